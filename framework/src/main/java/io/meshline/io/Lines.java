package io.meshline.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.util.LineReader;

/** The lines of a file as Spark's text readers cut them: at LF, CR or both, without a UTF-8 byte order mark. */
final class Lines {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final LineReader reader;
    private final Charset charset;
    private boolean atStart = true;

    Lines(InputStream in, Charset charset) {
        this.reader = new LineReader(in);
        this.charset = charset;
    }

    /** The next line; empty at the end of the file. */
    Optional<String> next() throws IOException {
        Text line = new Text();
        if (reader.readLine(line) == 0) {
            return Optional.empty();
        }
        int from = atStart && startsWithMark(line) ? BYTE_ORDER_MARK.length : 0;
        atStart = false;
        return Optional.of(new String(line.getBytes(), from, line.getLength() - from, charset));
    }

    private static boolean startsWithMark(Text line) {
        return Arrays.equals(
                line.getBytes(), 0, Math.min(line.getLength(), BYTE_ORDER_MARK.length), BYTE_ORDER_MARK, 0, 3);
    }
}
