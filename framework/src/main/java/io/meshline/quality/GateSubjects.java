package io.meshline.quality;

import io.meshline.model.Gate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.DQRuleLogicalOperator;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;
import software.amazon.glue.dqdl.model.condition.string.StringBasedCondition;

/** What the rules of a gate say of single columns. */
public final class GateSubjects {
    private final Set<ColumnSubject> subjects = new HashSet<>();
    private final Set<String> rules;

    private record ColumnSubject(Subject subject, String column) {}

    private GateSubjects(List<DQRule> rules) {
        this.rules = rules.stream().map(DQRule::toString).collect(Collectors.toSet());
        rules.stream().filter(rule -> !isFiltered(rule)).forEach(this::add);
    }

    /**
     * The subjects of rules that hold for every row: a rule with a filter or one joined by {@code or} leaves some of them
     * out.
     *
     * @param gate rules that {@link RuleChecker} has found fit
     */
    public static GateSubjects of(Gate gate) {
        return new GateSubjects(gate.rules().stream()
                .flatMap(rule -> conjuncts(Dqdl.parse(rule.dqdl())))
                .toList());
    }

    /** Whether some rule says this of a column. */
    public boolean have(Subject subject, String column) {
        return subjects.contains(new ColumnSubject(subject, column));
    }

    /** Whether a rule is there already, however it is spaced. */
    public boolean have(String dqdl) {
        return rules.contains(Dqdl.parse(dqdl).toString());
    }

    private static Stream<DQRule> conjuncts(DQRule rule) {
        if (rule.getNestedRules().isEmpty()) {
            return Stream.of(rule);
        }
        return rule.getOperator() == DQRuleLogicalOperator.AND
                ? rule.getNestedRules().stream().flatMap(GateSubjects::conjuncts)
                : Stream.empty();
    }

    private static boolean isFiltered(DQRule rule) {
        return rule.getWhereClause() != null && !rule.getWhereClause().isBlank();
    }

    private void add(DQRule rule) {
        List<String> columns = rule.getParameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith("TargetColumn"))
                .map(Map.Entry::getValue)
                .toList();
        if (columns.size() == 1) {
            RuleKind.of(rule.getRuleType()).stream()
                    .flatMap(kind -> subjects(kind, rule.getCondition()).stream())
                    .forEach(subject -> subjects.add(new ColumnSubject(subject, columns.get(0))));
        }
    }

    private static Set<Subject> subjects(RuleKind kind, Condition condition) {
        return switch (kind) {
            case IS_COMPLETE, COMPLETENESS -> Set.of(Subject.COMPLETENESS);
            case IS_PRIMARY_KEY -> Set.of(Subject.COMPLETENESS, Subject.UNIQUENESS);
            case IS_UNIQUE, UNIQUENESS, UNIQUE_VALUE_RATIO -> Set.of(Subject.UNIQUENESS);
            case COLUMN_LENGTH -> Set.of(Subject.LENGTH);
            case COLUMN_DATA_TYPE -> Set.of(Subject.TYPE);
            case COLUMN_VALUES -> ofValues(condition);
            default -> Set.of();
        };
    }

    private static Set<Subject> ofValues(Condition condition) {
        if (condition instanceof NumberBasedCondition numbers) {
            return switch (numbers.getOperator()) {
                case GREATER_THAN, GREATER_THAN_EQUAL_TO, BETWEEN -> Set.of(Subject.LOWER_BOUND);
                case EQUALS, IN -> Set.of(Subject.LOWER_BOUND, Subject.SET);
                case NOT_EQUALS -> Operands.hasNull(numbers) ? Set.of(Subject.COMPLETENESS) : Set.of();
                case LESS_THAN, LESS_THAN_EQUAL_TO, NOT_BETWEEN, NOT_IN -> Set.of();
            };
        }
        if (condition instanceof StringBasedCondition strings) {
            return switch (strings.getOperator()) {
                case EQUALS, IN, MATCHES -> Set.of(Subject.SET);
                case NOT_EQUALS, NOT_IN, NOT_MATCHES -> Set.of();
            };
        }
        return Set.of();
    }
}
