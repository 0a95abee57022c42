package io.meshline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.error.Origin;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.SqlText;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedSpark.class)
class QueryBinderTest {
    private final SparkSession spark;
    private final Map<String, Dataset<Row>> tables;

    QueryBinderTest(SparkSession spark) {
        this.spark = spark;
        this.tables = Map.of(
                "events.item_sold",
                spark.sql("SELECT * FROM VALUES ('France', 3), ('Norway', 5) AS t(country, quantity)"),
                "entities.country",
                spark.sql("SELECT 'Norway' AS country"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT item_sold.quantity FROM events.item_sold WHERE country = 'Norway'",
                "SELECT s.quantity FROM events.item_sold AS s JOIN entities.country AS c ON s.country = c.country",
                "WITH norway AS (SELECT * FROM entities.country)"
                        + " SELECT quantity FROM events.item_sold JOIN norway USING (country)",
                "SELECT quantity FROM events.item_sold WHERE country IN (SELECT country FROM entities.country)",
                "SELECT max(quantity) FROM events.item_sold",
                "SELECT (SELECT max(quantity) FROM events.item_sold) AS most",
                "SELECT a.quantity FROM events.item_sold a JOIN events.item_sold b ON a.quantity > b.quantity"
            })
    void bindsNamesWhereverTheyStand(String sql) {
        List<Row> rows = QueryBinder.bind(spark, text(sql), tables::get).collectAsList();
        assertThat(rows).extracting(row -> row.getInt(0)).containsExactly(5);
    }

    @Test
    void tellsWhereAQueryDoesNotFitTheTables() {
        assertThatThrownBy(() -> QueryBinder.bind(spark, text("SELECT\n quantiti FROM events.item_sold"), tables::get))
                .isInstanceOfSatisfying(
                        MeshlineException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.UNRESOLVED_SQL))
                .hasMessage("conf/sql/revenue.sql:2: Cannot resolve column 'quantiti' in 'revenue.sql':"
                        + " did you mean 'quantity'?");
        assertThatThrownBy(() -> QueryBinder.bind(spark, text("SELECT ("), tables::get))
                .isInstanceOfSatisfying(
                        MeshlineException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.INVALID_SQL));
    }

    private static SqlText text(String sql) {
        return new SqlText(sql, new Origin("conf/sql/revenue.sql", 1));
    }
}
