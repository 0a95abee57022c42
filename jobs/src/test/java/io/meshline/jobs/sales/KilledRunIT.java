package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.WarehouseFiles;
import io.meshline.jobs.sales.Kills.Undisturbed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process of a run with SIGKILL and runs it again: everything is as if nobody had killed it. */
@Tag("slow")
class KilledRunIT {
    private static final long SEED = 20101201;
    private static final double PROCESS_START = 0.15;

    @TempDir
    private static Path folder;

    private static WarehouseFiles firstDelivery;
    private static Map<String, List<String>> expected;
    private static Kills kills;
    private static Duration inThisProcess;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void runUndisturbed() {
        SalesLanding landing = new SalesLanding(folder.resolve("landing"));
        Commands commands = new Commands(folder.resolve("undisturbed/warehouse"), landing.folder());
        landing.deliverFirst();
        run(commands);
        firstDelivery = new WarehouseFiles(folder.resolve("first/warehouse"));
        new WarehouseFiles(commands.warehouse()).copyTo(folder.resolve("first/warehouse"));
        landing.deliverSecond();
        long begun = System.nanoTime();
        run(commands);
        inThisProcess = Duration.ofNanos(System.nanoTime() - begun);
        expected = new SalesTables(commands.warehouse()).everything();
        assertThat(expected).containsKeys(SalesTables.STABLE.toArray(String[]::new));
        assertThat(expected.keySet()).contains("raw/invoice_lines_quarantine", "events/item_sold_quarantine");
        assertExactlyOnce(commands.warehouse());
        kills = new Kills(folder, landing);
    }

    @Test
    void runsOnAfterAKillAsIfThereHadBeenNone() {
        // A process of its own takes longer: it is killed at work, and no run is spent on measuring it.
        Undisturbed second = new Undisturbed("second delivery", firstDelivery, inThisProcess);
        Path warehouse = kills.killedAt(second, List.of(share(1, 2)));
        assertExactlyOnce(warehouse);
        assertOrphansCountForNothing(warehouse);
    }

    /** Every fourth time, the run that is to make good for the kill is killed as well. */
    @Test
    void runsOnAfterTwentyKillsAsIfThereHadBeenNone() {
        Undisturbed second = kills.undisturbed("second delivery", firstDelivery);
        Undisturbed both = kills.undisturbed("both deliveries", new WarehouseFiles(folder.resolve("none")));
        int orphans = 0;
        for (int round = 0; round < 16; round++) {
            List<Double> shares = new ArrayList<>(List.of(share(round, 16)));
            if (round % 4 == 3) {
                shares.add(share(random.nextInt(16), 16));
            }
            Path warehouse = kills.killedAt(round % 2 == 0 ? second : both, shares);
            assertExactlyOnce(warehouse);
            orphans += assertOrphansCountForNothing(warehouse);
        }
        assertThat(kills.report()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(orphans).isPositive();
    }

    /** An instant in one of equal parts of a run, from when its process has started to its end. */
    private double share(int part, int parts) {
        return PROCESS_START + (1 - PROCESS_START) * (part + random.nextDouble()) / parts;
    }

    private static void run(Commands commands) {
        Result result = commands.run("run", "--domain", "sales");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    }

    private static void assertExactlyOnce(Path warehouse) {
        ExactlyOnce.assertThatTablesSay(expected, warehouse);
        assertThat(PlatformFacts.failed(new SalesTables(warehouse))).isEmpty();
    }

    /** What a killed run had staged is never seen, and a vacuum takes it away. */
    private static int assertOrphansCountForNothing(Path warehouse) {
        WarehouseFiles files = new WarehouseFiles(warehouse);
        Set<String> orphans = files.orphans();
        SparkSession spark = SparkSession.active();
        spark.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        // A vacuum otherwise lists a handful of files with ten thousand tasks.
        spark.conf().set("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
        files.tables().stream()
                .filter(table -> orphans.stream().anyMatch(file -> file.startsWith(table + "/")))
                .forEach(table -> spark.sql("VACUUM delta.`" + warehouse + "/" + table + "` RETAIN 0 HOURS"));
        assertThat(files.orphans()).isEmpty();
        assertThat(new SalesTables(warehouse).everything()).isEqualTo(expected);
        return orphans.size();
    }
}
