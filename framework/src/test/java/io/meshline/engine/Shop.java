package io.meshline.engine;

import io.meshline.commit.TableState;
import io.meshline.config.ConfigLoader;
import io.meshline.config.ConfigSource;
import io.meshline.error.Problems;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import io.meshline.model.Settings;
import io.meshline.model.Zone;
import io.meshline.plan.DatasetState;
import io.meshline.plan.JobPlan;
import io.meshline.plan.Refresh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** A small project with one raw dataset, to which files can be delivered. */
final class Shop {
    static final DatasetId TILLS = new DatasetId("shop", Zone.RAW, "tills");

    private static final String DOMAIN = """
            domain {
              name = shop
              description = "A shop"
              owner { team = shop, contact = "shop@example.com" }
              archetype = source-aligned
            }
            raw.tills {
              description = "Lines of tills"
              source { format = csv, path = ${landing}"/tills", encoding = %s }
              columns { article { description = "Article code" }, pieces { description = "Pieces" } }
              quality { %s }
            }
            """;

    private final SparkSession spark;
    private final Path folder;
    private final Project project;

    Shop(SparkSession spark, Path folder) {
        this(spark, folder, "");
    }

    /** A shop with quality rules of its dataset. */
    Shop(SparkSession spark, Path folder, String quality) {
        this(spark, folder, quality, "UTF-8");
    }

    /** A shop whose files have another character set. */
    Shop(SparkSession spark, Path folder, String quality, String encoding) {
        this.spark = spark;
        this.folder = folder;
        write("conf/platform.conf", "");
        write("conf/environments/local.conf", "logs = logs");
        write("conf/domains/shop/domain.conf", DOMAIN.formatted(encoding, quality));
        List<String> places = List.of("warehouse=\"" + folder + "/warehouse\"", "landing=\"" + folder + "/landing\"");
        Problems problems = new Problems();
        Mesh mesh = ConfigLoader.load(new ConfigSource(folder.resolve("conf"), "local", places, Map.of()), problems);
        this.project = Project.check(mesh, problems);
        problems.throwIfAny();
    }

    /** Delivers a file with these lines below its header. */
    Path deliver(String file, String... lines) {
        return write("landing/tills/" + file, "article,pieces\n" + String.join("\n", lines) + "\n");
    }

    /** The job as a run finds it now. */
    JobContext job(String runId) {
        return job(runId, (dataset, state, table) -> JobPlan.decide(dataset, state, Refresh.INCREMENTAL));
    }

    /** The job as a replay finds it now. */
    JobContext replay(String runId) {
        return job(runId, (dataset, state, table) -> {
            long open = HeldRecords.of(spark, settings(), TILLS)
                    .map(held -> held.countOpen(spark))
                    .orElse(0L);
            return JobPlan.replay(dataset, state, open);
        });
    }

    private JobContext job(String runId, JobSchedule.Decider decider) {
        RunContext run = new RunContext(runId, project, spark, new JobMonitor(), Clock.systemUTC());
        Dataset dataset = project.mesh().datasets().get(TILLS);
        DatasetStates states = new DatasetStates(run);
        Optional<TableState> table = states.table(TILLS);
        DatasetState state = states.of(dataset, table);
        JobPlan plan = decider.decide(dataset, state, table);
        return new JobContext(run, dataset, plan, state.table(), table, Instant.now());
    }

    Project project() {
        return project;
    }

    Mesh mesh() {
        return project.mesh();
    }

    Settings settings() {
        return project.mesh().settings();
    }

    /** Some columns of the dataset's table or of one beside it, sorted. */
    List<String> rows(String suffix, String... columns) {
        return spark
                .read()
                .format("delta")
                .load(settings().tablePath(TILLS) + suffix)
                .selectExpr(columns)
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .sorted()
                .toList();
    }

    private Path write(String file, String content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
