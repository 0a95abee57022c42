package io.meshline.io;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;

/**
 * A value that an expression uses several times. Spark has no {@code let}: without this, the value's expression would
 * stand as often in the plan, and where such values are made of each other, plans grow beyond measure.
 */
final class Bound {
    private Bound() {}

    static Column to(Column value, UnaryOperator<Column> expression) {
        return get(transform(array(value), known -> expression.apply(known)), lit(0));
    }
}
