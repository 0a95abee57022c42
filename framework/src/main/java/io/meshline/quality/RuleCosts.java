package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.AnomalyRule;
import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.RuleCost;
import io.meshline.model.RuleCost.Extent;
import io.meshline.model.RuleCost.Source;
import io.meshline.model.Scope;
import io.meshline.model.Statistics;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Foretells what the rules of a gate cost, without reading anything. */
public final class RuleCosts {
    private final Write write;
    private final Statistics inFiles;

    /** How the rows of a batch come into their table. */
    public enum Write {
        /** They are added; the others stay. */
        APPEND,
        /** They take the place of all others. */
        OVERWRITE,
        /** They take the place of some; what changed stands in files without statistics. */
        MERGE
    }

    /**
     * @param write how rows come into the table
     * @param inFiles what the statistics of a file of the table will know; of no matter what it is
     */
    public RuleCosts(Write write, Statistics inFiles) {
        this.write = requireNonNull(write, "write");
        this.inFiles = requireNonNull(inFiles, "inFiles");
    }

    /** The costs of the rules of a gate, each of which can be evaluated, in the gate's order. */
    public List<RuleCost> of(Gate gate) {
        Stream<RuleCost> watched = gate.anomalies().stream().map(this::of);
        return Stream.concat(gate.rules().stream().map(this::of), watched).toList();
    }

    private RuleCost of(AnomalyRule rule) {
        QualityRule measuring = new QualityRule(Anomalies.measuring(rule), rule.severity(), rule.origin());
        return named(Anomalies.words(rule), of(measuring));
    }

    private static RuleCost named(String rule, RuleCost cost) {
        return new RuleCost(rule, cost.severity(), cost.extent(), cost.source(), cost.detail());
    }

    private RuleCost of(QualityRule rule) {
        String text = rule.dqdl().strip();
        if (rule.severity() == Severity.QUARANTINE) {
            return new RuleCost(text, rule.severity(), Extent.BATCH, Source.WRITE, "");
        }
        List<Clause.Single> singles = Deequ.clause(Dqdl.parse(text)).singles().toList();
        Statistics known = known(rule.scope());
        Source dearest = singles.stream()
                .map(single -> source(single, known))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Set<String> details = new TreeSet<>();
        singles.stream()
                .filter(single -> source(single, known) == dearest)
                .forEach(single -> details.addAll(detail(single)));
        return new RuleCost(
                rule.scope().words(text), rule.severity(), extent(rule, singles), dearest, String.join(", ", details));
    }

    private Statistics known(Scope scope) {
        return switch (scope) {
            case BATCH -> write == Write.MERGE ? Statistics.NOTHING : inFiles;
            case TABLE -> inFiles;
        };
    }

    private Extent extent(QualityRule rule, List<Clause.Single> singles) {
        if (rule.scope() == Scope.BATCH) {
            return Extent.BATCH;
        }
        boolean addsUp = write == Write.APPEND && singles.stream().allMatch(TableReadings::isSummable);
        return addsUp ? Extent.BATCH_AND_STATES : Extent.TABLE;
    }

    private static Source source(Clause.Single single, Statistics known) {
        if (Deequ.isCheck(single)) {
            return Deequ.analyzers(single).stream()
                    .map(analyzer -> source(analyzer, known))
                    .max(Comparator.naturalOrder())
                    .orElse(Source.SCHEMA);
        }
        return switch (RuleKind.of(single.rule().getRuleType()).orElseThrow()) {
            case COLUMN_NAMES_MATCH_PATTERN, SCHEMA_MATCH -> Source.SCHEMA;
            case REFERENTIAL_INTEGRITY, ROW_COUNT_MATCH, AGGREGATE_MATCH -> Source.OTHER_DATASET;
            default -> Source.QUERY;
        };
    }

    private static Source source(Object analyzer, Statistics known) {
        if (Analyzers.groupedBy(analyzer).isPresent()) {
            return Source.GROUPING;
        }
        if (Analyzers.isAboutColumnsAsSuch(analyzer)) {
            return Source.SCHEMA;
        }
        return States.of(List.of(analyzer), known).has(analyzer) ? Source.STATISTICS : Source.SCAN;
    }

    private static List<String> detail(Clause.Single single) {
        if (!Deequ.isCheck(single)) {
            return Reference.of(single.rule()).stream().map(Reference::name).toList();
        }
        return Deequ.analyzers(single).stream()
                .flatMap(analyzer -> Analyzers.groupedBy(analyzer).stream())
                .distinct()
                .toList();
    }
}
