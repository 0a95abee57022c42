package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.commit.TableState;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.error.Suggestions;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import io.meshline.model.Zone;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Finds the datasets whose quarantine a command is about.
 *
 * @param mesh what is configured
 */
record NamedDatasets(Mesh mesh) {
    NamedDatasets {
        requireNonNull(mesh, "mesh");
    }

    /**
     * The dataset of an address.
     *
     * @param verb what is to be done with it, for the error
     */
    DatasetId held(String name, String verb) {
        DatasetId id = DatasetId.parse(name)
                .filter(mesh.datasets()::containsKey)
                .orElseThrow(() -> refused(verb, name, noSuch(name)));
        if (id.zone() == Zone.AGGREGATES) {
            throw refused(
                    verb,
                    name,
                    "the result of a query has no quarantine. That of its inputs is listed by: meshline quarantine list");
        }
        return id;
    }

    /**
     * Makes sure that a dataset has a table.
     *
     * @throws MeshlineException {@code UNREADABLE_SOURCE} if it has none
     */
    void demandTable(SparkSession spark, DatasetId id, String verb) {
        if (!isBuilt(spark, id)) {
            throw new MeshlineException(
                    ErrorCode.UNREADABLE_SOURCE,
                    "Cannot " + verb + " the quarantine of '" + id + "': its table is not built yet in '"
                            + mesh.settings().tablePath(id) + "'. Build it with: meshline run +" + id);
        }
    }

    /** Whether a dataset has a table. */
    boolean isBuilt(SparkSession spark, DatasetId id) {
        return TableState.read(spark, id.toString(), mesh.settings().tablePath(id))
                .isPresent();
    }

    private String noSuch(String name) {
        List<String> known =
                mesh.datasets().keySet().stream().map(DatasetId::toString).toList();
        List<String> meant =
                known.stream().filter(address -> address.endsWith("." + name)).toList();
        return meant.isEmpty()
                ? "no such dataset." + Suggestions.didYouMean(name, known)
                : "an address has three parts. Did you mean " + Suggestions.oneOf(meant) + "?";
    }

    private static MeshlineException refused(String verb, String name, String reason) {
        return new MeshlineException(
                ErrorCode.USAGE, "Cannot " + verb + " the quarantine of '" + name + "': " + reason);
    }
}
