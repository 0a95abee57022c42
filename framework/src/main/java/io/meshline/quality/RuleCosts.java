package io.meshline.quality;

import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.FrequencyBasedAnalyzer;
import com.amazon.deequ.analyzers.Size;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.RuleCost;
import io.meshline.model.RuleCost.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;

/** Foretells what the rules of a gate cost, without reading anything. */
public final class RuleCosts {
    /** Delta keeps statistics of so many columns unless a table says otherwise. */
    private static final int COLUMNS_WITH_STATISTICS = 32;

    private final Set<String> inStatistics;

    private RuleCosts(Set<String> inStatistics) {
        this.inStatistics = inStatistics;
    }

    /** The costs of rules on files that are written with statistics. */
    public static RuleCosts onFiles(StructType schema) {
        return new RuleCosts(Arrays.stream(schema.fieldNames())
                .limit(COLUMNS_WITH_STATISTICS)
                .collect(Collectors.toSet()));
    }

    /** The costs of rules on the changes of a merge, whose files carry no statistics. */
    public static RuleCosts onChanges() {
        return new RuleCosts(Set.of());
    }

    /** The cost of a rule that can be evaluated. */
    public RuleCost of(QualityRule rule) {
        if (rule.severity() == Severity.QUARANTINE) {
            return new RuleCost(rule, Source.WRITE, "");
        }
        List<Clause.Single> singles =
                Deequ.clause(Dqdl.parse(rule.dqdl())).singles().toList();
        Source dearest =
                singles.stream().map(this::source).max(Source::compareTo).orElseThrow();
        Set<String> details = new TreeSet<>();
        singles.stream().filter(single -> source(single) == dearest).forEach(single -> details.addAll(detail(single)));
        return new RuleCost(rule, dearest, String.join(", ", details));
    }

    private Source source(Clause.Single single) {
        if (Deequ.isCheck(single)) {
            return Deequ.analyzers(single).stream()
                    .map(this::source)
                    .max(Source::compareTo)
                    .orElse(Source.SCHEMA);
        }
        return switch (RuleKind.of(single.rule().getRuleType()).orElseThrow()) {
            case COLUMN_NAMES_MATCH_PATTERN, SCHEMA_MATCH -> Source.SCHEMA;
            case REFERENTIAL_INTEGRITY, ROW_COUNT_MATCH, AGGREGATE_MATCH -> Source.OTHER_DATASET;
            default -> Source.QUERY;
        };
    }

    /** The analyzer comes as an object since its Scala type, a wildcard of a wildcard, is none that Java can narrow. */
    private Source source(Object analyzer) {
        if (analyzer instanceof FrequencyBasedAnalyzer) {
            return Source.GROUPING;
        }
        if (analyzer instanceof Size size && size.where().isEmpty()) {
            return inStatistics.isEmpty() ? Source.SCAN : Source.STATISTICS;
        }
        boolean isKnown = analyzer instanceof Completeness completeness
                && completeness.where().isEmpty()
                && inStatistics.contains(completeness.column());
        if (isKnown) {
            return Source.STATISTICS;
        }
        return Deequ.isAboutColumnsAsSuch(analyzer) ? Source.SCHEMA : Source.SCAN;
    }

    private static List<String> detail(Clause.Single single) {
        if (!Deequ.isCheck(single)) {
            return Reference.of(single.rule()).stream().map(Reference::name).toList();
        }
        return Deequ.analyzers(single).stream()
                .filter(FrequencyBasedAnalyzer.class::isInstance)
                .map(analyzer -> Deequ.groupingColumns((FrequencyBasedAnalyzer) analyzer))
                .distinct()
                .toList();
    }
}
