package io.meshline.analysis;

import io.meshline.error.Suggestions;
import io.meshline.model.DatasetId;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.JsonPath;
import io.meshline.model.Structure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The records that a structure is laid over.
 *
 * @param name what the records are, in quotes
 * @param row the columns of a record; empty where a problem keeps them from being known
 */
record Source(String name, Optional<StructType> row) {
    static Source dataset(Desk desk, DatasetId id) {
        return new Source("'" + id + "'", desk.schema(id));
    }

    /** Files of which only what the structure names is known. */
    static Source files(FileSource files, Structure structure) {
        if (files.format() instanceof FileFormat.Json) {
            StructType payload = new StructType().add(FileFormat.Json.PAYLOAD, DataTypes.StringType);
            return new Source("the files", Optional.of(payload));
        }
        Set<String> names = names(structure);
        structure.payload().ifPresent(payload -> names.add(payload.column()));
        return new Source("the files", Optional.of(row(names, DataTypes.StringType)));
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
        return new Source("the table", row);
    }

    /** The same records with other columns, where they are known. */
    Source withRow(UnaryOperator<StructType> change) {
        return new Source(name, row.map(change));
    }

    /** Why a column cannot be taken from a path; empty where it can. */
    Optional<String> refusal(String path, Structure structure) {
        if (JsonPath.isPath(path)) {
            return Optional.<String>empty()
                    .or(() -> unsaid(path))
                    .or(() -> unexploded(path, structure))
                    .or(() -> undocumented(path, structure));
        }
        return row.filter(columns -> Schemas.type(columns, path).isEmpty())
                .map(columns -> name + " has no column '" + path + "'."
                        + Suggestions.didYouMean(path, List.of(columns.fieldNames())));
    }

    /** The type of what a path leads to; empty where it is not known. */
    Optional<DataType> type(String path) {
        return row.flatMap(columns -> Schemas.type(columns, path));
    }

    private static Optional<String> unsaid(String path) {
        return JsonPath.parse(path).isPresent()
                ? Optional.empty()
                : Optional.of("'" + path + "' is no JSON path; they are written like $.customer.name, $['first name'],"
                        + " $.items[0] or $.items[*].sku");
    }

    private static Optional<String> unexploded(String path, Structure structure) {
        return JsonPath.of(path).root() == JsonPath.Root.DOCUMENT
                        || structure.explode().isPresent()
                ? Optional.empty()
                : Optional.of("the path '" + path + "' leads into the element of an array, and there is no 'explode'");
    }

    private Optional<String> undocumented(String path, Structure structure) {
        String column = structure.payloadColumn();
        return row.filter(columns -> Schemas.type(columns, column)
                        .filter(DataTypes.StringType::equals)
                        .isEmpty())
                .map(columns -> "the path '" + path + "' needs a JSON document, and " + name + " has no string column '"
                        + column + "'. Name the column that holds one with 'payload'");
    }

    private static Set<String> names(Structure structure) {
        Set<String> names = new LinkedHashSet<>();
        for (DerivedColumn column : structure.columns()) {
            if (column.derivation() instanceof Derivation.FromSource from) {
                from.paths().stream().filter(path -> !JsonPath.isPath(path)).forEach(names::add);
            }
        }
        return names;
    }

    private static StructType row(Set<String> names, DataType type) {
        return new StructType(
                names.stream().map(name -> Schemas.field(name, type, "")).toArray(StructField[]::new));
    }
}
