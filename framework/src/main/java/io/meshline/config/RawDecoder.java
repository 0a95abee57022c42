package io.meshline.config;

import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.PersonalField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Decodes {@code raw.<name>}. */
final class RawDecoder implements DatasetDecoder {
    static final Key<Text> COLUMN_DESCRIPTION =
            Key.optional("description", Types.TEXT, "none", "What a value means; stands on the table's column.");
    static final Shape COLUMN = Shape.of(
            "Column of a raw dataset", "raw.<name>.columns.<column>", COLUMN_DESCRIPTION, PersonalDecoder.MARK);
    static final Key<List<Value>> COLUMNS = Key.optional(
            "columns",
            Types.members(COLUMN),
            "required for csv, not allowed for json",
            "The columns of the files by their names there, which must not begin with _; all are strings."
                    + " A json document becomes the one column payload.");
    private static final Shape SHAPE = Shape.of(
            "Raw datasets",
            "raw.<name>",
            DESCRIPTION,
            SourceDecoder.SOURCE,
            COLUMNS,
            PersonalPathsDecoder.PATHS,
            GateDecoder.QUALITY);

    private static final String STRING = "string";

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Optional<Dataset> decode(Node node, Heading heading, Neighbours neighbours) {
        Optional<FileSource> source = node.find(SourceDecoder.SOURCE).flatMap(SourceDecoder::decode);
        List<Column> columns = source.map(known -> columns(node, known)).orElse(List.of());
        Gate gate = GateDecoder.decodeWithoutRowRules(node);
        List<PersonalField> personal = PersonalPathsDecoder.decode(node);
        return source.map(known -> new Dataset.Raw(heading, known, columns, personal, gate));
    }

    private static List<Column> columns(Node node, FileSource source) {
        if (source.format() instanceof FileFormat.Json) {
            node.problem(COLUMNS, "is only allowed with format = csv");
            return List.of(new Column(
                    FileFormat.Json.PAYLOAD, STRING, "The JSON document as it was delivered", source.origin()));
        }
        node.problem(PersonalPathsDecoder.PATHS, "is not allowed with format = csv; mark the columns");
        if (!node.has(COLUMNS)) {
            node.missing(COLUMNS);
        }
        Map<String, String> names = new HashMap<>();
        return Members.open(node, COLUMNS).stream()
                .map(column -> column(column, names))
                .toList();
    }

    private static Column column(Node column, Map<String, String> names) {
        if (column.name().startsWith("_")) {
            column.problem("begins with '_', which is kept for columns of Meshline");
        }
        String twin = names.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column.name());
        if (twin != null) {
            column.problem("differs from column '" + twin + "' only in case, which Spark does not see");
        }
        return new Column(
                column.name(),
                STRING,
                column.text(COLUMN_DESCRIPTION),
                column.origin(),
                PersonalDecoder.ofColumn(column));
    }
}
