package io.meshline.plan;

import static java.util.Objects.requireNonNull;

import io.meshline.model.DatasetId;
import java.util.List;
import java.util.Optional;

/**
 * How a dataset's table and its inputs stand before its job runs.
 *
 * @param table the table against the definition
 * @param inputs the datasets that the job reads
 * @param changes what happened to the inputs since the job last read them; none where nothing is new
 * @param time what tells the time of the table's rows, where anything is said to
 */
public record DatasetState(Table table, List<DatasetId> inputs, List<Change> changes, Optional<TimeAxis> time) {

    /** A table against its definition. */
    public enum Table {
        /** There is no table yet. */
        ABSENT,
        /** The table was computed under the definition as it is. */
        CURRENT,
        /** The table was computed under another definition. */
        OUTDATED
    }

    public DatasetState {
        requireNonNull(table, "table");
        inputs = List.copyOf(inputs);
        changes = List.copyOf(changes);
        requireNonNull(time, "time");
    }

    /** The state of a table of which nothing is said to tell the time of its rows. */
    public DatasetState(Table table, List<DatasetId> inputs, List<Change> changes) {
        this(table, inputs, changes, Optional.empty());
    }

    /** The same with other changes of the inputs. */
    DatasetState with(List<Change> others) {
        return new DatasetState(table, inputs, others, time);
    }
}
