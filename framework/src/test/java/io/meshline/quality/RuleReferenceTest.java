package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problems;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Holds every line of the reference of quality rules against what happens. */
@ExtendWith(SharedSpark.class)
class RuleReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/reference/quality-rules.md");
    private static final Pattern KIND = Pattern.compile("\\| (\\w+) \\| `(.+?)` \\| .*");
    private static final Pattern SURPRISE = Pattern.compile("\\| `(.+?)` \\| `(.+?)` \\| (yes|no) \\|");

    @Test
    void everyKindIsListed() throws IOException {
        assertThat(lines(KIND).map(line -> line.group(1)).distinct())
                .containsExactlyInAnyOrderElementsOf(RuleKind.names());
    }

    @Test
    void everyExampleIsAcceptedAndHolds(SparkSession spark) throws IOException {
        Dataset<Row> rows = Invoices.lines(spark);
        String[] rules = lines(KIND).map(line -> line.group(2)).toArray(String[]::new);
        Problems problems = new Problems();
        Schemas schemas = Invoices.schemas(spark);
        Stream.of(rules).forEach(rule -> RuleChecker.check(Invoices.rule(rule), schemas, problems));
        assertThat(problems.sorted()).isEmpty();
        Batch batch = new Batch(rows, Invoices.rowsOnly(rows), Invoices.others(spark)::get);
        List<Verdict> verdicts = Auditor.audit(Invoices.gate(rules), batch, 0).verdicts();
        assertThat(verdicts)
                .hasSize(rules.length)
                .allSatisfy(verdict ->
                        assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Outcome.PASSED));
    }

    @Test
    void everySurpriseHappens(SparkSession spark) throws IOException {
        assertThat(lines(SURPRISE)).hasSizeGreaterThan(15).allSatisfy(line -> {
            Dataset<Row> rows =
                    spark.sql("select v from values (" + line.group(2).replace(", ", "), (") + ") as t(v)");
            Problems problems = new Problems();
            RuleChecker.check(Invoices.rule(line.group(1)), Schemas.of(rows.schema()), problems);
            assertThat(problems.sorted()).isEmpty();
            Verdict verdict = Auditor.audit(Invoices.gate(line.group(1)), Batch.of(rows, Invoices.statistics(rows)), 0)
                    .verdicts()
                    .get(0);
            assertThat(verdict.outcome() == Outcome.PASSED ? "yes" : "no")
                    .as(line.group())
                    .isEqualTo(line.group(3));
        });
    }

    private static Stream<Matcher> lines(Pattern form) throws IOException {
        return Files.readAllLines(REFERENCE).stream().map(form::matcher).filter(Matcher::matches);
    }
}
