package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class QuietCheckTest {

    @Test
    void aFirstCheckPrintsNothingAndStartsNoSession() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder check = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", FirstCheck.class.getName());
        check.environment().put("CLASSPATH", classes);
        Process process = check.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.strip()).isEqualTo("2 problems, no session");
    }

    @Test
    void whatOtherThreadsPrintMeanwhileGoesThrough() throws InterruptedException {
        PrintStream terminal = System.err;
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try {
            StandardStreams.withoutThisThread(() -> {
                System.err.println("dropped");
                Thread other = new Thread(() -> System.err.print("kept"));
                other.start();
                join(other);
                return "done";
            });
        } finally {
            System.setErr(terminal);
        }
        assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("kept");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first check of a process, which loads the parser. */
    static final class FirstCheck {
        private FirstCheck() {}

        public static void main(String[] arguments) {
            Problems problems = new Problems();
            StructType schema = new StructType().add("id", "bigint");
            RuleChecker.check(Invoices.rule("RowCount >"), Schemas.of(schema), problems);
            RuleChecker.check(Invoices.rule("IsComplete \"id\" where \"it > 0\""), Schemas.of(schema), problems);
            RuleChecker.check(Invoices.rule("ColumnDataType \"id\" = \"DATE\""), Schemas.of(schema), problems);
            RuleChecker.check(Invoices.rule("ColumnValues \"id\" > 5"), Schemas.of(schema), problems);
            boolean session = SparkSession.getDefaultSession().isDefined();
            System.out.println(problems.sorted().size() + " problems, " + (session ? "a" : "no") + " session");
        }
    }
}
