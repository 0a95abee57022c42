package io.meshline.quality;

import static scala.collection.JavaConverters.asScalaBufferConverter;

import com.amazon.deequ.VerificationResult;
import com.amazon.deequ.VerificationSuite;
import com.amazon.deequ.analyzers.InMemoryStateProvider;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What Deequ found in one run over some rows for rules that are checks.
 *
 * @param findings those of each rule
 * @param states those that were asked for
 */
record Verification(Map<Clause.Single, List<Finding>> findings, States states) {

    /**
     * Measures rows once for all rules together: what is known is not measured, and without anything left to measure no
     * Spark job is started.
     *
     * @param asked the analyzers, of those whose states can be kept, whose states on these rows are wanted
     */
    static Verification of(List<Clause.Single> rules, RowSet rows, Collection<Object> asked) {
        Set<Object> analyzers = new LinkedHashSet<>(asked);
        rules.forEach(rule -> analyzers.addAll(Deequ.analyzers(rule)));
        States known = States.of(analyzers, rows.known());
        List<Object> unknown = asked.stream().filter(each -> !known.has(each)).toList();
        InMemoryStateProvider measured = new InMemoryStateProvider();
        Map<Clause.Single, List<Finding>> findings = rules.isEmpty() && unknown.isEmpty()
                ? Map.of()
                : run(rules, rows.rows(), new Wanted(analyzers, known, unknown, measured));
        return new Verification(findings, known.or(States.of(unknown, measured)));
    }

    /** What Deequ finds for rules whose figures all follow from known states. */
    static Verification of(List<Clause.Single> rules, Dataset<Row> none, States known) {
        Set<Object> analyzers = new LinkedHashSet<>();
        rules.forEach(rule -> analyzers.addAll(Deequ.analyzers(rule)));
        Wanted nothing = new Wanted(analyzers, known, List.of(), new InMemoryStateProvider());
        return new Verification(run(rules, none, nothing), known);
    }

    private record Wanted(
            Collection<Object> analyzers, States known, List<Object> unknown, InMemoryStateProvider measured) {}

    private static Map<Clause.Single, List<Finding>> run(List<Clause.Single> rules, Dataset<Row> rows, Wanted wanted) {
        var suite = VerificationSuite.apply()
                .onData(rows)
                .addChecks(
                        asScalaBufferConverter(rules.stream().map(Deequ::check).toList())
                                .asScala())
                .addRequiredAnalyzers(Analyzers.seq(wanted.unknown()));
        VerificationResult result = (wanted.unknown().isEmpty() ? suite : suite.saveStatesWith(wanted.measured()))
                .useRepository(KnownMetrics.repository(wanted.analyzers(), wanted.known()))
                .reuseExistingResultsForKey(KnownMetrics.KEY, false)
                .run();
        wanted.unknown().forEach(analyzer -> Deequ.demand(analyzer, result));
        return rules.stream().distinct().collect(Collectors.toMap(rule -> rule, rule -> Deequ.findings(rule, result)));
    }
}
