package io.meshline.clean;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.clean.Tracking.Deletions;
import io.meshline.fixture.SharedSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Objects that cease to be, with their past and without. */
@ExtendWith(SharedSpark.class)
class DeletionsTest {
    private static final Tracking STOCK =
            new Tracking(List.of("sku", "free", "at"), List.of("sku"), List.of("at"), Deletions.POSSIBLE);
    private static final Tracking RANKED = new Tracking(
            List.of("sku", "free", "at", "position"), List.of("sku"), List.of("at", "position"), Deletions.POSSIBLE);
    private static final History HISTORY = new History(STOCK);
    private static final Latest LATEST = new Latest(STOCK);
    private static final String NOTHING = "('', 0, 0, 0, null, true, false, 0)";

    private final SparkSession spark;

    DeletionsTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void aDeletionIsAVersionWithoutAttributesThatIsNotCurrent() {
        assertThat(history("('A', 5, 10, 10, null, true, false, 11)", "('A', 9, 12, true)"))
                .containsExactly(
                        "[A,5,10,10,12,false,false,11,null]",
                        "[A,5,10,10,null,true,false,11,update_preimage]",
                        "[A,5,10,10,12,false,false,11,update_postimage]",
                        "[A,null,12,12,null,false,true,12,null]",
                        "[A,null,12,12,null,false,true,12,insert]");
    }

    @Test
    void anObjectThatComesBackClosesItsDeletion() {
        assertThat(history("('A', null, 12, 12, null, false, true, 12)", "('A', 7, 15, false)"))
                .containsExactly(
                        "[A,null,12,12,15,false,true,12,null]",
                        "[A,null,12,12,null,false,true,12,update_preimage]",
                        "[A,null,12,12,15,false,true,12,update_postimage]",
                        "[A,7,15,15,null,true,false,15,null]",
                        "[A,7,15,15,null,true,false,15,insert]");
    }

    @Test
    void anOlderRecordDoesNotBringADeletedObjectBack() {
        assertThat(history("('A', null, 12, 12, null, false, true, 12)", "('A', 7, 10, false)"))
                .containsExactly(
                        "[A,7,10,10,12,false,false,10,null]",
                        "[A,7,10,10,12,false,false,10,insert]",
                        "[A,null,12,12,null,false,true,12,null]");
    }

    @Test
    void atOnePointADeletionWinsAgainstAState() {
        assertThat(history(NOTHING, "('A', 7, 10, false), ('A', null, 10, true)"))
                .containsExactly("[A,null,10,10,null,false,true,10,null]", "[A,null,10,10,null,false,true,10,insert]");
        assertThat(latest("('', 0, 0, true, false)", "('A', 7, 10, false), ('A', null, 10, true)"))
                .containsExactly("[A,null,10,false,true,null]", "[A,null,10,false,true,insert]");
    }

    @Test
    void aFurtherSequenceColumnDecidesAtOnePointBeforeThat() {
        Dataset<Row> batch =
                spark.sql("select * from values ('A', cast(null as int), 10, 1, true), ('A', 7, 10, 2, false), "
                        + "('B', 3, 10, 1, false), ('B', null, 10, 2, true) as t(sku, free, at, position, is_deleted)");
        Latest ranked = new Latest(RANKED);

        assertThat(text(ranked.rows(ranked.rebuild(
                                spark.sql("select '' as sku, 0 as free, 0 as at, 0 as position, false as is_deleted")
                                        .limit(0),
                                batch.limit(0),
                                batch))
                        .where("_change_type is null")
                        .coalesce(1)
                        .sortWithinPartitions("sku")))
                .containsExactly("[A,7,10,2,true,false,null]", "[B,null,10,2,false,true,null]");
    }

    @Test
    void theLatestStateKeepsThatAnObjectIsGone() {
        assertThat(latest(
                        "('A', 5, 10, true, false), ('B', null, 12, false, true)",
                        "('A', 9, 12, true), ('B', 7, 10, false)"))
                .containsExactly(
                        "[A,null,12,false,true,null]",
                        "[A,5,10,true,false,update_preimage]",
                        "[A,null,12,false,true,update_postimage]",
                        "[B,null,12,false,true,null]");
    }

    @Test
    void ofTheLatestStateARecordCountsOnce() {
        Dataset<Row> moments = LATEST.merge(
                stored("('A', 5, 10, true, false), ('B', 5, 10, true, false), ('C', 5, 10, true, false)"),
                observations("('A', 6, 11, false), ('A', 4, 8, false), ('B', 5, 12, false), ('C', 9, 9, false), "
                        + "('D', 1, 1, false), ('D', 1, 1, false)"),
                observations("('A', 0, 0, false)").limit(0));

        // A is updated and its older record a duplicate, B only confirmed, C older than what is known, D new and told
        // twice.
        assertThat(StatesTable.counters(LATEST, moments)).containsExactly(6L, 1L, 1L, 2L, 2L, 0L);
    }

    @Test
    void theOpenRowsAreFoundByPartitionsAndByAColumnThatFilesHaveStatisticsOf() {
        assertThat(HISTORY.open().toString()).isEqualTo("[is_current, (is_deleted AND (valid_to IS NULL))]");
        assertThat(LATEST.open().toString()).isEqualTo("[is_current, is_deleted]");
    }

    private List<String> history(String versions, String observations) {
        Dataset<Row> stored = spark.sql("select * from values " + versions
                        + " as t(sku, free, at, valid_from, valid_to, is_current, is_deleted, _last_seen)")
                .where("sku <> ''")
                .withColumn("free", col("free").cast("int"))
                .withColumn("valid_to", col("valid_to").cast("int"));
        return text(HISTORY.rows(
                HISTORY.merge(stored, observations(observations)).coalesce(1).sortWithinPartitions("key_0", "at")));
    }

    private List<String> latest(String rows, String observations) {
        Dataset<Row> batch = observations(observations);
        return text(LATEST.rows(
                LATEST.merge(stored(rows), batch, batch.limit(0)).coalesce(1).sortWithinPartitions("key_0")));
    }

    private Dataset<Row> stored(String rows) {
        return spark.sql("select * from values " + rows + " as t(sku, free, at, is_current, is_deleted)")
                .where("sku <> ''")
                .withColumn("free", col("free").cast("int"));
    }

    private Dataset<Row> observations(String values) {
        return spark.sql("select * from values " + values + " as t(sku, free, at, is_deleted)")
                .withColumn("free", col("free").cast("int"));
    }

    private static List<String> text(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).toList();
    }
}
