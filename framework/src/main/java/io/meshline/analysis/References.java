package io.meshline.analysis;

import io.meshline.error.Origin;
import io.meshline.error.Suggestions;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** Checks names that a definition mentions outside of SQL. */
final class References {
    private final Desk desk;

    References(Desk desk) {
        this.desk = desk;
    }

    /** Reports an input that is not declared in the reader's domain. */
    void check(DatasetId reader, DatasetId input, Origin origin) {
        if (!input.domain().equals(reader.domain())) {
            desk.invalid(
                    origin,
                    "Cannot read '" + input + "' in '" + reader + "': it belongs to domain '" + input.domain()
                            + "' (declare it under external)");
        } else if (!isDeclared(input)) {
            Collection<String> known = desk.mesh().datasets().keySet().stream()
                    .filter(id -> id.domain().equals(reader.domain()) && !id.equals(reader))
                    .map(DatasetId::toString)
                    .toList();
            desk.invalid(
                    origin,
                    "Cannot read '" + input + "' in '" + reader + "': no such dataset."
                            + Suggestions.didYouMean(input.toString(), known));
        }
    }

    boolean isDeclared(DatasetId id) {
        return desk.mesh().datasets().containsKey(id) || desk.mesh().broken().contains(id);
    }

    /**
     * Reports names that are no columns.
     *
     * @param role the key under which the names stand
     */
    void checkColumns(Dataset dataset, String role, List<String> names, StructType columns) {
        List<String> known = List.of(columns.fieldNames());
        for (String name : names) {
            if (!known.contains(name)) {
                desk.invalid(
                        dataset.origin(),
                        "Cannot use '" + name + "' in " + role + " of '" + dataset.id() + "': no such column."
                                + Suggestions.didYouMean(name, known));
            }
        }
    }
}
