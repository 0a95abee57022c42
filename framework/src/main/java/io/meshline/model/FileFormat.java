package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/** How the files of a source are to be read; gzip is known by the ending {@code .gz}. */
public sealed interface FileFormat {

    /** The name in configuration. */
    String key();

    /** The SQL condition for records that tell that something is gone; empty for formats that do not say so themselves. */
    default Optional<String> deletions() {
        return Optional.empty();
    }

    /** Where a record may end. */
    enum Layout {
        /** A record ends with its line. */
        LINES,
        /** A record may hold line breaks: inside quotes of a CSV file, or a whole JSON file as one document. */
        MULTI_LINE
    }

    /**
     * Separated values with a header line.
     *
     * @param delimiter what stands between two values
     * @param quote what encloses a value
     * @param escape what goes before a quote inside a quoted value
     * @param encoding the character set, as Java names it
     * @param layout where a record may end
     * @param drift what a header may lack and have besides the declared columns
     */
    record Csv(String delimiter, String quote, String escape, String encoding, Layout layout, HeaderDrift drift)
            implements FileFormat {
        public Csv {
            requireNonNull(delimiter, "delimiter");
            requireNonNull(quote, "quote");
            requireNonNull(escape, "escape");
            requireNonNull(encoding, "encoding");
            requireNonNull(layout, "layout");
            requireNonNull(drift, "drift");
        }

        /** Files with exactly the declared columns. */
        public Csv(String delimiter, String quote, String escape, String encoding, Layout layout) {
            this(delimiter, quote, escape, encoding, layout, HeaderDrift.NONE);
        }

        /** The same files with other headers. */
        public Csv with(HeaderDrift other) {
            return new Csv(delimiter, quote, escape, encoding, layout, other);
        }

        @Override
        public String key() {
            return "csv";
        }
    }

    /**
     * JSON documents, one a line or one a file; the raw table keeps each as the string column {@code payload}.
     *
     * @param encoding the character set, as Java names it
     * @param layout where a document may end
     */
    record Json(String encoding, Layout layout) implements FileFormat {
        /** The column of the raw table that holds the document. */
        public static final String PAYLOAD = "payload";

        public Json {
            requireNonNull(encoding, "encoding");
            requireNonNull(layout, "layout");
        }

        @Override
        public String key() {
            return "json";
        }
    }

    /**
     * Documents in which a system tells the changes of another one's tables; the raw table keeps each changed row in the
     * columns {@link ChangeColumns}.
     *
     * @param dialect whose documents they are
     * @param encoding the character set, as Java names it
     * @param layout where a document may end
     */
    record Changes(Dialect dialect, String encoding, Layout layout) implements FileFormat {

        /** Whose documents they are. */
        public enum Dialect {
            /** Debezium, with or without the schema that Kafka Connect adds. */
            DEBEZIUM,
            /** Canal's flat messages. */
            CANAL,
            /** Maxwell. */
            MAXWELL
        }

        public Changes {
            requireNonNull(dialect, "dialect");
            requireNonNull(encoding, "encoding");
            requireNonNull(layout, "layout");
        }

        @Override
        public String key() {
            return dialect.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Optional<String> deletions() {
            return Optional.of(ChangeColumns.OPERATION + " = '" + ChangeColumns.DELETE + "'");
        }
    }
}
