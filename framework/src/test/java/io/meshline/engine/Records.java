package io.meshline.engine;

import io.meshline.commit.TableState;
import io.meshline.config.ConfigLoader;
import io.meshline.config.ConfigSource;
import io.meshline.error.Problems;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Interval;
import io.meshline.model.Interval.Bound;
import io.meshline.model.Mesh;
import io.meshline.plan.DatasetState;
import io.meshline.plan.JobPlan;
import io.meshline.plan.Refresh;
import io.meshline.report.JobRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Records of a shop's stock that come in batches, and the dataset that is made of them. */
final class Records {
    private static final String DOMAIN = """
            domain {
              name = shop
              description = "A shop"
              owner { team = shop, contact = "shop@example.com" }
              archetype = source-aligned
            }
            raw.records {
              description = "What the stock system said"
              source { format = csv, path = ${landing}"/records" }
              columns { sku {}, free {}, at {}, op {} }
            }
            """;
    private static final String COLUMNS = """
              description = "Stock"
              from = raw.records
              columns {
                sku  { type = string, description = "Article number" }
                free { type = int, required = true, description = "Pieces in stock" }
                at   { type = date, description = "Day of the record" }
              }
            """;

    private final SparkSession spark;
    private final Path folder;
    private final DatasetId dataset;
    private final Project project;

    /**
     * @param dataset the dataset, such as {@code entities.stock}
     * @param keys its further keys in configuration
     */
    Records(SparkSession spark, Path folder, String dataset, String keys) {
        this(spark, folder, dataset, keys, "");
    }

    /**
     * @param further what stands in the domain's configuration besides
     */
    Records(SparkSession spark, Path folder, String dataset, String keys, String further) {
        this.spark = spark;
        this.folder = folder;
        this.dataset = DatasetId.parse("shop." + dataset).orElseThrow();
        write("conf/platform.conf", "");
        write("conf/environments/local.conf", "logs = logs");
        write("conf/domains/shop/domain.conf", DOMAIN + dataset + " {\n" + COLUMNS + keys + "\n}\n" + further);
        List<String> places = List.of("warehouse=\"" + folder + "/warehouse\"", "landing=\"" + folder + "/landing\"");
        Problems problems = new Problems();
        Mesh mesh = ConfigLoader.load(new ConfigSource(folder.resolve("conf"), "local", places, Map.of()), problems);
        this.project = Project.check(mesh, problems);
        problems.throwIfAny();
    }

    private Records(SparkSession spark, Path folder, DatasetId dataset, Project project) {
        this.spark = spark;
        this.folder = folder;
        this.dataset = dataset;
        this.project = project;
    }

    /** Another dataset of the domain. */
    Records of(String other) {
        return new Records(spark, folder, DatasetId.parse("shop." + other).orElseThrow(), project);
    }

    /** Takes in a batch of records, written as SQL values of sku, free, at and op. */
    JobRun take(String values) {
        return takeAll("select * from values " + values + " as t(sku, free, at, op)");
    }

    /** Takes in a batch of records, the result of a query with the columns sku, free, at and op. */
    JobRun takeAll(String query) {
        deliver(query);
        return run();
    }

    /** Puts records where the dataset takes them from, the result of a query with the columns sku, free, at and op. */
    void deliver(String query) {
        spark.sql(query)
                .selectExpr(
                        "sku",
                        "string(free) as free",
                        "at",
                        "op",
                        "'f' as _source_file",
                        "timestamp'2024-01-01' as" + " _ingested_at",
                        "'r' as _run_id")
                .coalesce(1)
                .write()
                .format("delta")
                .mode("append")
                .save(folder + "/warehouse/shop/raw/records");
    }

    /** Takes in what is new, and computes the rows of an interval anew besides. */
    JobRun recompute(String from, String to) {
        return run(job(interval(from, to)));
    }

    /** A run that computes the rows of an interval anew. */
    static Refresh interval(String from, String to) {
        return Refresh.of(
                new Interval(Bound.parse(from).orElseThrow(), Bound.parse(to).orElseThrow()));
    }

    /** Computes the whole table anew. */
    JobRun rebuild() {
        return run(job(Refresh.FULL));
    }

    /** Takes in what is new. */
    JobRun run() {
        return run(job(Refresh.INCREMENTAL));
    }

    private static JobRun run(JobContext job) {
        return new JobExecution(job).run();
    }

    /** The job of the dataset as it stands. */
    JobContext job(Refresh refresh) {
        RunContext run = new RunContext("run-1", project, spark, new JobMonitor(), Clock.systemUTC());
        Dataset declared = project.mesh().datasets().get(dataset);
        DatasetStates states = new DatasetStates(run);
        Optional<TableState> table = states.table(dataset);
        DatasetState state = states.of(declared, table);
        JobPlan plan = JobPlan.decide(declared, state, refresh);
        return new JobContext(run, declared, plan, state.table(), table, Instant.now());
    }

    /** Some columns of the table, sorted. */
    List<String> rows(String... columns) {
        return text(
                spark.read().format("delta").load(path()).selectExpr(columns).collectAsList());
    }

    /** Some columns of the changes that a version made, each behind the kind of change, sorted. */
    List<String> changes(long version, String... columns) {
        return text(spark.read()
                .format("delta")
                .option("readChangeFeed", "true")
                .option("startingVersion", version)
                .option("endingVersion", version)
                .load(path())
                .selectExpr(Stream.concat(Stream.of("_change_type"), Arrays.stream(columns))
                        .toArray(String[]::new))
                .collectAsList());
    }

    /** The batches of the open records of quarantine and their article numbers, sorted. */
    List<String> held() {
        JobContext job = job(Refresh.INCREMENTAL);
        return HeldRecords.of(job)
                .map(held -> text(held.openRows(spark)
                        .selectExpr("batch", "get_json_object(record, '$.sku')")
                        .collectAsList()))
                .orElse(List.of());
    }

    /** The table's folder. */
    String path() {
        return project.mesh().settings().tablePath(dataset);
    }

    private static List<String> text(List<Row> rows) {
        return rows.stream().map(row -> row.mkString(" ")).sorted().toList();
    }

    private void write(String file, String content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
