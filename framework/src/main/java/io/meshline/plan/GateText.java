package io.meshline.plan;

import io.meshline.model.RuleCost;
import io.meshline.model.RuleCost.Source;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a gate costs. */
final class GateText {
    private GateText() {}

    /** One line, with the number of rules by the source of their figures; none for a gate without rules. */
    static List<String> summary(List<RuleCost> rules) {
        if (rules.isEmpty()) {
            return List.of();
        }
        Map<Source, Long> counts = rules.stream()
                .collect(Collectors.groupingBy(
                        RuleCost::source, () -> new EnumMap<>(Source.class), Collectors.counting()));
        String sources = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().words())
                .collect(Collectors.joining(", "));
        return List.of("gate of " + rules.size() + (rules.size() == 1 ? " rule: " : " rules: ") + sources);
    }

    /** The same, and a line for each rule. */
    static List<String> lines(List<RuleCost> rules) {
        Stream<String> each = rules.stream().map(GateText::line);
        return Stream.concat(summary(rules).stream(), each).toList();
    }

    private static String line(RuleCost cost) {
        return "  " + cost.severity().key() + "  " + cost.rule() + "  " + cost.words();
    }
}
