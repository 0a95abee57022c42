package io.meshline.quality;

import io.meshline.error.Suggestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import software.amazon.glue.dqdl.model.DQRule;

/** What keeps one rule, not joined with others, from being evaluated on rows of a schema. */
final class Objections {
    private final DQRule rule;
    private final RuleKind kind;
    private final StructType schema;

    private Objections(DQRule rule, RuleKind kind, StructType schema) {
        this.rule = rule;
        this.kind = kind;
        this.schema = schema;
    }

    /** All objections to a rule, each as the end of a sentence; none for a rule that can be evaluated. */
    static List<String> to(DQRule rule, Schemas schemas) {
        Optional<RuleKind> kind = RuleKind.of(rule.getRuleType());
        if (kind.isEmpty()) {
            return List.of("rule type '" + rule.getRuleType() + "' is not supported " + RuleKind.supported());
        }
        Objections objections = new Objections(rule, kind.get(), schemas.own());
        List<String> found = new ArrayList<>(Operands.objections(rule, kind.get()));
        objections.columns().forEach(column -> objections.toColumn(column).ifPresent(found::add));
        found.addAll(Comparisons.objections(rule, kind.get(), schemas));
        objections.toSql().ifPresent(found::add);
        return found;
    }

    private Stream<String> columns() {
        return rule.getParameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith("TargetColumn"))
                .map(Map.Entry::getValue);
    }

    private Optional<String> toColumn(String column) {
        if (kind == RuleKind.COLUMN_EXISTS) {
            return Optional.empty();
        }
        if (column.contains(".") || column.contains("`")) {
            return Optional.of("column '" + column + "' cannot be named in a rule: its name holds a dot or a backtick");
        }
        List<String> known = Arrays.asList(schema.fieldNames());
        if (!known.contains(column)) {
            return Optional.of(unknownColumn(column, known));
        }
        return toType(column, schema.apply(column).dataType());
    }

    private Optional<String> toType(String column, DataType type) {
        String found = "column '" + column + "' is of type " + type.simpleString();
        if (type instanceof StructType || type instanceof MapType || type instanceof ArrayType) {
            return Optional.of(found + ", which Deequ does not measure");
        }
        ColumnNeed need = ColumnNeed.of(rule, kind);
        return need.isMetBy(type) ? Optional.empty() : Optional.of(found + ", " + need.words() + " is needed");
    }

    private Optional<String> toSql() {
        Sql sql = new Sql(schema);
        if (kind == RuleKind.CUSTOM_SQL) {
            return Operands.isScalarQuery(rule, kind)
                    ? Optional.empty()
                    : sql.objectionToQuery(rule.getParameters().get("CustomSqlStatement"));
        }
        return Optional.ofNullable(rule.getWhereClause())
                .filter(Predicate.not(String::isBlank))
                .flatMap(sql::objectionToCondition);
    }

    /** What to say of a column that is not there. */
    static String unknownColumn(String column, List<String> known) {
        String meant = Suggestions.didYouMean(column, known);
        return "unknown column '" + column + "'" + (meant.isEmpty() ? "" : "." + meant);
    }
}
