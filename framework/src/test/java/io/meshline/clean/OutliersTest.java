package io.meshline.clean;

import static io.meshline.clean.Structures.computed;
import static io.meshline.clean.Structures.defaulting;
import static io.meshline.clean.Structures.from;
import static io.meshline.clean.Structures.structure;
import static io.meshline.clean.Structures.structured;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Origin;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Outlier;
import io.meshline.model.Outlier.Action;
import io.meshline.model.Structure;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class OutliersTest {
    private final SparkSession spark;

    OutliersTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void aValueOutsideIsChangedBeforeExpressionsSeeIt() {
        assertThat(values(Action.NULL)).isEqualTo("[[null,null], [5,10], [null,null], [null,null]]");
        assertThat(values(Action.CLIP)).isEqualTo("[[1,2], [5,10], [10,20], [null,null]]");
        assertThat(values(Action.DEFAULT)).isEqualTo("[[7,14], [5,10], [7,14], [7,14]]");
        assertThat(values(Action.FAIL)).isEqualTo("[[-3,-6], [5,10], [11,22], [null,null]]");
    }

    @Test
    void changesAreNoReasonsAgainstARowAndAreCounted() {
        Structure structure = structure(within(from("pieces", "int", "value"), Action.NULL, "1", "10"));
        Dataset<Row> rows = structured(source("-3", "5", "11", "x"), structure);

        assertThat(rows.selectExpr("_reasons.message").collectAsList().toString())
                .isEqualTo("[[WrappedArray()], [WrappedArray()], [WrappedArray()],"
                        + " [WrappedArray(pieces: cannot cast 'x' to int)]]");
        assertThat(rows.agg(Outliers.counter(structure.columns().get(0))).head().getLong(0))
                .isEqualTo(2);
    }

    @Test
    void clippedValuesAreTheNearestOfTheirTypeInside() {
        Structure structure = structure(
                within(from("whole", "int", "value"), Action.CLIP, "0.5", "9.5"),
                within(from("tenths", "decimal(4,1)", "value"), Action.CLIP, "0.55", "9.55"),
                within(from("real", "double", "value"), Action.CLIP, "0.55", "9.55"));

        assertThat(structured(source("0", "4", "10"), structure)
                        .drop("_reasons")
                        .selectExpr("whole", "tenths", "real")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[1,0.6,0.55], [4,4.0,4.0], [9,9.5,9.55]]");
    }

    @Test
    void boundsMayBeFartherOrFinerThanADecimalHolds() {
        DerivedColumn clipped = within(from("real", "double", "value"), Action.CLIP, "1e-50", "1e300");
        DerivedColumn judged = within(from("judged", "double", "value"), Action.QUARANTINE, "1e-50", "1e300");
        DerivedColumn rounded = within(from("rounded", "int", "value"), Action.CLIP, "0", "1e3");

        assertThat(structured(source("0", "5", "1e305"), structure(clipped))
                        .select("real")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[1.0E-50], [5.0], [1.0E300]]");
        assertThat(structured(source("0", "5"), structure(judged))
                        .selectExpr("size(_reasons)")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[1], [0]]");
        assertThat(structured(source("5", "2000"), structure(rounded))
                        .select("rounded")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[5], [1000]]");
    }

    @Test
    void expressionsMayHaveOutliersToo() {
        Structure structure = structure(
                within(computed("twice", "int", "2 * value"), Action.CLIP, "0", "10"),
                computed("again", "int", "twice + 1"));

        assertThat(structured(source("3", "7"), structure)
                        .select("twice", "again")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[6,7], [10,11]]");
    }

    private String values(Action action) {
        DerivedColumn pieces = within(from("pieces", "int", "value"), action, "1", "10");
        DerivedColumn column = action == Action.DEFAULT ? defaulting(pieces, "7") : pieces;
        Structure structure = structure(computed("twice", "int", "2 * pieces"), column);
        return structured(source("-3", "5", "11", null), structure)
                .select("pieces", "twice")
                .collectAsList()
                .toString();
    }

    private Dataset<Row> source(String... values) {
        return spark.createDataset(Stream.of(values).toList(), Encoders.STRING())
                .toDF("value");
    }

    private static DerivedColumn within(DerivedColumn column, Action action, String min, String max) {
        Outlier outlier = new Outlier(
                Optional.of(new BigDecimal(min)),
                Optional.of(new BigDecimal(max)),
                Optional.empty(),
                Optional.empty(),
                action,
                new Origin("a.conf", 1));
        return new DerivedColumn(
                column.column(), column.derivation(), column.defaultValue(), column.presence(), Optional.of(outlier));
    }
}
