package io.meshline.delta;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.optimizer.ConstantFolding$;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.types.StructType;

/** Resolves conditions on rows, so that Delta can hold them against partitions and statistics. */
final class Predicates {
    private Predicates() {}

    /** The parts of {@code condition} that must all hold. */
    static List<Expression> of(SparkSession spark, StructType schema, Column condition) {
        Filter filter = (Filter) spark.createDataFrame(List.of(), schema)
                .filter(condition)
                .queryExecution()
                .analyzed();
        // Delta holds files against literals only, and takes what is a constant to be computed for nothing it knows.
        Filter folded = (Filter) ConstantFolding$.MODULE$.apply(filter);
        List<Expression> parts = new ArrayList<>();
        split(folded.condition(), parts);
        return parts;
    }

    private static void split(Expression condition, List<Expression> parts) {
        if (condition instanceof And and) {
            split(and.left(), parts);
            split(and.right(), parts);
        } else {
            parts.add(condition);
        }
    }
}
