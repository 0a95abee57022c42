package io.meshline.plan;

import static java.util.Objects.requireNonNull;

import io.meshline.model.DatasetId;
import java.util.List;

/**
 * How a dataset's table and its inputs stand before its job runs.
 *
 * @param table the table against the definition
 * @param inputs the datasets that the job reads
 * @param changes what happened to the inputs since the job last read them; none where nothing is new
 */
public record DatasetState(Table table, List<DatasetId> inputs, List<Change> changes) {

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
    }
}
