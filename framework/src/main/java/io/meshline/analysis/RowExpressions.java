package io.meshline.analysis;

import io.meshline.error.ErrorCode;
import io.meshline.model.SqlText;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.StructType;

/** Reads SQL expressions that compute one value from one row. */
final class RowExpressions {
    private final Desk desk;

    RowExpressions(Desk desk) {
        this.desk = desk;
    }

    /**
     * The expression with names and types resolved; empty, with a problem reported, where it does not parse, does not
     * fit the row, looks beyond it, or would not give the same value when a row is read again.
     *
     * @param subject what the expression is, such as {@code the filter of 'sales.events.item_sold'}
     */
    Optional<Expression> resolve(String subject, SqlText text, StructType row) {
        return parse(subject, text).flatMap(parsed -> resolve(subject, text, row, parsed));
    }

    /** The expression as it is written; empty, with a problem reported, where it does not parse. */
    Optional<Expression> parse(String subject, SqlText text) {
        try {
            Expression parsed = desk.catalyst().expression(text.text());
            Optional<String> name = Plans.nameOf(parsed);
            name.ifPresent(surplus -> desk.problems()
                    .add(
                            text.origin(),
                            ErrorCode.INVALID_SQL,
                            "Cannot parse " + subject + ": surplus '" + surplus + "' at its end"));
            return Optional.of(parsed).filter(expression -> name.isEmpty());
        } catch (AnalysisException error) {
            desk.problems().add(Reason.unparsed(subject, text, error));
            return Optional.empty();
        }
    }

    private Optional<Expression> resolve(String subject, SqlText text, StructType row, Expression parsed) {
        try {
            Optional<Expression> value = Plans.valueOfRow(desk.catalyst().analyze(parsed, row));
            if (value.isEmpty()) {
                refuse(subject, text, "it looks beyond the row (aggregates, windows and subqueries need an aggregate)");
            } else if (!value.get().deterministic()) {
                refuse(subject, text, "it gives another value each time the row is read");
            }
            return value.filter(Expression::deterministic);
        } catch (AnalysisException error) {
            desk.problems().add(Reason.unresolved(subject, text, error));
            return Optional.empty();
        }
    }

    private void refuse(String subject, SqlText text, String reason) {
        desk.problems().add(text.origin(), ErrorCode.UNRESOLVED_SQL, "Cannot use " + subject + ": " + reason);
    }
}
