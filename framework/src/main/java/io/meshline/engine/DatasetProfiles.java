package io.meshline.engine;

import static org.apache.spark.sql.functions.col;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.error.Suggestions;
import io.meshline.io.DeltaChanges;
import io.meshline.io.DeltaInput;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import io.meshline.model.SystemColumns;
import io.meshline.model.profile.ProfileScope;
import io.meshline.model.profile.ProfileScope.Extent;
import io.meshline.model.profile.TableProfile;
import io.meshline.quality.profile.Profiler;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Looks at the tables of datasets; changes nothing. */
final class DatasetProfiles {
    /** Every pass over a sample must meet the same rows. */
    private static final long SEED = 1;

    private static final Set<String> SYSTEM = Stream.of(SystemColumns.OF_RAW, SystemColumns.OF_ENTITIES)
            .flatMap(List::stream)
            .collect(Collectors.toSet());

    private final Mesh mesh;

    DatasetProfiles(Mesh mesh) {
        this.mesh = mesh;
    }

    /** The dataset that is meant, without a look at its table. */
    Dataset find(ProfileRequest request) {
        Map<DatasetId, Dataset> datasets = mesh.datasets();
        return DatasetId.parse(request.dataset())
                .map(datasets::get)
                .orElseThrow(() -> unknown(
                        request.dataset(),
                        datasets.keySet().stream().map(DatasetId::toString).toList()));
    }

    /** The profile of a dataset's table as it stands. */
    TableProfile profile(ProfileRequest request, SparkSession spark) {
        Dataset dataset = find(request);
        DatasetId id = dataset.id();
        DeltaChanges table =
                new DeltaInput(spark, id.toString(), mesh.settings().tablePath(id)).firstRead();
        org.apache.spark.sql.Dataset<Row> rows =
                table.toRead().orElseThrow(() -> notBuilt(id, mesh.settings().tablePath(id)));
        List<String> columns = columns(request, id, Arrays.asList(rows.columns()));
        Extent extent = dataset instanceof Dataset.Entities ? Extent.CURRENT_STATES : Extent.TABLE;
        ProfileScope scope = new ProfileScope(
                dataset,
                mesh.settings().environment(),
                table.readTo().orElseThrow().version(),
                extent,
                request.sample());
        org.apache.spark.sql.Dataset<Row> meant =
                extent == Extent.CURRENT_STATES ? rows.filter(col(SystemColumns.IS_CURRENT)) : rows;
        org.apache.spark.sql.Dataset<Row> sampled = request.sample()
                .map(share -> meant.sample(false, share.doubleValue(), SEED))
                .orElse(meant);
        return Profiler.profile(
                scope,
                sampled.select(columns.stream().map(DatasetProfiles::named).toArray(Column[]::new)));
    }

    private static List<String> columns(ProfileRequest request, DatasetId id, List<String> known) {
        if (request.columns().isEmpty()) {
            return known.stream().filter(column -> !SYSTEM.contains(column)).toList();
        }
        Set<String> asked = new LinkedHashSet<>(request.columns());
        asked.stream().filter(column -> !known.contains(column)).findFirst().ifPresent(column -> {
            throw unknownColumn(column, id, known);
        });
        return known.stream().filter(asked::contains).toList();
    }

    private static Column named(String column) {
        return col("`" + column.replace("`", "``") + "`");
    }

    private static MeshlineException unknown(String dataset, List<String> known) {
        return new MeshlineException(
                ErrorCode.USAGE,
                "Cannot profile '" + dataset + "': no such dataset." + Suggestions.didYouMean(dataset, known));
    }

    private static MeshlineException unknownColumn(String column, DatasetId id, List<String> known) {
        return new MeshlineException(
                ErrorCode.USAGE,
                "Cannot profile column '" + column + "' of '" + id + "': no such column."
                        + Suggestions.didYouMean(column, known));
    }

    private static MeshlineException notBuilt(DatasetId id, String path) {
        return new MeshlineException(
                ErrorCode.UNREADABLE_SOURCE,
                "Cannot profile '" + id + "': its table is not built yet in '" + path
                        + "'. Build it with: meshline run +" + id);
    }
}
