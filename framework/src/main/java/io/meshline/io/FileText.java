package io.meshline.io;

import static org.apache.spark.sql.functions.decode;
import static org.apache.spark.sql.functions.encode;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Layout;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.apache.spark.sql.Column;

/**
 * How the values that Spark's CSV reader hands out become text, and how bytes that are no text are told. The reader
 * decodes before anyone can look, and writes U+FFFD for what it cannot decode.
 */
sealed interface FileText extends Serializable {
    /** What Java's decoders write for bytes that they cannot decode. */
    String REPLACEMENT = "\uFFFD";

    /** What is said of a record that is kept as bytes, since it is no text. */
    String KEPT_AS_BYTES = "its bytes are kept as ISO-8859-1";

    /** The character set that the reader is told. */
    String readAs();

    /** The text of a value that the reader handed out. */
    Column text(Column read);

    /**
     * What the reader would hand out for a text that was kept.
     *
     * @param kept the text
     * @param isBytes whether it is bytes, each as the character of its number, which is how ISO-8859-1 has them
     */
    Column again(Column kept, Column isBytes);

    /** Whether bytes of a value that is not null are not of the character set. */
    Column isDamaged(Column read);

    /** What to say of a record that holds such bytes. */
    String problem();

    /** The name that the reader sees in a header for a name of ours. */
    String asRead(String name);

    /** The name of ours for a name in a header. */
    String asWritten(String readName);

    /** How the values of such files become text. */
    static FileText of(FileFormat.Csv format) {
        Charset charset = charset(format.encoding());
        if (format.layout() == Layout.MULTI_LINE) {
            return new Decoded(charset.name());
        }
        demandOneByteLineEnd(charset);
        String structure = format.delimiter() + format.quote() + format.escape();
        boolean isAscii = StandardCharsets.US_ASCII.newEncoder().canEncode(structure);
        return charset.equals(StandardCharsets.UTF_8) && isAscii ? new Utf8Bytes() : new Decoded(charset.name());
    }

    /** Fails for a character set whose line ends Spark's readers of lines do not see, such as UTF-16. */
    static void demandOneByteLineEnd(Charset charset) {
        if (charset.canEncode() && "\n".getBytes(charset).length != 1) {
            throw FileErrors.encodingNeedsMultiLine(charset.name());
        }
    }

    /** The character set of that name. */
    static Charset charset(String encoding) {
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw FileErrors.unknownEncoding(encoding);
        }
    }

    /**
     * UTF-8 files read as ISO-8859-1, which keeps every byte: damage is known exactly, and a U+FFFD that upstream really
     * wrote is a character like any other. Structure must be ASCII.
     */
    record Utf8Bytes() implements FileText {
        private static final String LATIN = StandardCharsets.ISO_8859_1.name();
        private static final String UTF = StandardCharsets.UTF_8.name();

        @Override
        public String readAs() {
            return LATIN;
        }

        @Override
        public Column text(Column read) {
            return when(isAscii(read), read).otherwise(decoded(read));
        }

        @Override
        public Column again(Column kept, Column isBytes) {
            return when(isBytes, kept).otherwise(decode(encode(kept, UTF), LATIN));
        }

        @Override
        public Column isDamaged(Column read) {
            Column again = decode(encode(decoded(read), UTF), LATIN);
            return when(isAscii(read), lit(false)).otherwise(again.notEqual(read));
        }

        @Override
        public String problem() {
            return "is not valid UTF-8; " + KEPT_AS_BYTES;
        }

        @Override
        public String asRead(String name) {
            return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }

        @Override
        public String asWritten(String readName) {
            return new String(readName.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        private static Column isAscii(Column read) {
            return length(read).equalTo(octet_length(read));
        }

        private static Column decoded(Column read) {
            return decode(encode(read, LATIN), UTF);
        }
    }

    /**
     * Files that Spark decodes. Damage is known by U+FFFD alone, so that one which upstream wrote counts as damage too:
     * it stands for a character that was lost before.
     */
    record Decoded(String charset) implements FileText {
        @Override
        public String readAs() {
            return charset;
        }

        @Override
        public Column text(Column read) {
            return read;
        }

        @Override
        public Column again(Column kept, Column isBytes) {
            return when(isBytes, decode(encode(kept, StandardCharsets.ISO_8859_1.name()), charset))
                    .otherwise(kept);
        }

        @Override
        public Column isDamaged(Column read) {
            return read.contains(REPLACEMENT);
        }

        @Override
        public String problem() {
            return "holds U+FFFD, which stands for bytes that are not valid %s".formatted(charset);
        }

        @Override
        public String asRead(String name) {
            return name;
        }

        @Override
        public String asWritten(String readName) {
            return readName;
        }
    }
}
