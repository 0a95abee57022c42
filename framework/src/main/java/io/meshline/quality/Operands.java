package io.meshline.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.date.DateBasedCondition;
import software.amazon.glue.dqdl.model.condition.number.BinaryExpressionOperand;
import software.amazon.glue.dqdl.model.condition.number.FunctionCallOperand;
import software.amazon.glue.dqdl.model.condition.number.NullNumericOperand;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedConditionOperator;
import software.amazon.glue.dqdl.model.condition.number.NumericOperand;
import software.amazon.glue.dqdl.model.condition.string.StringBasedCondition;
import software.amazon.glue.dqdl.model.condition.string.StringBasedConditionOperator;

/** What a rule compares with, and which comparisons Deequ would get wrong without a word. */
final class Operands {
    private static final Pattern ESCAPED_OR_CLASS = Pattern.compile("\\\\.|\\[[^\\]]*]");
    private static final Pattern INNERMOST_GROUP = Pattern.compile("\\([^()]*\\)");

    private Operands() {}

    /** Objections to the condition, the threshold and the tags of a rule. */
    static List<String> objections(DQRule rule, RuleKind kind) {
        List<String> found = new ArrayList<>();
        Stream.of(rule.getCondition(), rule.getThresholdCondition())
                .flatMap(condition -> toNumbers(condition, kind).stream())
                .forEach(found::add);
        pattern(rule, kind).flatMap(Operands::toPattern).ifPresent(found::add);
        if (hasThreshold(rule) && !obeysThreshold(rule, kind)) {
            found.add("'with threshold' has no effect here; it works on dates, ColumnDataType and CustomSql");
        }
        if (isScalarQuery(rule, kind)) {
            found.add("a query cannot be compared with a number; select the rows that are right instead, an example: "
                    + kind.example());
        }
        rule.getTags().keySet().stream()
                .filter(tag -> kind != RuleKind.COLUMN_DATA_TYPE || !tag.equals("format"))
                .map(tag -> "'with " + tag + "' has no effect here")
                .forEach(found::add);
        return found;
    }

    /** Whether a rule compares the one value of a query, which Deequ evaluates on a view that is not there. */
    static boolean isScalarQuery(DQRule rule, RuleKind kind) {
        return kind == RuleKind.CUSTOM_SQL && rule.getCondition() instanceof NumberBasedCondition;
    }

    /** Whether a rule compares with NULL, which every type of column has. */
    static boolean hasNull(NumberBasedCondition condition) {
        return condition.getOperands().stream().anyMatch(NullNumericOperand.class::isInstance);
    }

    /** Whether a rule holds a column against a pattern. */
    static boolean matchesPattern(DQRule rule) {
        return rule.getCondition() instanceof StringBasedCondition condition
                && (condition.getOperator() == StringBasedConditionOperator.MATCHES
                        || condition.getOperator() == StringBasedConditionOperator.NOT_MATCHES);
    }

    private static Optional<String> toNumbers(Condition condition, RuleKind kind) {
        if (!(condition instanceof NumberBasedCondition numbers)) {
            return Optional.empty();
        }
        if (hasNull(numbers) && !(kind == RuleKind.COLUMN_VALUES && isSet(numbers.getOperator()))) {
            return Optional.of("NULL cannot be compared here");
        }
        return numbers.getOperands().stream()
                .flatMap(Operands::calls)
                .map(call -> "'" + call.getFunctionName() + "' looks at earlier runs, which is not supported")
                .findFirst();
    }

    private static boolean isSet(NumberBasedConditionOperator operator) {
        return switch (operator) {
            case EQUALS, NOT_EQUALS, IN, NOT_IN -> true;
            case BETWEEN, NOT_BETWEEN, GREATER_THAN, GREATER_THAN_EQUAL_TO, LESS_THAN, LESS_THAN_EQUAL_TO -> false;
        };
    }

    private static Stream<FunctionCallOperand> calls(NumericOperand operand) {
        if (operand instanceof FunctionCallOperand call) {
            return Stream.of(call);
        }
        return operand instanceof BinaryExpressionOperand binary
                ? Stream.of(binary.getOperand1(), binary.getOperand2()).flatMap(Operands::calls)
                : Stream.empty();
    }

    private static Optional<String> pattern(DQRule rule, RuleKind kind) {
        if (kind == RuleKind.COLUMN_NAMES_MATCH_PATTERN) {
            return Optional.of(rule.getParameters().get("PatternToMatch"));
        }
        return Optional.of(rule)
                .filter(Operands::matchesPattern)
                .map(DQRule::getCondition)
                .map(StringBasedCondition.class::cast)
                .map(condition -> condition.getOperands().get(0).getOperand());
    }

    private static Optional<String> toPattern(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return Optional.of("'" + pattern + "' is not a regular expression: " + e.getDescription());
        }
        // Deequ puts ^ and $ around the pattern, which would bind to the first and the last alternative only.
        return Optional.of("alternatives need parentheses: '(" + pattern + ")'").filter(text -> hasBareBar(pattern));
    }

    private static boolean hasBareBar(String pattern) {
        String rest = ESCAPED_OR_CLASS.matcher(pattern).replaceAll("");
        String before;
        do {
            before = rest;
            rest = INNERMOST_GROUP.matcher(rest).replaceAll("");
        } while (!rest.equals(before));
        return rest.contains("|");
    }

    /** Whether a rule has a threshold. */
    static boolean hasThreshold(DQRule rule) {
        return rule.getThresholdCondition() != null
                && !rule.getThresholdCondition().getConditionAsString().isEmpty();
    }

    private static boolean obeysThreshold(DQRule rule, RuleKind kind) {
        return switch (kind) {
            case COLUMN_VALUES -> rule.getCondition() instanceof DateBasedCondition;
            case COLUMN_DATA_TYPE, CUSTOM_SQL -> true;
            default -> false;
        };
    }
}
