package io.meshline.jobs.olist;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.rand;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Folders;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The states of real orders, which arrive in any order, make one history. */
@Tag("slow")
class OrderHistoryIT {
    private static final int BATCHES = 10;
    private static final long SEED = 20161001;

    @TempDir
    private static Path folder;

    private static Path inOrder;
    private static Path atRandom;

    @BeforeAll
    static void deliver() throws IOException {
        inOrder = folder.resolve("in-order");
        atRandom = folder.resolve("at-random");
        Path orders = SharedData.folder("olist").resolve("olist_orders_dataset.csv.gz");
        // A session of the configuration of the runs, which they share.
        run(inOrder);
        Dataset<Row> states = states(SparkSession.active(), orders).cache();
        write(states.orderBy("at", "order_id", "state").coalesce(1), inOrder);
        run(inOrder);
        double[] parts = new double[BATCHES];
        Arrays.fill(parts, 1);
        for (Dataset<Row> part : states.randomSplit(parts, SEED)) {
            write(part.orderBy(rand(SEED)).coalesce(1), atRandom);
            run(atRandom);
        }
        states.unpersist();
    }

    @Test
    void givesTheSameTableFromTenRandomBatchesAsFromOneInOrder() {
        Dataset<Row> one = history(inOrder);
        Dataset<Row> ten = history(atRandom);

        assertThat(one.count()).isGreaterThan(300_000);
        assertThat(ten.count()).isEqualTo(one.count());
        assertThat(ten.exceptAll(one).count()).isZero();
    }

    @Test
    void holdsItsInvariants() {
        history(atRandom).createOrReplaceTempView("history");
        Dataset<Row> broken = SparkSession.active().sql("""
                SELECT order_id FROM (
                  SELECT *, lead(valid_from) OVER (PARTITION BY order_id ORDER BY valid_from) AS next FROM history)
                WHERE NOT (valid_to <=> next) OR is_current <> (valid_to IS NULL) OR valid_from > _last_seen
                """);

        assertThat(broken.count()).isZero();
        assertThat(history(atRandom).filter("is_current").count()).isEqualTo(99_441);
    }

    private static Dataset<Row> states(SparkSession spark, Path orders) {
        return spark.read()
                .option("header", true)
                .csv(orders.toString())
                .selectExpr(
                        "order_id",
                        "stack(4, 'purchased', order_purchase_timestamp, 'approved', order_approved_at,"
                                + " 'handed over', order_delivered_carrier_date,"
                                + " 'delivered', order_delivered_customer_date) as (state, at)")
                .filter(col("at").isNotNull());
    }

    private static void write(Dataset<Row> states, Path place) {
        states.write()
                .mode("append")
                .option("header", true)
                .csv(place.resolve("landing/order_state").toString());
    }

    private static void run(Path place) throws IOException {
        Files.createDirectories(place.resolve("landing/order_state"));
        Commands commands = new Commands(new Folders(
                Path.of("src/test/resources/olist/conf").toAbsolutePath(),
                place.resolve("warehouse"),
                place.resolve("landing"),
                place.resolve("manual")));
        Result result = commands.run("run", "marketplace.raw.order_state", "marketplace.entities.order");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    }

    private static Dataset<Row> history(Path place) {
        return SparkSession.active()
                .read()
                .format("delta")
                .load(place.resolve("warehouse/marketplace/entities/order").toString());
    }
}
