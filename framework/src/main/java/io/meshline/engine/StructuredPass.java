package io.meshline.engine;

import io.meshline.clean.Structuring;
import io.meshline.model.Gate;
import io.meshline.model.Structure;
import io.meshline.model.Verdict;
import io.meshline.quality.RowRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Records that become typed rows in one pass, counted on the way. */
final class StructuredPass {
    private final Dataset<Row> source;
    private final Structure structure;
    private final List<RowRule> rules;
    private final Counters records = new Counters();
    private final Counters rows = new Counters();
    private final Map<String, Long> counted = new HashMap<>();

    StructuredPass(Dataset<Row> source, Structure structure, Gate gate) {
        this.source = source;
        this.structure = structure;
        this.rules = RowRule.of(gate);
    }

    /**
     * The rows that are neither filtered nor rejected; the pass is counted when they are first written. What is filtered
     * is counted before the others are cast: a dataset that takes a small part of its source costs little.
     */
    Dataset<Row> accepted() {
        return Structuring.accepted(structured());
    }

    /** The rows that are not filtered, with what speaks against them; for the rest as {@link #accepted}. */
    Dataset<Row> structured() {
        Dataset<Row> flagged = records.observe(Structuring.flagged(source, structure), Structuring.recordCounters());
        return rows.observe(
                Structuring.structure(flagged, structure, rules), Structuring.rowCounters(structure, rules));
    }

    /** Records that were read. */
    long read() {
        return count("read");
    }

    /** Records that the filter left out. */
    long filtered() {
        return count("filtered");
    }

    /** Records that were rejected. */
    long quarantined() {
        return count("quarantined");
    }

    /** The rejected records as rows for quarantine, if there are any; they are read a second time. */
    Optional<Dataset<Row>> rejected() {
        return quarantined() == 0 ? Optional.empty() : Optional.of(Structuring.rejected(source, structure, rules));
    }

    /** What became of the rules that put rows into quarantine. */
    List<Verdict> verdicts() {
        return rules.stream()
                .map(rule -> QuarantineVerdicts.of(rule.text(), count(rule.text())))
                .toList();
    }

    /** What goes to quarantine beside the data. */
    List<SideTable> quarantine(JobContext job, String from) {
        return rejected().stream()
                .map(rows -> QuarantineTable.of(job, from, rows))
                .toList();
    }

    private long count(String counter) {
        if (counted.isEmpty()) {
            counted.putAll(records.counted());
            counted.putAll(rows.counted());
        }
        return counted.get(counter);
    }
}
