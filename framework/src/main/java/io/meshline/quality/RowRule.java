package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * A rule that each row keeps or breaks by itself.
 *
 * @param text the rule in DQDL
 * @param column the column that it is about; empty where there are several
 * @param holds whether a row keeps it; never null
 */
public record RowRule(String text, Optional<String> column, Column holds) {
    public RowRule {
        requireNonNull(text, "text");
        requireNonNull(column, "column");
        requireNonNull(holds, "holds");
    }

    /** The rules of a gate whose offending rows go to quarantine, each once: they are counted by their texts. */
    public static List<RowRule> of(Gate gate) {
        Map<String, RowRule> rules = new LinkedHashMap<>();
        gate.rowRules().stream().map(RowRule::of).forEach(rule -> rules.putIfAbsent(rule.text(), rule));
        return List.copyOf(rules.values());
    }

    private static RowRule of(QualityRule rule) {
        Clause clause = Deequ.clause(Dqdl.parse(rule.dqdl()));
        List<String> columns = clause.singles()
                .map(single -> single.rule().getParameters().get("TargetColumn"))
                .distinct()
                .toList();
        return new RowRule(
                rule.dqdl().strip(),
                columns.stream().filter(column -> columns.size() == 1).findFirst(),
                RowCondition.of(clause));
    }
}
