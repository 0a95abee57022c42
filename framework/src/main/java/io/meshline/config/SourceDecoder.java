package io.meshline.config;

import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Layout;
import io.meshline.model.FileSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decodes where files come from and how they are read. */
final class SourceDecoder {
    static final Key<Kind> FORMAT = Key.required(
            "format",
            Types.choice(Arrays.stream(Kind.values()).collect(Collectors.toMap(Kind::key, Function.identity()))),
            "csv: separated values with a header line; json: documents, kept whole; debezium, canal, maxwell: documents"
                    + " that tell changes of another system's tables, for raw. Gzip is known by the ending .gz.");
    static final Key<Text> PATH =
            Key.required("path", Types.TEXT, "The folder of the files, a Hadoop path; folders below it are read too.");
    static final Key<Text> FILES = Key.optional(
            "files",
            Types.TEXT,
            "\"*.csv*\" or \"*.json*\", by format",
            "The glob that names of files must match; others are passed over.");
    static final Key<Text> ENCODING =
            Key.optional("encoding", Types.ENCODING, "\"UTF-8\"", "The character set of the files, as Java names it.");
    static final Key<Layout> LAYOUT = Key.optional(
            "layout",
            Types.choice(Map.of("lines", Layout.LINES, "multi-line", Layout.MULTI_LINE)),
            "lines",
            "lines: a record ends with its line; multi-line: quoted line breaks, or a whole file as one document,"
                    + " and a file is read by one task.");
    static final Key<Text> DELIMITER =
            Key.optional("delimiter", Types.CHARACTER, "\",\"", "What stands between two values; csv only.");
    static final Key<Text> QUOTE =
            Key.optional("quote", Types.CHARACTER, "\"\\\"\"", "What encloses a value; csv only.");
    static final Key<Text> ESCAPE = Key.optional(
            "escape", Types.CHARACTER, "\"\\\"\"", "What goes before a quote inside a quoted value; csv only.");

    static final Shape SHAPE = Shape.of(
            "Source of files", "<zone>.<name>.source", FORMAT, PATH, FILES, ENCODING, LAYOUT, DELIMITER, QUOTE, ESCAPE);
    static final Key<Node> SOURCE =
            Key.required("source", Types.object(SHAPE), "Where the files are and how they are read.");

    private enum Kind {
        CSV,
        JSON,
        DEBEZIUM,
        CANAL,
        MAXWELL;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private SourceDecoder() {}

    /** The source; empty, with the problem told, where its path or format cannot be read. */
    static Optional<FileSource> decode(Node source) {
        Optional<Kind> kind = source.find(FORMAT);
        String path = source.text(PATH);
        Optional<Text> files = source.find(FILES);
        return kind.map(known -> new FileSource(
                path, files.map(Text::text).orElse(files(known)), format(known, source), source.origin()));
    }

    /** The source of files that people keep. */
    static Optional<FileSource> decodeKept(Node source) {
        Optional<FileSource> decoded = decode(source);
        if (decoded.filter(known -> known.format() instanceof FileFormat.Changes)
                .isPresent()) {
            source.problem(FORMAT, "must be csv or json; changes of another system's tables are taken in as raw");
        }
        return decoded;
    }

    private static String files(Kind kind) {
        return switch (kind) {
            case CSV -> "*.csv*";
            case JSON, DEBEZIUM, CANAL, MAXWELL -> "*.json*";
        };
    }

    private static FileFormat format(Kind kind, Node source) {
        String encoding = source.find(ENCODING).map(Text::text).orElse("UTF-8");
        Layout layout = source.find(LAYOUT).orElse(Layout.LINES);
        if (kind != Kind.CSV) {
            List.of(DELIMITER, QUOTE, ESCAPE).forEach(key -> source.problem(key, "is only allowed with format = csv"));
        }
        return switch (kind) {
            case CSV ->
                new FileFormat.Csv(
                        character(source, DELIMITER, ","),
                        character(source, QUOTE, "\""),
                        character(source, ESCAPE, "\""),
                        encoding,
                        layout);
            case JSON -> new FileFormat.Json(encoding, layout);
            case DEBEZIUM, CANAL, MAXWELL ->
                new FileFormat.Changes(FileFormat.Changes.Dialect.valueOf(kind.name()), encoding, layout);
        };
    }

    private static String character(Node source, Key<Text> key, String otherwise) {
        return source.find(key).map(Text::text).orElse(otherwise);
    }
}
