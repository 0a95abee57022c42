package io.meshline.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.FactIdentity;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class DeduplicationTest {
    private static final String LINES = "values (1, 'a', 5), (1, 'a', 3), (1, null, 4), (1, null, null), (2, 'a', 9)";
    private static final String KEPT = "[[1,null,null], [1,a,3], [2,a,9]]";

    private final SparkSession spark;

    DeduplicationTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void theLeastOfSeveralRowsStaysWhateverTheirOrderAndPartitioning() {
        Dataset<Row> lines = lines(LINES);
        List<Dataset<Row>> arrangements = List.of(
                lines.orderBy("quantity"),
                lines.orderBy(lines.col("quantity").desc()),
                lines.repartition(4),
                lines.coalesce(1));

        assertThat(arrangements)
                .allSatisfy(rows ->
                        assertThat(kept(rows, List.of("invoice", "article"))).isEqualTo(KEPT));
    }

    @Test
    void aRowKnowsHowManyDuplicatesItStandsFor() {
        Dataset<Row> distinct = Deduplication.withinBatch(lines(LINES), FactIdentity.of(List.of("invoice", "article")));

        assertThat(distinct.columns()).containsExactly("invoice", "article", "quantity", "_duplicates");
        assertThat(distinct.orderBy("invoice", "article").collectAsList().toString())
                .isEqualTo("[[1,null,null,1], [1,a,3,1], [2,a,9,0]]");
    }

    @Test
    void byAllColumnsOnlyExactDuplicatesGo() {
        Dataset<Row> lines = lines("values (1, 'a', null), (1, 'a', null), (1, 'a', 3)");

        assertThat(kept(lines, List.of(lines.columns()))).isEqualTo("[[1,a,null], [1,a,3]]");
    }

    @Test
    void deduplicationShufflesOnce() {
        Dataset<Row> rows = spark.range(9).selectExpr("id % 3 as id", "id % 2 as at");

        assertThat(exchanges(Deduplication.withinBatch(rows, FactIdentity.of(List.of("id")))))
                .isEqualTo(1);
        assertThat(exchanges(Deduplication.withinBatch(rows, FactIdentity.of(List.of("at", "id")))))
                .isEqualTo(1);
    }

    @Test
    void byAllColumnsNothingIsSorted() {
        Dataset<Row> rows = lines(LINES);

        assertThat(Deduplication.withinBatch(rows, FactIdentity.of(List.of(rows.columns())))
                        .queryExecution()
                        .executedPlan()
                        .toString())
                .contains("HashAggregate")
                .doesNotContain("Sort");
    }

    @Test
    void rowsThatStandInTheTableAreNotUnknownNullsIncluded() {
        Dataset<Row> existing = lines("values (1, null, 0), (2, 'a', 0)");

        assertThat(Deduplication.unknown(lines(LINES), existing, List.of("invoice", "article"))
                        .orderBy("quantity")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[1,a,3], [1,a,5]]");
    }

    @Test
    void aRowIsComparedWithTheTableItWasMadeFrom() {
        Dataset<Row> lines = lines(LINES);

        assertThat(Deduplication.unknown(lines.where("invoice > 0"), lines.where("invoice = 2"), List.of("invoice"))
                        .count())
                .isEqualTo(4);
    }

    @Test
    void overlapHoldsForEveryRowOfTheBatchAndPrunesWhatLiesOutside() {
        Dataset<Row> batch = spark.sql("select 7 as number, 'm' as name, 1.5BD as price, double('NaN') as share, "
                + "array(1) as parts union all select 9, 'p', 2.5BD, 0D, null");

        List<String> columns = List.of(batch.columns());
        assertThat(batch.where(Deduplication.asked(batch, FactIdentity.of(columns)))
                        .count())
                .isEqualTo(2);
        assertThat(Deduplication.asked(batch, FactIdentity.of(columns)).toString())
                .isEqualTo("((((number >= 7) AND (number <= 9))"
                        + " AND ((name >= m) AND (name <= p)))"
                        + " AND ((price >= 1.5) AND (price <= 2.5)))");
    }

    @Test
    void overlapLooksAtTimesAloneWhereThereAreAny() {
        Dataset<Row> batch = spark.sql("select 7 as number, timestamp'1500-01-01 10:00:00' as at, "
                + "date'0001-01-01' as day "
                + "union all select 9, timestamp'2010-12-01 08:26:00.123456', date'2010-12-01'");

        List<String> columns = List.of(batch.columns());
        assertThat(batch.where(Deduplication.asked(batch, FactIdentity.of(columns)))
                        .count())
                .isEqualTo(2);
        assertThat(Deduplication.asked(batch, FactIdentity.of(columns)).toString())
                .isEqualTo(
                        "(((at >= timestamp_micros(-14831733600000000)) AND (at <= timestamp_micros(1291191960123456)))"
                                + " AND ((day >= date_from_unix_date(-719162)) AND (day <= date_from_unix_date(14944))))");
    }

    @Test
    void overlapLetsNullsThroughOnlyIfTheBatchHasSome() {
        Dataset<Row> table = spark.sql("select * from values (cast(null as int)), (1), (5) as t(n)");

        assertThat(overlapping(table, "(cast(null as int)), (1)")).isEqualTo("[[null], [1]]");
        assertThat(overlapping(table, "(cast(null as int))")).isEqualTo("[[null]]");
        assertThat(overlapping(table, "(3), (9)")).isEqualTo("[[5]]");
        assertThat(table.where(Deduplication.asked(table.where("n > 9"), FactIdentity.of(List.of("n"))))
                        .count())
                .isZero();
    }

    @Test
    void withoutAColumnThatHasRangesEverythingOverlaps() {
        assertThat(Deduplication.asked(spark.sql("select 1D as share"), FactIdentity.of(List.of("share")))
                        .toString())
                .isEqualTo("true");
    }

    private String overlapping(Dataset<Row> table, String batch) {
        Dataset<Row> staged = spark.sql("select * from values " + batch + " as t(n)");
        return table.where(Deduplication.asked(staged, FactIdentity.of(List.of("n"))))
                .collectAsList()
                .toString();
    }

    private static String kept(Dataset<Row> rows, List<String> by) {
        return Deduplication.withinBatch(rows, FactIdentity.of(by))
                .drop("_duplicates")
                .orderBy("invoice", "article", "quantity")
                .collectAsList()
                .toString();
    }

    private static long exchanges(Dataset<Row> frame) {
        return Stream.of(frame.queryExecution().executedPlan().toString().split("\n"))
                .filter(line -> line.contains("Exchange"))
                .count();
    }

    private Dataset<Row> lines(String values) {
        return spark.sql("select * from (" + values + ") as t(invoice, article, quantity)");
    }
}
