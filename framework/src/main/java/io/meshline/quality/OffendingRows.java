package io.meshline.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StringType;

/** Finds rows that break a rule, by Deequ's own verdict on each row. */
final class OffendingRows {
    private static final Map<String, String> NULLS_TOO = Map.of("ignoreNullFields", "false");

    private static final int MOST_CHARACTERS = 256;

    private static final String OTHER = "_other_";

    private final Dataset<Row> rows;
    private final OtherDatasets others;

    OffendingRows(Dataset<Row> rows, OtherDatasets others) {
        this.rows = rows;
        this.others = others;
    }

    /**
     * Some of the rows that break a rule, as JSON with all columns; of texts with more than {@value #MOST_CHARACTERS}
     * characters the beginning.
     */
    List<String> of(Clause.Single rule, String text, int most) {
        try {
            return offending(rule, text)
                    .limit(most)
                    .select(to_json(struct(columns()), NULLS_TOO))
                    .as(Encoders.STRING())
                    .collectAsList();
        } catch (Exception e) { // Spark throws checked exceptions undeclared
            throw QualityErrors.cannotEvaluate(List.of(rule.rule()), e);
        }
    }

    private Dataset<Row> offending(Clause.Single rule, String text) {
        if (rule.isOfKind(RuleKind.REFERENTIAL_INTEGRITY)) {
            return orphans(rule);
        }
        Dataset<Row> judged = rule.readsView()
                ? BatchView.alone(rows, () -> Deequ.judgedRows(text, rows))
                : Deequ.judgedRows(text, rows);
        return judged.filter(size(col("DataQualityRulesFail")).gt(0));
    }

    /** The rows that have no counterpart in the other dataset; Deequ knows them and does not hand them out. */
    private Dataset<Row> orphans(Clause.Single rule) {
        Reference reference = Reference.of(rule.rule()).get(0);
        List<String> own = Reference.ownColumns(rule.rule());
        Dataset<Row> other = others.of(rule).get(reference.name());
        Column[] renamed = IntStream.range(0, own.size())
                .mapToObj(i -> Quoted.column(reference.columns().get(i)).as(OTHER + i))
                .toArray(Column[]::new);
        Column same = IntStream.range(0, own.size())
                .mapToObj(i -> Quoted.column(own.get(i)).equalTo(col(OTHER + i)))
                .reduce(Column::and)
                .orElseThrow();
        return rows.join(other.select(renamed), same, "left_anti");
    }

    /** All columns, long texts cut: a sample is to show what is wrong, not to keep payloads. */
    private Column[] columns() {
        return Arrays.stream(rows.schema().fields())
                .map(column -> column.dataType() instanceof StringType
                        ? cut(Quoted.column(column.name())).as(column.name())
                        : Quoted.column(column.name()))
                .toArray(Column[]::new);
    }

    private static Column cut(Column text) {
        return when(length(text).gt(MOST_CHARACTERS), concat(substring(text, 1, MOST_CHARACTERS), lit("…")))
                .otherwise(text);
    }
}
