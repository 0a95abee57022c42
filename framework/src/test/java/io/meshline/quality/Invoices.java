package io.meshline.quality;

import io.meshline.error.Origin;
import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Statistics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Six lines of invoices, with nulls, a doubled invoice number, decimals and dates. */
final class Invoices {
    static final Origin HERE = new Origin("conf/domains/sales/domain.conf", 7);

    private Invoices() {}

    static Dataset<Row> lines(SparkSession spark) {
        return spark.sql("""
                select line, invoice_no, article_code, quantity, cast(unit_price as decimal(12,3)) as unit_price,
                       cast(quantity * unit_price as decimal(18,3)) as amount, customer_id, country,
                       date_sub(current_date(), days_ago) as sold_on,
                       case when days_ago < 2 then current_timestamp() end as sold_at
                from values
                  (1, '536365', '85123A', 6, 2.55, '17850', 'United Kingdom', 0),
                  (2, '536365', '71053', 6, 3.39, '17850', 'United Kingdom', 0),
                  (3, '536366', '22633', 6, 1.85, '17850', 'United Kingdom', 1),
                  (4, '536370', '22728', 24, 3.75, '12583', 'France', 1),
                  (5, '536389', '22941', 6, 8.50, '12431', 'Australia', 2),
                  (6, '536414', '22139', 56, 0.01, null, 'United Kingdom', 2)
                as t(line, invoice_no, article_code, quantity, unit_price, customer_id, country, days_ago)""");
    }

    /** What the files of such a batch would tell. */
    static Statistics statistics(Dataset<Row> rows) {
        Map<String, Long> nulls = new HashMap<>();
        Arrays.stream(rows.columns())
                .filter(column -> !column.contains("."))
                .forEach(column ->
                        nulls.put(column, rows.filter(rows.col(column).isNull()).count()));
        return new Statistics(OptionalLong.of(rows.count()), nulls, Map.of());
    }

    /** The datasets of the same domain: the lines themselves, and articles of which one is not known. */
    static Map<String, Dataset<Row>> others(SparkSession spark) {
        Dataset<Row> articles = lines(spark)
                .filter("line < 6")
                .selectExpr("article_code", "country as origin", "cast(line as decimal(9,2)) as weight");
        return Map.of("events.item_sold", lines(spark), "entities.article", articles);
    }

    /** The columns of the lines and of the datasets beside them. */
    static Schemas schemas(SparkSession spark) {
        Map<String, StructType> others = new HashMap<>();
        others(spark).forEach((name, rows) -> others.put(name, rows.schema()));
        return new Schemas(lines(spark).schema(), others);
    }

    /** The row count and no more. */
    static Statistics rowsOnly(Dataset<Row> rows) {
        return Statistics.ofRows(rows.count());
    }

    static QualityRule rule(String dqdl) {
        return new QualityRule(dqdl, Severity.ERROR, HERE);
    }

    static Gate gate(String... rules) {
        return new Gate(Arrays.stream(rules).map(Invoices::rule).toList());
    }
}
