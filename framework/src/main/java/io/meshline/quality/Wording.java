package io.meshline.quality;

import io.meshline.model.Metric;
import java.util.Map;
import java.util.Optional;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;

/** Puts what Deequ found into words, and into metrics whose names stay the same from run to run. */
final class Wording {
    private static final String COMPLIANCE = "Compliance";
    private static final Map<String, String> SHORTFALLS = Map.of(
            "Minimum",
            "the smallest value was %s",
            "Maximum",
            "the largest value was %s",
            "MinLength",
            "the smallest length was %s",
            "MaxLength",
            "the largest length was %s",
            "Completeness",
            "completeness was %s",
            "Uniqueness",
            "uniqueness was %s",
            "PatternMatch",
            "the share of rows that comply was %s",
            COMPLIANCE,
            "the share of rows that comply was %s");

    private static final Map<String, String> RATIOS = Map.of(
            RuleKind.ROW_COUNT_MATCH.dqdl(),
            "this dataset had %s times as many rows",
            RuleKind.SCHEMA_MATCH.dqdl(),
            "the share of columns that match was %s",
            RuleKind.AGGREGATE_MATCH.dqdl(),
            "the first was %s times the second");

    private Wording() {}

    /** What falls short of a rule, as the end of a sentence. */
    static String shortfall(DQRule rule, Finding finding) {
        if (finding.value().isEmpty()) {
            return "there was no value";
        }
        if (finding.metric().equals("ColumnExists")) {
            return "there is no such column";
        }
        String words = isAbout(rule, finding) ? "was %s" : SHORTFALLS.getOrDefault(finding.metric(), "was %s");
        return words.formatted(Figure.text(finding.value().getAsDouble()));
    }

    /** What falls short of a rule that Deequ evaluates by a query of its own. */
    static String shortfall(DQRule rule, Deequ.Outcome outcome) {
        if (rule.getRuleType().equals(RuleKind.COLUMN_NAMES_MATCH_PATTERN.dqdl())) {
            return outcome.reason().replace("Columns that do not match the pattern: ", "not so ");
        }
        String words = RATIOS.getOrDefault(rule.getRuleType(), SHORTFALLS.get(COMPLIANCE));
        return words.formatted(Figure.text(outcome.figure().orElseThrow()));
    }

    /** The metric of a finding; a share of rows is told by its rule, since Deequ names it anew in every run. */
    static Metric metric(DQRule rule, Finding finding, double value) {
        Metric metric = finding.metric().equals(COMPLIANCE) || finding.metric().equals("PatternMatch")
                ? compliance(rule, value)
                : new Metric(
                        name(finding.metric(), Optional.ofNullable(rule.getWhereClause())), finding.instance(), value);
        return finding.analyzer()
                .flatMap(analyzer -> AnalyzerJson.of(analyzer, rule.toString()))
                .map(metric::measuredBy)
                .orElse(metric);
    }

    /** The name of a figure: without one, Deequ gives figures of all rows and of some the same. */
    static String name(String metric, Optional<String> filter) {
        return metric + filter.map(where -> " (where: " + where + ")").orElse("");
    }

    /** The metric of a rule that Deequ evaluates by a query of its own. */
    static Metric metric(Clause.Single rule, double value) {
        String type = rule.rule().getRuleType();
        return RATIOS.containsKey(type)
                ? new Metric(type, rule.rule().toString(), value)
                : compliance(rule.rule(), value);
    }

    /** The share of rows that comply with a rule. */
    private static Metric compliance(DQRule rule, double value) {
        return new Metric(COMPLIANCE, rule.toString(), value);
    }

    /** Whether the figure is the very one that the rule compares, as the row count of a RowCount rule is. */
    private static boolean isAbout(DQRule rule, Finding finding) {
        return rule.getCondition() instanceof NumberBasedCondition
                && rule.getRuleType().equals(finding.metric());
    }
}
