package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.glue.dqdl.model.DQRule;

/**
 * Another dataset that a rule compares its own with.
 *
 * @param name the dataset as SQL names it, such as {@code entities.article}
 * @param columns the columns of it that the rule reads; none where it asks for rows or columns as such
 */
record Reference(String name, List<String> columns) {
    private static final Pattern COLUMNS = Pattern.compile("(.+)\\.\\{(.+)}");
    private static final Pattern COLUMN = Pattern.compile("(.+)\\.([^.]+)");
    private static final Pattern AGGREGATE = Pattern.compile("(?:sum|avg|SUM|AVG)\\((.*)\\)");

    Reference {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
    }

    /** What a rule, not joined with others, compares with. */
    static List<Reference> of(DQRule rule) {
        return RuleKind.of(rule.getRuleType())
                .map(kind -> switch (kind) {
                    case REFERENTIAL_INTEGRITY -> columns(parameter(rule, "ReferenceDatasetColumns")).stream();
                    case ROW_COUNT_MATCH, SCHEMA_MATCH ->
                        Stream.of(new Reference(parameter(rule, "ReferenceDatasetAlias"), List.of()));
                    case AGGREGATE_MATCH -> aggregated(rule).flatMap(column -> columns(column).stream());
                    default -> Stream.<Reference>empty();
                })
                .orElse(Stream.empty())
                .toList();
    }

    /** The columns of its own dataset that a rule compares with those of another. */
    static List<String> ownColumns(DQRule rule) {
        return switch (RuleKind.of(rule.getRuleType()).orElseThrow()) {
            case REFERENTIAL_INTEGRITY -> names(parameter(rule, "PrimaryDatasetColumns"));
            case AGGREGATE_MATCH ->
                aggregated(rule).filter(column -> columns(column).isEmpty()).toList();
            default -> List.of();
        };
    }

    private static Optional<Reference> columns(String text) {
        Matcher several = COLUMNS.matcher(text);
        if (several.matches()) {
            return Optional.of(new Reference(several.group(1), names(several.group(2))));
        }
        Matcher one = COLUMN.matcher(text);
        return one.matches() ? Optional.of(new Reference(one.group(1), List.of(one.group(2)))) : Optional.empty();
    }

    private static Stream<String> aggregated(DQRule rule) {
        return Stream.of("AggregateExpression1", "AggregateExpression2")
                .map(name -> AGGREGATE.matcher(parameter(rule, name)))
                .filter(Matcher::matches)
                .map(expression -> expression.group(1));
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    private static String parameter(DQRule rule, String name) {
        return rule.getParameters().getOrDefault(name, "").replace("\"", "");
    }
}
