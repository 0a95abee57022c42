package io.meshline.clean;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Outlier;
import io.meshline.model.Structure;
import io.meshline.quality.RowRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Finds what speaks against letting a shaped record through.
 *
 * @param structure what the record was shaped by
 * @param document the document that it holds
 * @param rules what it has to keep besides
 */
record Reasons(Structure structure, Document document, List<RowRule> rules) {
    private record Reason(Optional<String> column, String kind, Column holds, Column value, Column message) {}

    /** All reasons against a record, in the order of the columns and then of the rules. */
    Column all() {
        Column none = array().cast(Quarantine.REASONS);
        Column unreadable =
                when(document.problem().isNotNull(), array(unreadable()).cast(Quarantine.REASONS));
        return coalesce(when(document.isEmpty(), none), unreadable, ofValues(none));
    }

    private Column ofValues(Column none) {
        List<Reason> reasons = Stream.concat(
                        structure.columns().stream().flatMap(column -> of(column).stream()),
                        rules.stream().map(Reasons::broken))
                .toList();
        if (reasons.isEmpty()) {
            return none;
        }
        Column any = reasons.stream().map(Reason::holds).reduce(Column::or).orElseThrow();
        Column found = array_compact(array(reasons.stream().map(Reasons::entry).toArray(Column[]::new)));
        return when(any, found.cast(Quarantine.REASONS)).otherwise(none);
    }

    /** Nothing else is said against a record that nothing can be read from. */
    private Column unreadable() {
        String column = structure.payloadColumn();
        return struct(
                lit(column).as("column"),
                lit("unreadable").as("kind"),
                lit(null).cast(DataTypes.StringType).as("value"),
                concat(lit(column + ": "), document.problem()).as("message"));
    }

    private static Column entry(Reason reason) {
        Column name = lit(reason.column().orElse(null)).cast(DataTypes.StringType);
        return when(
                reason.holds(),
                struct(
                        name.as("column"),
                        lit(reason.kind()).as("kind"),
                        reason.value().cast(DataTypes.StringType).as("value"),
                        reason.message().as("message")));
    }

    private static Reason broken(RowRule rule) {
        Column value = rule.column().map(Names::column).orElse(lit(null));
        return new Reason(rule.column(), "rule", not(rule.holds()), value, lit(rule.text() + " does not hold"));
    }

    private static Reason about(DerivedColumn column, String kind, Column holds, Column value, Column message) {
        String name = column.name();
        return new Reason(Optional.of(name), kind, holds, value, concat(lit(name + ": "), message));
    }

    private static List<Reason> of(DerivedColumn column) {
        List<Reason> reasons = new ArrayList<>();
        Column value = Names.column(column.name());
        Column isMissing = value.isNull();
        if (column.derivation() instanceof Derivation.FromSource source) {
            Column isGiven = SourceValues.isGiven(column);
            if (!Shaping.typeOf(column).equals(DataTypes.StringType)) {
                Column failed = isGiven.and(isMissing).and(not(Outliers.wasOutside(column)));
                reasons.add(about(column, "cast", failed, SourceValues.shown(column), cannotCast(column, source)));
            }
            isMissing = not(isGiven).and(isMissing);
        }
        if (column.presence() == DerivedColumn.Presence.REQUIRED) {
            reasons.add(about(column, "required", isMissing, lit(null), lit("a value is required")));
        }
        column.outlier()
                .filter(outlier -> outlier.action() == Outlier.Action.QUARANTINE)
                .ifPresent(outlier -> reasons.addAll(outside(column, outlier)));
        return reasons;
    }

    private static Column cannotCast(DerivedColumn column, Derivation.FromSource source) {
        String format = source.format().map(" with format '%s'"::formatted).orElse("");
        return concat(
                lit("cannot cast '"),
                SourceValues.shown(column),
                lit("' to " + column.column().type() + format));
    }

    private static List<Reason> outside(DerivedColumn column, Outlier outlier) {
        Column value = Names.column(column.name());
        List<Reason> reasons = new ArrayList<>();
        outlier.min().ifPresent(min -> reasons.add(outlier(column, value.lt(of(min)), " is less than ", min)));
        outlier.max().ifPresent(max -> reasons.add(outlier(column, value.gt(of(max)), " is more than ", max)));
        outlier.above().ifPresent(low -> reasons.add(outlier(column, value.leq(of(low)), " is not above ", low)));
        outlier.below().ifPresent(high -> reasons.add(outlier(column, value.geq(of(high)), " is not below ", high)));
        return reasons;
    }

    private static Column of(BigDecimal bound) {
        return Outliers.literal(bound);
    }

    private static Reason outlier(DerivedColumn column, Column holds, String relation, BigDecimal bound) {
        Column value = Names.column(column.name());
        Column message = concat(value.cast(DataTypes.StringType), lit(relation + bound.toPlainString()));
        return about(column, "outlier", holds, value, message);
    }
}
