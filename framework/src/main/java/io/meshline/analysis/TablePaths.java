package io.meshline.analysis;

import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/**
 * Knows which paths are tables of the mesh, so that a domain that reads another one's table by its path comes after it.
 * Paths are compared as they are written, but for doubled and trailing slashes and dots: no storage is asked.
 */
final class TablePaths {
    private final Mesh mesh;

    TablePaths(Mesh mesh) {
        this.mesh = mesh;
    }

    /** The dataset whose table is at a path; empty for a table that no dataset of the mesh has. */
    Optional<DatasetId> dataset(String path) {
        Optional<Path> table = table(path);
        return Stream.concat(mesh.datasets().keySet().stream(), mesh.broken().stream())
                .filter(id ->
                        table.isPresent() && table.equals(table(mesh.settings().tablePath(id))))
                .findFirst();
    }

    /** The path in its normal form; empty where it is none, which the storage will say when it is read. */
    private static Optional<Path> table(String path) {
        try {
            return Optional.of(new Path(path));
        } catch (IllegalArgumentException noPath) {
            return Optional.empty();
        }
    }
}
