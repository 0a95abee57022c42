package io.meshline.io;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import io.meshline.error.Causes;
import io.meshline.model.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Reads a file to its end as Spark would, for the failures that it meets, not for the records. */
interface WholeFile extends FileStorage.Reading<Long> {

    static WholeFile of(FileFormat format) {
        if (format instanceof FileFormat.Csv csv) {
            CsvSettings settings = CsvSettings.of(csv);
            return settings.isMultiLine() ? in -> records(in, settings) : in -> lines(in, settings);
        }
        return in -> in.transferTo(OutputStream.nullOutputStream());
    }

    private static long lines(InputStream in, CsvSettings settings) throws IOException, CorruptFileException {
        CsvParser parser = settings.parser();
        Lines lines = new Lines(in, settings.charset());
        long count = 0;
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            count++;
            try {
                parser.parseLine(line.get());
            } catch (TextParsingException e) {
                throw new CorruptFileException(
                        "its line %d has more than %d values".formatted(count, settings.maxColumns()));
            }
        }
        return count;
    }

    private static long records(InputStream in, CsvSettings settings) throws IOException, CorruptFileException {
        CsvParser parser = settings.parser();
        long count = 0;
        try {
            parser.beginParsing(in, settings.charset());
            while (parser.parseNext() != null) {
                count++;
            }
            return count;
        } catch (TextParsingException e) {
            throw failed(e, "its record %d has more than %d values".formatted(count + 1, settings.maxColumns()));
        }
    }

    /** The parser wraps failures of the stream that it reads from. */
    private static CorruptFileException failed(TextParsingException failure, String reason) throws IOException {
        Optional<IOException> ofStream = Causes.chain(failure)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
        if (ofStream.isPresent()) {
            throw ofStream.get();
        }
        return new CorruptFileException(reason);
    }
}
