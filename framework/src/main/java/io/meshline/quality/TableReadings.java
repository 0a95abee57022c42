package io.meshline.quality;

import io.meshline.model.TableStates;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Reads the table as it would stand after a batch. What the rows that stay came to is known from the commit before, where
 * nobody changed the table since; else they are read once. What cannot be added up is read from all rows.
 */
final class TableReadings {
    private final List<Clause.Single> summable;
    private final List<Clause.Single> others;
    private final Set<Object> asked = new LinkedHashSet<>();
    private final TableToBe table;

    TableReadings(List<Clause.Single> rules, TableToBe table) {
        this.summable = rules.stream().filter(TableReadings::isSummable).toList();
        this.others = rules.stream().filter(rule -> !isSummable(rule)).toList();
        this.table = table;
        if (!summable.isEmpty()) {
            asked.add(Analyzers.SIZE);
            summable.forEach(rule -> asked.addAll(Deequ.analyzers(rule)));
            asked.removeIf(Analyzers::isAboutColumnsAsSuch);
        }
    }

    /** Whether all figures of a rule follow from states that can be kept and added to those of a batch. */
    static boolean isSummable(Clause.Single rule) {
        return Deequ.isCheck(rule)
                && Deequ.analyzers(rule).stream()
                        .allMatch(each -> States.canKeep(each) || Analyzers.isAboutColumnsAsSuch(each));
    }

    /** The analyzers whose states on the rows of the batch are wanted. */
    Collection<Object> askedOfBatch() {
        return asked.isEmpty() || table.written().isPresent() ? List.of() : asked;
    }

    /**
     * One reading for each rule.
     *
     * @param ofBatch the states that were asked for
     * @param none no rows, in the table's columns
     */
    Readings of(States ofBatch, Dataset<Row> none, OtherDatasets datasets) {
        if (asked.isEmpty()) {
            return others.isEmpty() ? Readings.NONE : Readings.of(others, table.after(), List.of(), datasets);
        }
        States after = kept().plus(table.written().map(this::measured).orElse(ofBatch));
        Map<Clause.Single, Reading> readings = new HashMap<>();
        if (!others.isEmpty()) {
            readings.putAll(
                    Readings.of(others, table.after(), List.of(), datasets).ofRules());
        }
        readings.putAll(Readings.of(summable, none, after));
        return new Readings(readings, after);
    }

    /** What stands in the commit, so that the next batch need not read these rows; nothing where no rule asks. */
    Optional<TableStates> toKeep(Readings readings) {
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableStates(table.base(), readings.states().numbers()));
    }

    private States kept() {
        States remembered =
                table.states().map(states -> States.of(asked, states.numbers())).orElse(States.NONE);
        List<Object> missing =
                asked.stream().filter(each -> !remembered.has(each)).toList();
        return missing.isEmpty() ? remembered : remembered.or(Readings.states(table.kept(), missing));
    }

    private States measured(RowSet rows) {
        return Readings.states(rows, asked);
    }
}
