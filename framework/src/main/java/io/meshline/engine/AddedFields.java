package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.clean.Structuring;
import io.meshline.model.Column;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.JsonPath;
import io.meshline.model.Payload;
import io.meshline.model.Structure;
import io.meshline.model.UnknownFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The fields of a batch's documents that no column reads, as string columns of their own, where the structure asks for it.
 *
 * @param structure the structure with these columns
 * @param words which they are; empty where there are none
 */
record AddedFields(Structure structure, Optional<String> words) {
    /** How many columns a batch adds at most. */
    private static final int MOST = 200;

    private static final Pattern NO_PART_OF_A_NAME = Pattern.compile("[^\\p{L}\\p{N}_]");

    AddedFields {
        requireNonNull(structure, "structure");
        requireNonNull(words, "words");
    }

    /** The structure under which a batch is read; its documents are looked at before where fields are to be added. */
    static AddedFields in(Dataset<Row> source, Structure structure) {
        Optional<Payload> adding = structure
                .payload()
                .filter(payload -> payload.unknownFields()
                        .filter(UnknownFields.ADD::equals)
                        .isPresent());
        return adding.map(payload -> in(source, structure, payload))
                .orElseGet(() -> new AddedFields(structure, Optional.empty()));
    }

    private static AddedFields in(Dataset<Row> source, Structure structure, Payload payload) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        structure.columns().forEach(column -> taken.add(column.name()));
        List<DerivedColumn> columns = new ArrayList<>(structure.columns());
        List<String> added = new ArrayList<>();
        for (Row field : Structuring.unknownFields(source, structure, MOST).collectAsList()) {
            String name = field.getString(0);
            String column = NO_PART_OF_A_NAME.matcher(name).replaceAll("_");
            List<String> paths = paths(name);
            if (!paths.isEmpty() && taken.add(column)) {
                columns.add(column(column, name, paths, payload));
                added.add("'" + column + "'");
            }
        }
        return added.isEmpty()
                ? new AddedFields(structure, Optional.empty())
                : new AddedFields(
                        structure.with(columns),
                        Optional.of("Columns that nobody declared: "
                                + added.stream().sorted().collect(Collectors.joining(", "))));
    }

    /** The dots of a name lead into an object, or belong to it; none where no path can say the name. */
    private static List<String> paths(String field) {
        return Stream.of("$['" + field.replace(".", "']['") + "']", "$['" + field + "']")
                .distinct()
                .filter(path -> JsonPath.parse(path).isPresent())
                .toList();
    }

    private static DerivedColumn column(String name, String field, List<String> paths, Payload payload) {
        return new DerivedColumn(
                new Column(
                        name, "string", "Field " + field + " of the document, which nobody declared", payload.origin()),
                new Derivation.FromSource(paths, Optional.empty()),
                Optional.empty(),
                DerivedColumn.Presence.OPTIONAL,
                Optional.empty());
    }
}
