package io.meshline.clean;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.clean.Tracking.Deletions;
import io.meshline.fixture.SharedSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class SnapshotsTest {
    private static final Tracking STOCK =
            new Tracking(List.of("sku", "free", "day"), List.of("sku"), List.of("day"), Deletions.POSSIBLE);
    private static final Snapshots SNAPSHOTS = new Snapshots(STOCK);

    private final SparkSession spark;

    SnapshotsTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void anObjectIsGoneFromTheFirstSnapshotOnThatLeavesItOut() {
        assertThat(absences("('A', 1, 1), ('A', 1, 2), ('B', 1, 1), ('B', 1, 2), ('B', 1, 3), ('B', 1, 4)"))
                .isEqualTo("[[A,null,3,true]]");
    }

    @Test
    void anObjectThatComesBackCanGoAgain() {
        assertThat(absences("('A', 1, 1), ('B', 1, 2), ('A', 1, 3), ('B', 1, 4)"))
                .isEqualTo("[[A,null,2,true], [A,null,4,true], [B,null,3,true]]");
    }

    @Test
    void aSnapshotThatNoRecordTellsOfIsNone() {
        assertThat(absences("('A', 1, 1), ('A', 1, 9), ('B', 1, 1), ('B', 1, 9)"))
                .isEqualTo("[]");
    }

    @Test
    void aRejectedRecordShowsThatItsObjectIsThere() {
        assertThat(absences("('A', 1, 1), ('A', -1, 2), ('B', 1, 1), ('B', 1, 2), ('C', -1, 1), ('C', 1, 2), "
                        + "('D', -1, 1), (null, -1, 2)"))
                .isEqualTo("[]");
        assertThat(absences("('A', 1, 1), ('A', -1, 2), ('B', 1, 1), ('B', 1, 2), ('B', 1, 3)"))
                .isEqualTo("[[A,null,3,true]]");
    }

    @Test
    void rejectedRecordsAloneAreNoSnapshot() {
        assertThat(absences("('A', 1, 1), ('B', 1, 1), ('B', -1, 2)")).isEqualTo("[]");
    }

    @Test
    void whatTheLastKnownSnapshotHasIsSeenBeforeTheFirstOfABatch() {
        Dataset<Row> batch = structured("('A', 1, 5), ('A', 1, 6)");
        Dataset<Row> rows = rows(batch);
        Dataset<Row> known = SNAPSHOTS.known(spark.sql("select * from values ('A'), ('Z') as t(sku)"));

        assertThat(text(SNAPSHOTS.absences(SNAPSHOTS.sightings(batch).unionByName(known), rows)))
                .isEqualTo("[[Z,null,5,true]]");
    }

    @Test
    void aSnapshotIsInOrderIfItComesAfterEveryPointThatIsKnown() {
        Dataset<Row> history = spark.sql("select 3 as _last_seen");
        Dataset<Row> latest = spark.sql("select 3 as day");

        for (Dataset<Row> known : List.of(history, latest)) {
            assertThat(SNAPSHOTS.isInOrder(known, rows(structured("('A', 1, 4), ('A', 1, 5)"))))
                    .isTrue();
            assertThat(SNAPSHOTS.isInOrder(known, rows(structured("('A', 1, 3), ('A', 1, 5)"))))
                    .isFalse();
            assertThat(SNAPSHOTS.isInOrder(known.limit(0), rows(structured("('A', 1, 3)"))))
                    .isTrue();
        }
    }

    @Test
    void aLossIsToldForEachSnapshotWithWhatTheOneBeforeHad() {
        Dataset<Row> batch =
                structured("('A', 1, 1), ('B', 1, 1), ('C', -1, 1), ('A', 1, 2), ('B', -1, 2), ('C', 1, 3)");
        Dataset<Row> rows = rows(batch);
        Dataset<Row> sightings = SNAPSHOTS.sightings(batch);

        assertThat(text(SNAPSHOTS.losses(sightings, SNAPSHOTS.absences(sightings, rows), rows)))
                .isEqualTo("[[3,2,2]]");
    }

    private String absences(String values) {
        Dataset<Row> structured = structured(values);
        return text(SNAPSHOTS.absences(SNAPSHOTS.sightings(structured), rows(structured)));
    }

    /** A negative number stands for a record that was rejected. */
    private Dataset<Row> structured(String values) {
        return spark.sql("select * from values " + values + " as t(sku, free, day)")
                .withColumn(Structuring.REASONS, expr("if(free < 0, array('is negative'), array())"));
    }

    private static Dataset<Row> rows(Dataset<Row> structured) {
        return Snapshots.rows(structured);
    }

    private static String text(Dataset<Row> rows) {
        return rows.coalesce(1)
                .sortWithinPartitions(rows.columns()[0], rows.columns()[2])
                .collectAsList()
                .toString();
    }
}
