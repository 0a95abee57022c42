package io.meshline.config;

import io.meshline.model.ChangeColumns;
import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.Gate;
import io.meshline.model.HeaderDrift;
import io.meshline.model.Heading;
import io.meshline.model.PersonalField;
import io.meshline.model.UnknownFields;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decodes {@code raw.<name>}. */
final class RawDecoder implements DatasetDecoder {
    static final Key<Text> COLUMN_DESCRIPTION =
            Key.optional("description", Types.TEXT, "none", "What a value means; stands on the table's column.");
    static final Key<Boolean> OPTIONAL = Key.optional(
            "optional", Types.FLAG, "false", "true: a file may lack the column; its rows then hold null in it.");
    static final Shape COLUMN = Shape.of(
            "Column of a raw dataset",
            "raw.<name>.columns.<column>",
            OPTIONAL,
            COLUMN_DESCRIPTION,
            PersonalDecoder.MARK);
    static final Key<List<Value>> COLUMNS = Key.optional(
            "columns",
            Types.members(COLUMN),
            "required for csv, not allowed otherwise",
            "The columns of the files by their names there, which must not begin with _; all are strings."
                    + " A json document becomes the one column payload, a changed row those of docs/cdc.md.");
    static final Key<UnknownFields> UNKNOWN_COLUMNS = Key.optional(
            "unknown-columns",
            Types.choice(Arrays.stream(UnknownFields.values())
                    .collect(Collectors.toMap(UnknownFields::key, Function.identity()))),
            "fail",
            "What happens to columns in the headers of csv files that are not declared. fail: the file is set aside;"
                    + " ignore: they are left out; rescue: they are kept as JSON in the column _rescued; add: they become"
                    + " string columns of the table, behind the others. Each run tells which there were.");
    private static final Shape SHAPE = Shape.of(
            "Raw datasets",
            "raw.<name>",
            DESCRIPTION,
            SourceDecoder.SOURCE,
            COLUMNS,
            UNKNOWN_COLUMNS,
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
        Gate gate = GateDecoder.decodeWithoutRowRules(node);
        List<PersonalField> personal = PersonalPathsDecoder.decode(node);
        return source.map(known -> known.format() instanceof FileFormat.Csv csv
                ? ofCsv(node, heading, new CsvSource(known, csv), gate)
                : new Dataset.Raw(heading, known, columns(node, known), personal, gate));
    }

    /** A source of which the format is known. */
    private record CsvSource(FileSource files, FileFormat.Csv format) {
        FileSource with(HeaderDrift drift) {
            return new FileSource(files.path(), files.files(), format.with(drift), files.origin());
        }
    }

    private static Dataset.Raw ofCsv(Node node, Heading heading, CsvSource source, Gate gate) {
        node.problem(PersonalPathsDecoder.PATHS, "is not allowed with format = csv; mark the columns");
        if (!node.has(COLUMNS)) {
            node.missing(COLUMNS);
        }
        List<Node> members = Members.open(node, COLUMNS);
        Map<String, String> names = new HashMap<>();
        List<Column> columns =
                members.stream().map(column -> column(column, names)).toList();
        List<String> optional = members.stream()
                .filter(column -> column.find(OPTIONAL).orElse(false))
                .map(Node::name)
                .toList();
        HeaderDrift drift = new HeaderDrift(optional, unknown(node, columns));
        return new Dataset.Raw(heading, source.with(drift), columns, gate);
    }

    private static UnknownFields unknown(Node node, List<Column> columns) {
        UnknownFields unknown = node.find(UNKNOWN_COLUMNS).orElse(UnknownFields.FAIL);
        boolean isPersonal =
                columns.stream().anyMatch(column -> column.personal().isPresent());
        boolean isKept = unknown == UnknownFields.RESCUE || unknown == UnknownFields.ADD;
        if (isPersonal && isKept) {
            node.problem(
                    UNKNOWN_COLUMNS,
                    "must be fail or ignore beside personal data: what is in other columns is treated by nobody");
        }
        return unknown;
    }

    /** The columns that a format gives by itself. */
    private static List<Column> columns(Node node, FileSource source) {
        node.problem(COLUMNS, "is only allowed with format = csv");
        node.problem(UNKNOWN_COLUMNS, "is only allowed with format = csv");
        return source.format() instanceof FileFormat.Changes
                ? ChangeColumns.of(source.origin())
                : List.of(new Column(
                        FileFormat.Json.PAYLOAD, STRING, "The JSON document as it was delivered", source.origin()));
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
