package io.meshline.config;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Suggestions;
import io.meshline.model.DatasetId;
import io.meshline.model.Query;
import io.meshline.model.SqlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decodes what computes an aggregate. */
final class QueryDecoder {
    static final Key<Text> SQL = Key.optional(
            "sql",
            Types.TEXT,
            "this or transformation is required",
            "A file in the domain's folder sql; the tables that it names are the inputs.");
    static final Key<Text> TRANSFORMATION = Key.optional(
            "transformation",
            Types.CLASS_NAME,
            "this or sql is required",
            "A Java class that implements io.meshline.transform.Transformation.");
    static final Key<List<Text>> INPUTS = Key.optional(
            "inputs",
            Types.SOME_TEXTS,
            "required with transformation, not allowed with sql",
            "The datasets of the same domain that are handed to the transformation, such as [events.item_sold].");

    private QueryDecoder() {}

    /** The query; empty, with the problem told, where it cannot be read. */
    static Optional<Query> decode(Node node, Neighbours neighbours) {
        if (node.has(SQL) == node.has(TRANSFORMATION)) {
            node.problem("needs exactly one of the keys 'sql' and 'transformation'");
            return Optional.empty();
        }
        return node.has(SQL) ? sql(node, neighbours) : transformation(node, neighbours);
    }

    /** Whether a class computes the aggregate, so that nothing else knows its inputs and types. */
    static boolean isTransformation(Node node) {
        return node.has(TRANSFORMATION) && !node.has(SQL);
    }

    private static Optional<Query> transformation(Node node, Neighbours neighbours) {
        if (!node.has(INPUTS)) {
            node.missing(INPUTS);
        }
        List<DatasetId> inputs = node.list(INPUTS).stream()
                .flatMap(input -> neighbours.refer(input).stream())
                .toList();
        return node.find(TRANSFORMATION).map(name -> new Query.Transformation(name.text(), inputs, name.origin()));
    }

    private static Optional<Query> sql(Node node, Neighbours neighbours) {
        node.problem(INPUTS, "is only allowed with 'transformation'; the inputs of a query are the tables it names");
        return node.find(SQL).flatMap(file -> sql(file, neighbours.sqlFolder()));
    }

    private static Optional<Query> sql(Text file, Path folder) {
        if (!SiblingIncluder.isPlain(file.text())) {
            file.at().problem("must be the name of a file in '" + folder + "', was \"" + file.text() + "\"");
            return Optional.empty();
        }
        Path path = folder.resolve(file.text());
        try {
            return Optional.of(new Query.Sql(new SqlText(TextFile.read(path), new Origin(path.toString(), 1))));
        } catch (TextFile.UnreadableException e) {
            String suggestions = Files.exists(path) ? "" : Suggestions.further(file.text(), names(folder));
            file.at()
                    .problem(
                            ErrorCode.UNREADABLE_FILE,
                            "refers to file '" + path + "', which " + e.getMessage() + suggestions);
            return Optional.empty();
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            // Only suggestions are lost; that the file is not there is told.
            return List.of();
        }
    }
}
