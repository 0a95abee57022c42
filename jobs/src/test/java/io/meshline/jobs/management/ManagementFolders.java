package io.meshline.jobs.management;

import static org.apache.spark.sql.functions.col;

import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Copies of the sample data that a test may change, and the tables that come of them. */
final class ManagementFolders {
    private final Path root;

    ManagementFolders(Path root) {
        this.root = root;
        copy(Commands.sampleData().resolve("manual"), root.resolve("manual"));
    }

    Commands commands() {
        return new Commands(new Folders(
                Commands.configuration(), root.resolve("warehouse"), root.resolve("landing"), root.resolve("manual")));
    }

    /** Delivers the invoice lines of a day of the sample. */
    void deliver(String day) {
        String file = "sales/invoice_lines/" + day + ".csv.gz";
        copy(Commands.sampleData().resolve(file), root.resolve("landing").resolve(file));
    }

    /** Keeps a file of targets; without lines, takes it away. */
    void keepTargets(String name, String... lines) {
        if (lines.length == 0) {
            change(() -> Files.delete(targets(name)));
        } else {
            keep(
                    name,
                    Stream.concat(Stream.of("Month,Country,TargetGBP"), Stream.of(lines))
                            .toArray(String[]::new));
        }
    }

    /** Keeps a file among the targets, with a header of its own. */
    void keep(String name, String... lines) {
        change(() -> Files.write(targets(name), List.of(lines)));
    }

    private Path targets(String name) {
        return root.resolve("manual/management/revenue_target").resolve(name);
    }

    private interface Change {
        void carryOut() throws IOException;
    }

    private static void change(Change change) {
        try {
            change.carryOut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table of any domain, such as {@code sales/aggregates/daily_revenue}. */
    Dataset<Row> table(String path) {
        return SparkSession.active().read().format("delta").load(root.resolve("warehouse") + "/" + path);
    }

    /** Net revenue, target and achieved share of a country in December 2010. */
    List<String> achievement(String country) {
        return table("management/aggregates/target_achievement")
                .filter(col("month").equalTo("2010-12-01").and(col("country").equalTo(country)))
                .select("net_revenue", "target", "achieved_share")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private static void copy(Path from, Path to) {
        change(() -> {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        });
    }
}
