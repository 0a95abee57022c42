package io.meshline.lineage;

import io.meshline.model.Audit;
import io.meshline.model.Metric;
import io.meshline.model.Scope;
import io.meshline.model.Verdict;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertions;
import io.openlineage.client.OpenLineage.DataQualityMetricsDatasetFacet;
import io.openlineage.client.OpenLineage.DataQualityMetricsDatasetFacetColumnMetricsAdditionalBuilder;
import io.openlineage.client.OpenLineage.TestExecution;
import io.openlineage.client.OpenLineage.TestRunFacet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what a gate found as facets. Samples of rows stay out: whoever reads lineage need not be allowed to read data. */
final class GateForm {
    private static final Pattern RULE = Pattern.compile("\\s*(\\w+)(?:\\s+\"([^\"]+)\")?.*", Pattern.DOTALL);
    private static final String LANGUAGE = "dqdl";
    private static final String ROWS = "*";

    private final OpenLineage model;

    GateForm(OpenLineage model) {
        this.model = model;
    }

    /** The verdicts as tests of the run. */
    TestRunFacet tests(Audit audit) {
        return model.newTestRunFacet(audit.verdicts().stream().map(this::test).toList());
    }

    private TestExecution test(Verdict verdict) {
        return model.newTestExecutionBuilder()
                .name(verdict.words())
                .status(holds(verdict) ? "pass" : "fail")
                .severity(verdict.severity().key())
                .type(part(verdict, 1).orElse(null))
                .description(said(verdict))
                .content(verdict.rule().strip())
                .contentType(LANGUAGE)
                .build();
    }

    /** The verdicts as assertions on the dataset. */
    DatasetAssertions assertions(Audit audit) {
        return new DatasetAssertions(model.newDataQualityAssertionsDatasetFacet(
                audit.verdicts().stream().map(this::assertion).toList()));
    }

    private DataQualityAssertionsDatasetFacetAssertions assertion(Verdict verdict) {
        return model.newDataQualityAssertionsDatasetFacetAssertionsBuilder()
                .assertion(part(verdict, 1).orElse(LANGUAGE))
                .success(holds(verdict))
                .column(part(verdict, 2).orElse(null))
                .severity(verdict.severity().key())
                .name(verdict.words())
                .description(said(verdict))
                .content(verdict.rule().strip())
                .contentType(LANGUAGE)
                .build();
    }

    /** The figures that the facet has a place for, of the rows that the write adds. */
    Optional<DataQualityMetricsDatasetFacet> metrics(Audit audit) {
        List<Metric> figures = audit.metrics().stream()
                .filter(metric -> metric.scope() == Scope.BATCH && Double.isFinite(metric.value()))
                .toList();
        Optional<Long> rows = figures.stream()
                .filter(metric ->
                        metric.name().equals("Size") && metric.instance().equals(ROWS))
                .map(metric -> Math.round(metric.value()))
                .findFirst();
        Map<String, DataQualityMetricsDatasetFacetColumnMetricsAdditionalBuilder> columns = new TreeMap<>();
        for (Metric metric : figures) {
            if (hasPlace(metric, rows)) {
                put(
                        metric,
                        rows.orElse(0L),
                        columns.computeIfAbsent(
                                metric.instance(),
                                name -> model.newDataQualityMetricsDatasetFacetColumnMetricsAdditionalBuilder()));
            }
        }
        if (rows.isEmpty() && columns.isEmpty()) {
            return Optional.empty();
        }
        var all = model.newDataQualityMetricsDatasetFacetColumnMetricsBuilder();
        columns.forEach((name, column) -> all.put(name, column.build()));
        return Optional.of(model.newDataQualityMetricsDatasetFacetBuilder()
                .rowCount(rows.orElse(null))
                .columnMetrics(all.build())
                .build());
    }

    private static boolean hasPlace(Metric metric, Optional<Long> rows) {
        return switch (metric.name()) {
            case "Completeness" -> rows.isPresent();
            case "ApproxCountDistinct", "CountDistinct", "Sum", "Minimum", "Maximum" -> true;
            default -> false;
        };
    }

    private static void put(
            Metric metric, long rows, DataQualityMetricsDatasetFacetColumnMetricsAdditionalBuilder column) {
        double value = metric.value();
        switch (metric.name()) {
            case "Completeness" -> column.nullCount(rows - Math.round(value * rows));
            case "Sum" -> column.sum(value);
            case "Minimum" -> column.min(value);
            case "Maximum" -> column.max(value);
            default -> column.distinctCount(Math.round(value));
        }
    }

    private static boolean holds(Verdict verdict) {
        return verdict.outcome() == Verdict.Outcome.PASSED;
    }

    private static String said(Verdict verdict) {
        return verdict.reason().isEmpty() ? null : verdict.reason();
    }

    /** The name of a rule (1), or the first column that it names (2). */
    private static Optional<String> part(Verdict verdict, int group) {
        Matcher parts = RULE.matcher(verdict.rule());
        return parts.matches() ? Optional.ofNullable(parts.group(group)) : Optional.empty();
    }
}
