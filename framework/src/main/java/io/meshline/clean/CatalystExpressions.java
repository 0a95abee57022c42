package io.meshline.clean;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.GetJsonObject;
import org.apache.spark.sql.catalyst.expressions.TryEval;
import org.apache.spark.sql.types.DataType;
import scala.Option;

/** Spark's own expressions that {@code functions} of Spark 3.5 has no name for. */
final class CatalystExpressions {
    private CatalystExpressions() {}

    /** SQL's {@code try_cast}: null where the value cannot be cast, whatever {@code spark.sql.ansi.enabled} says. */
    static Column tryCast(Column value, DataType type) {
        return new Column(new Cast(value.expr(), type, Option.empty(), EvalMode.TRY()));
    }

    /** {@code get_json_object} with a path that differs from row to row. */
    static Column jsonObject(Column document, Column path) {
        return new Column(new GetJsonObject(document.expr(), path.expr()));
    }

    /**
     * Null where the evaluation throws. Spark's {@code try_to_timestamp} still throws where
     * {@code spark.sql.legacy.timeParserPolicy} is {@code EXCEPTION} and Spark 2 would have read the value.
     */
    static Column tryEvaluate(Column value) {
        return new Column(new TryEval(value.expr()));
    }
}
