package io.meshline.quality;

import static io.meshline.error.ErrorCode.INVALID_RULE;

import io.meshline.error.Problems;
import io.meshline.error.Suggestions;
import io.meshline.model.AnomalyRule;
import io.meshline.model.Periods;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.glue.dqdl.model.DQRule;

/** Finds the rules that cannot be evaluated, without a Spark session and before any data is read. */
public final class RuleChecker {
    private static final Pattern UNKNOWN_TYPE = Pattern.compile("Rule Type: (\\w+) is not valid");
    private static final Pattern PARSER_NOISE =
            Pattern.compile("Parsing Error: |No rules or analyzers provided\\.(, )?|line \\d+:\\d+ |Rules=\\[");

    private RuleChecker() {}

    /** Starts loading the parser of rules in the background. */
    public static void warmUp() {
        CompletableFuture.runAsync(() -> Dqdl.parse("RowCount > 0"));
    }

    /**
     * Reports at the rule's origin what keeps a rule from being evaluated on rows of a schema: a text that is no rule,
     * a kind or an operand that Deequ does not evaluate rightly, a dataset or a column that does not exist, a column of
     * the wrong type.
     */
    public static void check(QualityRule rule, Schemas schemas, Problems problems) {
        for (String objection : objections(rule, schemas)) {
            problems.add(
                    rule.origin(), INVALID_RULE, "Invalid rule '" + rule.dqdl().strip() + "': " + objection);
        }
    }

    /** Reports at the rule's origin what keeps the figure of an anomaly rule from being measured. */
    public static void check(AnomalyRule rule, Schemas schemas, Problems problems) {
        for (String objection : objections(rule, schemas)) {
            problems.add(rule.origin(), INVALID_RULE, "Invalid metric '" + rule.metric() + "': " + objection);
        }
    }

    /** Reports at their origin what keeps the periods of a table from being told from its rows. */
    public static void check(Periods periods, Schemas schemas, Problems problems) {
        new Sql(schemas.own())
                .objectionToTime(periods.sql().text(), periods.every() == Periods.Every.HOUR)
                .ifPresent(objection -> problems.add(
                        periods.origin(), INVALID_RULE, "Invalid periods of '" + periods.of() + "': " + objection));
    }

    private static List<String> objections(AnomalyRule declared, Schemas schemas) {
        DQRule rule;
        try {
            rule = Dqdl.parse(Anomalies.measuring(declared));
        } catch (IllegalArgumentException e) {
            return List.of("it is no rule in DQDL without its comparison, an example: Mean \"unit_price\"");
        }
        if (!rule.getNestedRules().isEmpty()) {
            return List.of("it joins several figures");
        }
        List<String> found = Objections.to(rule, schemas);
        return found.isEmpty()
                ? RuleKind.of(rule.getRuleType()).flatMap(Anomalies::objection).stream()
                        .toList()
                : found;
    }

    private static List<String> objections(QualityRule declared, Schemas schemas) {
        DQRule rule;
        try {
            rule = Dqdl.parse(declared.dqdl());
        } catch (IllegalArgumentException e) {
            return List.of(unreadable(declared.dqdl(), e.getMessage()));
        }
        List<String> found = Dqdl.singles(rule)
                .flatMap(single -> Objections.to(single, schemas).stream())
                .toList();
        if (!found.isEmpty()) {
            return found;
        }
        List<String> ofRows = declared.severity() == Severity.QUARANTINE ? toRowRule(rule) : List.of();
        return ofRows.isEmpty() ? Deequ.untranslatable(rule).stream().toList() : ofRows;
    }

    private static List<String> toRowRule(DQRule rule) {
        return Dqdl.singles(rule)
                .flatMap(single -> RuleKind.of(single.getRuleType()).stream()
                        .flatMap(kind -> RowCondition.objection(single, kind).stream()))
                .toList();
    }

    private static String unreadable(String text, String complaint) {
        Matcher unknown = UNKNOWN_TYPE.matcher(complaint);
        if (unknown.find() && RuleKind.of(unknown.group(1)).isEmpty()) {
            String type = unknown.group(1);
            String meant = Suggestions.didYouMean(type, RuleKind.names());
            return "unknown rule type '" + type + "'" + (meant.isEmpty() ? " " + RuleKind.supported() : "." + meant);
        }
        String reason = unknown.reset().find()
                ? "'" + unknown.group(1) + "' takes other parameters"
                : PARSER_NOISE.matcher(complaint).replaceAll("");
        Optional<RuleKind> kind = RuleKind.of(text.strip().split("\\W", 2)[0]);
        return reason + ", an example: " + kind.orElse(RuleKind.ROW_COUNT).example();
    }
}
