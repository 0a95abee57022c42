package io.meshline.analysis;

import io.meshline.error.Suggestions;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.Structure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The records that a structure is laid over.
 *
 * @param name what the records are, in quotes
 * @param row the columns of a record; empty where a problem keeps them from being known
 * @param content what a record holds
 */
record Source(String name, Optional<StructType> row, Content content) {
    private static final String JSON_PATH = "$";

    /** What a record holds. */
    enum Content {
        /** Values in columns. */
        COLUMNS,
        /** A JSON document in the column {@code payload}. */
        JSON
    }

    static Source dataset(Desk desk, DatasetId id) {
        boolean json = desk.mesh().datasets().get(id) instanceof Dataset.Raw raw
                && !(raw.source().format() instanceof FileFormat.Csv);
        return new Source("'" + id + "'", desk.schema(id), json ? Content.JSON : Content.COLUMNS);
    }

    /** Files of which only what the structure names is known. */
    static Source files(FileSource files, Structure structure) {
        if (files.format() instanceof FileFormat.Json) {
            StructType payload = new StructType().add(FileFormat.Json.PAYLOAD, DataTypes.StringType);
            return new Source("the files", Optional.of(payload), Content.JSON);
        }
        return new Source("the files", Optional.of(row(names(structure), DataTypes.StringType)), Content.COLUMNS);
    }

    /**
     * A table that is seen only when the job runs: whatever the definition names is taken to be there and to fit.
     *
     * @param namesInExpressions the parts of each name; with a part of a structure the row cannot even be guessed
     */
    static Source table(Structure structure, List<List<String>> namesInExpressions) {
        Set<String> names = names(structure);
        namesInExpressions.forEach(name -> names.add(name.get(0)));
        boolean flat = namesInExpressions.stream().allMatch(name -> name.size() == 1);
        Optional<StructType> row = Optional.of(row(names, DataTypes.NullType)).filter(guess -> flat);
        return new Source("the table", row, Content.COLUMNS);
    }

    static boolean isJsonPath(String path) {
        return path.startsWith(JSON_PATH);
    }

    /** Why a column cannot be taken from a path; empty where it can. */
    Optional<String> refusal(String path) {
        if (isJsonPath(path)) {
            return content == Content.JSON
                    ? Optional.empty()
                    : Optional.of(
                            "the path '" + path + "' needs a source of JSON documents, which " + name + " is not");
        }
        return row.filter(columns -> Schemas.type(columns, path).isEmpty())
                .map(columns -> name + " has no column '" + path + "'."
                        + Suggestions.didYouMean(path, List.of(columns.fieldNames())));
    }

    /** The type of what a path leads to; empty where it is not known. */
    Optional<DataType> type(String path) {
        return isJsonPath(path)
                ? Optional.of(DataTypes.StringType)
                : row.flatMap(columns -> Schemas.type(columns, path));
    }

    private static Set<String> names(Structure structure) {
        Set<String> names = new LinkedHashSet<>();
        for (DerivedColumn column : structure.columns()) {
            if (column.derivation() instanceof Derivation.FromSource from) {
                from.paths().stream().filter(path -> !isJsonPath(path)).forEach(names::add);
            }
        }
        return names;
    }

    private static StructType row(Set<String> names, DataType type) {
        return new StructType(
                names.stream().map(name -> Schemas.field(name, type, "")).toArray(StructField[]::new));
    }
}
