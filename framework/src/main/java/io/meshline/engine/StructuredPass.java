package io.meshline.engine;

import io.meshline.clean.Structuring;
import io.meshline.model.Dataset.Events;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Gate;
import io.meshline.model.Ledger;
import io.meshline.model.Metric;
import io.meshline.model.Outlier;
import io.meshline.model.Structure;
import io.meshline.model.Verdict;
import io.meshline.quality.RowRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Records that become typed rows in one pass, counted on the way. A pass over records that were not read before may take
 * along one over those that were, of which only rows of an interval count: each of these is a record of its own to the
 * ledger.
 */
final class StructuredPass {
    private final Dataset<Row> source;
    private final Structure structure;
    private final List<RowRule> rules;
    private final Counters records = new Counters();
    private final Counters rows = new Counters();
    private final Map<String, Long> counted = new HashMap<>();
    private final Optional<String> added;
    private final Optional<Column> only;
    private final Optional<StructuredPass> before;
    private UnknownFieldsFound unknown;

    StructuredPass(JobContext job, Dataset<Row> source, Structure structure, Gate gate) {
        this(job, source, structure, gate, Optional.empty(), Optional.empty());
    }

    /** A pass over what is new of an input and, in one go, over the rows of an interval that were read before. */
    static StructuredPass of(JobContext job, IntervalInput input, Events events, TimeRange range) {
        StructuredPass before = new StructuredPass(
                job,
                input.before().rows(),
                events.structure(),
                events.gate(),
                Optional.of(range.holds()),
                Optional.empty());
        return new StructuredPass(
                job, input.added().rows(), events.structure(), events.gate(), Optional.empty(), Optional.of(before));
    }

    private StructuredPass(
            JobContext job,
            Dataset<Row> source,
            Structure structure,
            Gate gate,
            Optional<Column> only,
            Optional<StructuredPass> before) {
        this.source = source;
        this.only = only;
        this.before = before;
        AddedFields fields = AddedFields.in(source, LearnedRanges.in(job, structure));
        this.structure = fields.structure();
        this.added = fields.words();
        this.rules = RowRule.of(gate);
    }

    /**
     * The rows that are neither filtered nor rejected; the pass is counted when they are first written. What is filtered
     * is counted before the others are cast: a dataset that takes a small part of its source costs little.
     */
    Dataset<Row> accepted() {
        Dataset<Row> accepted = Structuring.accepted(structured(), structure);
        return before.map(pass -> accepted.unionByName(pass.accepted(), true)).orElse(accepted);
    }

    /** All rows that are not filtered, with what speaks against them; for the rest as {@link #accepted}. */
    Dataset<Row> told() {
        return Structuring.told(structured(), structure);
    }

    private Dataset<Row> structured() {
        Dataset<Row> flagged = records.observe(Structuring.flagged(source, structure), Structuring.recordCounters());
        Dataset<Row> all = Structuring.structure(flagged, structure, rules);
        Dataset<Row> structured = only.map(all::where).orElse(all);
        List<Column> counters = new ArrayList<>(Structuring.rowCounters(structure, rules));
        counters.addAll(Structuring.figures(structure));
        return rows.observe(structured, counters);
    }

    /** Records that were read, and rows of an interval that others gave before. */
    long read() {
        return count("read") + ofInterval();
    }

    /** Rows of an interval that records gave that were read before. */
    long ofInterval() {
        return before.map(pass -> pass.count("rows")).orElse(0L);
    }

    /** Records that were looked through for rows of an interval. */
    long looked() {
        return before.map(pass -> pass.count("read")).orElse(0L);
    }

    /** Rows that records gave beyond their first one. */
    long exploded() {
        return count("rows") - (count("read") - count("filtered"));
    }

    /** Records that the filter left out, and those whose array has no elements. */
    long filtered() {
        return count("filtered") + count("empty");
    }

    /** Rows that were rejected. */
    long quarantined() {
        return total("quarantined");
    }

    /** What became of the records, where each row that was let through is either written or something else. */
    Ledger ledger(Written rows) {
        return new Ledger(
                read(),
                exploded(),
                rows.written(),
                rows.updated(),
                rows.unchanged(),
                rows.duplicate(),
                filtered(),
                quarantined(),
                changed());
    }

    /** What became of the rows that were let through. */
    record Written(long written, long updated, long unchanged, long duplicate) {
        static Written all(long written) {
            return new Written(written, 0, 0, 0);
        }
    }

    /** The rejected records as rows for quarantine, if there are any; they are read a second time. */
    Optional<Dataset<Row>> rejected() {
        return Stream.concat(ownRejected().stream(), before.stream().flatMap(pass -> pass.ownRejected().stream()))
                .reduce(Dataset::unionByName);
    }

    private Optional<Dataset<Row>> ownRejected() {
        return count("quarantined") == 0
                ? Optional.empty()
                : Optional.of(Structuring.rejected(source, structure, rules, only));
    }

    /** What became of the rules that are held against each record. */
    List<Verdict> verdicts() {
        Stream<Verdict> ofRules = rules.stream().map(rule -> QuarantineVerdicts.of(rule.text(), total(rule.text())));
        Stream<Verdict> ofOutliers =
                structure.columns().stream().flatMap(column -> OutlierVerdicts.of(column, outside(column)).stream());
        return Stream.of(ofRules, ofOutliers, unknown().verdict().stream())
                .flatMap(verdicts -> verdicts)
                .toList();
    }

    /** The figures by which ranges of usual values are learned. */
    List<Metric> figures() {
        Map<String, Double> figures = rows.figures();
        return structure.columns().stream()
                .flatMap(column -> LearnedRanges.names(column)
                        .filter(name -> figures.containsKey(Structuring.figureOf(column, name)))
                        .map(name -> new Metric(name, column.name(), figures.get(Structuring.figureOf(column, name)))))
                .filter(metric -> Double.isFinite(metric.value()))
                .toList();
    }

    /** What a reader of the run should know of the documents that were read. */
    List<String> warnings() {
        return Stream.concat(added.stream(), unknown().warning().stream()).toList();
    }

    /** What goes to quarantine beside the data. */
    List<SideTable> quarantine(JobContext job, String from) {
        return rejected().stream()
                .map(rows -> QuarantineTable.of(job, from, rows))
                .toList();
    }

    /** How many values each rule about outliers changed, by column. */
    private Map<String, Long> changed() {
        Map<String, Long> changed = new TreeMap<>();
        structure.columns().stream()
                .filter(column -> column.outlier().filter(Outlier::changes).isPresent())
                .filter(column -> outside(column) > 0)
                .forEach(column -> changed.put(column.name(), outside(column)));
        return changed;
    }

    private long outside(DerivedColumn column) {
        return total(Structuring.counterOf(column));
    }

    private UnknownFieldsFound unknown() {
        if (unknown == null) {
            long records = count("unknown");
            unknown = records == 0
                    ? UnknownFieldsFound.NONE
                    : UnknownFieldsFound.in(source, structure, count("read") - count("filtered"));
        }
        return unknown;
    }

    private long total(String counter) {
        return count(counter) + before.map(pass -> pass.count(counter)).orElse(0L);
    }

    /** The count of a counter; 0 of one that nobody asked for. */
    private long count(String counter) {
        if (counted.isEmpty()) {
            counted.putAll(records.counted());
            counted.putAll(rows.counted());
        }
        return counted.getOrDefault(counter, 0L);
    }
}
