package io.meshline.clean.pii;

import io.meshline.model.FieldPath;
import io.meshline.model.PersonalField;
import io.meshline.model.PersonalPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * A column of JSON documents with what is marked in them.
 *
 * @param column the name of the column
 * @param treatment what is done to each document
 */
record Documents(String column, JsonTreatment treatment) {
    /** The row before a change, where a source tells changes. */
    private static final String BEFORE = "before";
    /** The message about a change, with the row as one of its parts. */
    private static final String ENVELOPE = "envelope";

    /**
     * Where Debezium (with and without schema), Canal and Maxwell have the row before and after a change; a row that was
     * taken out of its envelope is the document, or its payload.
     */
    private static final List<List<String>> IMAGES = List.of(
            List.of(),
            List.of("payload"),
            List.of("before"),
            List.of("after"),
            List.of("payload", "before"),
            List.of("payload", "after"),
            List.of("data"),
            List.of("old"));

    /** Where they have the statement that changed the row, with its values. */
    private static final List<String> STATEMENTS =
            List.of("$.source.query", "$.payload.source.query", "$.sql", "$.query");

    /**
     * The columns of documents among those of some records; none where no field is marked. Where there is an envelope,
     * the row before the change is a document too.
     *
     * @param payload the column of the documents that the marks are about
     */
    static List<Documents> in(String[] columns, String payload, List<PersonalField> fields, PersonalPolicy policy) {
        boolean isMarked = fields.stream().anyMatch(field -> field.path().isPresent());
        List<String> all = Arrays.asList(columns);
        return Stream.of(payload, BEFORE, ENVELOPE)
                .filter(name -> isMarked && all.contains(name))
                .filter(name -> name.equals(payload) || all.contains(ENVELOPE))
                .map(name -> new Documents(name, new JsonTreatment(tree(name, fields, policy))))
                .toList();
    }

    /** The treated documents; null for a text that is none. */
    Column treated(Column documents) {
        JsonTreatment ofEach = treatment;
        UDF1<String, String> function = document -> document == null ? null : ofEach.of(document);
        return functions
                .udf(function, DataTypes.StringType)
                .withName("treat_document")
                .apply(documents);
    }

    private static FieldTree tree(String column, List<PersonalField> fields, PersonalPolicy policy) {
        FieldTree tree = new FieldTree();
        for (PersonalField field : fields) {
            TextTreatment treatment = TextTreatment.of(field.data(), policy);
            field.path().stream()
                    .flatMap(path -> column.equals(ENVELOPE) ? inImages(path) : Stream.of(path))
                    .forEach(path -> tree.add(path, treatment));
        }
        if (column.equals(ENVELOPE)) {
            STATEMENTS.forEach(path -> tree.add(FieldPath.parse(path).orElseThrow(), new Nothing()));
        }
        return tree;
    }

    private static Stream<FieldPath> inImages(FieldPath path) {
        return IMAGES.stream()
                .map(image -> new FieldPath(
                        Stream.concat(image.stream(), path.names().stream()).toList()));
    }
}
