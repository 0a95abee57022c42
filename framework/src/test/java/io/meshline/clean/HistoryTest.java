package io.meshline.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.fixture.SharedSpark;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class HistoryTest {
    private static final History STOCK =
            new History(List.of("sku", "place no.", "free", "at"), List.of("sku", "place no."), "at");
    private static final String NOTHING = "('', 0, 0, 0, 0, 0, true, 0)";

    private final SparkSession spark;

    HistoryTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void aNewObjectGetsAVersionForEachRunOfEqualStates() {
        Dataset<Row> moments = merge(NOTHING, "('A', 1, 5, 10), ('A', 1, 5, 11), ('A', 1, 7, 12), ('A', 2, null, 10)");

        assertThat(rows(moments))
                .containsExactly(
                        "[A,1,5,10,10,12,false,11,null]",
                        "[A,1,5,10,10,12,false,11,insert]",
                        "[A,1,7,12,12,null,true,12,null]",
                        "[A,1,7,12,12,null,true,12,insert]",
                        "[A,2,null,10,10,null,true,10,null]",
                        "[A,2,null,10,10,null,true,10,insert]");
        assertThat(StatesTable.counters(STOCK, moments)).containsExactly(4L, 2L, 1L, 1L, 0L, 0L);
    }

    @Test
    void aFurtherStateClosesTheCurrentVersion() {
        Dataset<Row> moments = merge("('A', 1, 5, 10, 10, null, true, 11)", "('A', 1, 7, 12)");

        assertThat(rows(moments))
                .containsExactly(
                        "[A,1,5,10,10,12,false,11,null]",
                        "[A,1,5,10,10,null,true,11,update_preimage]",
                        "[A,1,5,10,10,12,false,11,update_postimage]",
                        "[A,1,7,12,12,null,true,12,null]",
                        "[A,1,7,12,12,null,true,12,insert]");
        assertThat(StatesTable.counters(STOCK, moments)).containsExactly(1L, 0L, 1L, 0L, 0L, 0L);
    }

    @Test
    void aRepeatedStateMovesOnlyWhenItWasLastSeen() {
        Dataset<Row> moments = merge("('A', 1, 5, 10, 10, null, true, 11)", "('A', 1, 5, 12)");

        assertThat(rows(moments))
                .containsExactly(
                        "[A,1,5,10,10,null,true,12,null]",
                        "[A,1,5,10,10,null,true,11,update_preimage]",
                        "[A,1,5,10,10,null,true,12,update_postimage]");
        assertThat(StatesTable.counters(STOCK, moments)).containsExactly(1L, 0L, 0L, 1L, 0L, 0L);
    }

    @Test
    void aRecordThatIsDeliveredAgainChangesNothing() {
        Dataset<Row> moments = merge("('A', 1, 5, 10, 10, null, true, 11)", "('A', 1, 5, 10), ('A', 1, 5, 10)");

        assertThat(rows(moments)).containsExactly("[A,1,5,10,10,null,true,11,null]");
        assertThat(StatesTable.counters(STOCK, moments)).containsExactly(2L, 0L, 0L, 1L, 1L, 0L);
    }

    @Test
    void atOnePointTheGreatestStateWinsAndNullIsTheLeast() {
        Dataset<Row> moments = merge(
                "('A', 1, 5, 10, 10, null, true, 10), ('B', 1, 5, 10, 10, null, true, 10)",
                "('A', 1, 4, 10), ('A', 1, null, 10), ('B', 1, 6, 10), ('B', 1, null, 10)");

        assertThat(rows(moments))
                .containsExactly(
                        "[A,1,5,10,10,null,true,10,null]",
                        "[B,1,6,10,10,null,true,10,null]",
                        "[B,1,5,10,10,null,true,10,update_preimage]",
                        "[B,1,6,10,10,null,true,10,update_postimage]");
        assertThat(StatesTable.counters(STOCK, moments)).containsExactly(4L, 0L, 1L, 0L, 3L, 0L);
    }

    @Test
    void aLateObservationThatMovesTheStartOfAVersionReplacesIt() {
        Dataset<Row> moments = merge("('A', 1, 5, 10, 10, null, true, 10)", "('A', 1, 5, 8)");

        assertThat(rows(moments))
                .containsExactly(
                        "[A,1,5,8,8,null,true,10,null]",
                        "[A,1,5,8,8,null,true,10,insert]",
                        "[A,1,5,10,10,null,true,10,delete]");
    }

    @Test
    void onlyAnObservationBeforeTheCurrentVersionOrWinningAtItsStartIsLate() {
        Dataset<Row> versions = versions("('A', 1, 5, 10, 10, null, true, 20), ('B', 1, 5, 10, 10, null, true, 20), "
                + "('C', 1, 5, 10, 10, null, true, 20), ('D', 1, 5, 10, 10, null, true, 20), "
                + "('E', 1, 5, 2, 2, 10, false, 2)");
        Dataset<Row> batch = observations(
                "('A', 1, 5, 9), ('B', 1, 6, 10), ('C', 1, 5, 10), ('C', 1, 4, 10), ('D', 1, 9, 11), ('E', 1, 9, 1)");

        assertThat(STOCK.late(versions, batch).orderBy("sku").collectAsList().toString())
                .isEqualTo("[[A,1], [B,1]]");
        assertThat(STOCK.late(versions, batch).columns()).containsExactly("sku", "place no.");
    }

    @Test
    void anotherStateInsideAVersionIsAConflict() {
        Dataset<Row> moments = merge(
                Stream.of("A", "B", "C", "D", "E", "F")
                        .map("('%s', 1, 5, 10, 10, null, true, 20)"::formatted)
                        .reduce((left, right) -> left + ", " + right)
                        .orElseThrow(),
                "('A', 1, 4, 15), ('B', 1, 6, 10), ('C', 1, 6, 20), ('D', 1, 4, 20), ('E', 1, 5, 15), ('F', 1, 9, 21)");

        assertThat(STOCK.conflicts(moments).orderBy("sku").collectAsList().toString())
                .isEqualTo("[[A,1], [B,1], [C,1]]");
        assertThat(StatesTable.counters(STOCK, moments).get(5)).isEqualTo(3L);
    }

    @Test
    void aRebuildTakesThePointsFromTheObservationsAndTheChangesFromTheTable() {
        Dataset<Row> moments = STOCK.rebuild(
                versions("('A', 1, 5, 10, 10, null, true, 20), ('A', 1, 3, 2, 2, 10, false, 2)"),
                observations("('A', 1, 3, 2), ('A', 1, 5, 10), ('A', 1, 5, 13), ('A', 1, 5, 17), ('A', 1, 5, 20)"),
                observations("('A', 1, 4, 15)"));

        assertThat(rows(moments))
                .containsExactly(
                        "[A,1,3,2,2,10,false,2,null]",
                        "[A,1,5,10,10,15,false,13,null]",
                        "[A,1,5,10,10,null,true,20,update_preimage]",
                        "[A,1,5,10,10,15,false,13,update_postimage]",
                        "[A,1,4,15,15,17,false,15,null]",
                        "[A,1,4,15,15,17,false,15,insert]",
                        "[A,1,5,17,17,null,true,20,null]",
                        "[A,1,5,17,17,null,true,20,insert]");
        assertThat(StatesTable.counters(STOCK, moments)).containsExactly(1L, 0L, 1L, 0L, 0L, 0L);
    }

    @Test
    void objectsWithoutAttributesHaveOneVersion() {
        History history = new History(List.of("sku", "at"), List.of("sku"), "at");
        Dataset<Row> batch = spark.sql("select * from values ('A', 1), ('A', 3), ('A', 2) as t(sku, at)");
        Dataset<Row> versions = spark.sql("select 'A' as sku, 0 as at, 0 as valid_from, cast(null as int) as valid_to, "
                + "true as is_current, 0 as _last_seen");

        assertThat(history.rows(history.merge(versions, batch))
                        .where("_change_type is null")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[A,0,0,null,true,3,null]]");
    }

    @Test
    void aMergeShufflesOnceAndSortsOnce() {
        Dataset<Row> batch = spark.range(5).selectExpr("'A' as sku", "id as `place no.`", "1 as free", "2 as at");
        String plan = STOCK.rows(STOCK.merge(versions(NOTHING), batch))
                .queryExecution()
                .executedPlan()
                .toString();

        assertThat(plan.split("\n"))
                .filteredOn(line -> line.contains("Exchange"))
                .hasSize(1);
        assertThat(plan.split("\n"))
                .filteredOn(line -> line.contains("- Sort ["))
                .hasSize(1);
    }

    @Test
    void countersRideAlongWithTheRows() throws InterruptedException {
        Observation ledger = new Observation();
        List<Column> counters = STOCK.counters();
        Dataset<Row> moments = merge(NOTHING, "('A', 1, 5, 10), ('A', 1, 4, 10), ('A', 1, 7, 12)")
                .observe(ledger, counters.get(0), Names.array(counters.subList(1, counters.size())));

        assertThat(STOCK.rows(moments).collectAsList()).hasSize(4);
        assertThat(ledger.getAsJava())
                .isEqualTo(Map.of(
                        "observations",
                        3L,
                        "written",
                        1L,
                        "updated",
                        1L,
                        "unchanged",
                        0L,
                        "duplicate",
                        1L,
                        "conflicts",
                        0L));
    }

    @Test
    void versionsOfABroadcastOfKeysAreToldFromTheOthersWithoutShufflingThem() {
        Dataset<Row> versions = versions("('A', 1, 5, 10, 10, null, true, 20), ('B', 1, 5, 10, 10, null, true, 20)");
        Dataset<Row> keys = functions.broadcast(spark.sql("select 'B' as sku, 1 as `place no.`"));

        assertThat(STOCK.touched(versions, keys).select("sku").head().getString(0))
                .isEqualTo("B");
        assertThat(STOCK.untouched(versions, keys).select("sku").head().getString(0))
                .isEqualTo("A");
        assertThat(STOCK.untouched(versions, keys).columns()).isEqualTo(versions.columns());
        assertThat(STOCK.touched(versions, keys).queryExecution().executedPlan().toString())
                .doesNotContain("Exchange hashpartitioning");
    }

    @Test
    void keyAndSequenceAreDifferentDeclaredColumns() {
        assertThatThrownBy(() -> new History(List.of("sku", "at"), List.of("at"), "at"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key and sequence must be different columns of [sku, at]");
    }

    private Dataset<Row> merge(String versions, String observations) {
        return STOCK.merge(versions(versions).where("sku <> ''"), observations(observations));
    }

    private Dataset<Row> versions(String values) {
        return spark.sql("select * from values " + values
                        + " as t(sku, `place no.`, free, at, valid_from, valid_to, is_current, _last_seen)")
                .withColumn("valid_to", functions.col("valid_to").cast("int"));
    }

    private Dataset<Row> observations(String values) {
        return spark.sql("select * from values " + values + " as t(sku, `place no.`, free, at)");
    }

    private static List<String> rows(Dataset<Row> moments) {
        return STOCK.rows(moments.coalesce(1).sortWithinPartitions("key_0", "key_1", "at")).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }
}
