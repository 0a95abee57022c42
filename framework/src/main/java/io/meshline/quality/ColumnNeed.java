package io.meshline.quality;

import java.util.function.Predicate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.date.DateBasedCondition;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;

/** The type that Deequ needs a rule's columns to have. */
enum ColumnNeed {
    ANYTHING("a value", type -> true),
    NUMBER("a number", NumericType.class::isInstance),
    TEXT("a string", StringType.class::isInstance),
    TIME(
            "a date or a timestamp",
            type -> type instanceof DateType
                    || type instanceof TimestampType
                    || type instanceof TimestampNTZType
                    || type instanceof StringType);

    private final String words;
    private final Predicate<DataType> test;

    ColumnNeed(String words, Predicate<DataType> test) {
        this.words = words;
        this.test = test;
    }

    static ColumnNeed of(DQRule rule, RuleKind kind) {
        return switch (kind) {
            case COLUMN_CORRELATION, MEAN, SUM, STANDARD_DEVIATION -> NUMBER;
            case COLUMN_LENGTH -> TEXT;
            case DATA_FRESHNESS -> TIME;
            case COLUMN_VALUES -> toCompare(rule);
            default -> ANYTHING;
        };
    }

    private static ColumnNeed toCompare(DQRule rule) {
        Condition condition = rule.getCondition();
        if (condition instanceof NumberBasedCondition numbers) {
            return Operands.hasNull(numbers) ? ANYTHING : NUMBER;
        }
        if (condition instanceof DateBasedCondition) {
            return TIME;
        }
        return Operands.matchesPattern(rule) ? TEXT : ANYTHING;
    }

    boolean isMetBy(DataType type) {
        return test.test(type);
    }

    /** The need, with its article. */
    String words() {
        return words;
    }
}
