package io.meshline.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Finds rows that break a rule, by Deequ's own verdict on each row. */
final class OffendingRows {
    private static final Map<String, String> NULLS_TOO = Map.of("ignoreNullFields", "false");

    private final Dataset<Row> rows;

    OffendingRows(Dataset<Row> rows) {
        this.rows = rows;
    }

    /** Some of the rows that break a rule, as JSON with all columns. */
    List<String> of(Clause.Single rule, String text, int most) {
        try {
            Dataset<Row> judged = rule.readsView()
                    ? BatchView.alone(rows, () -> Deequ.judgedRows(text, rows))
                    : Deequ.judgedRows(text, rows);
            return judged.filter(size(col("DataQualityRulesFail")).gt(0))
                    .limit(most)
                    .select(to_json(struct(columns()), NULLS_TOO))
                    .as(Encoders.STRING())
                    .collectAsList();
        } catch (Exception e) { // Spark throws checked exceptions undeclared
            throw QualityErrors.cannotEvaluate(List.of(rule.rule()), e);
        }
    }

    private Column[] columns() {
        return Arrays.stream(rows.columns())
                .map(name -> col("`" + name.replace("`", "``") + "`"))
                .toArray(Column[]::new);
    }
}
