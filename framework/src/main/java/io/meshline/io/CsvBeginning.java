package io.meshline.io;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The first records of a CSV file, the header among them; the last of them may be cut. */
record CsvBeginning(byte[] bytes, CsvSettings settings) {

    /** At most so many records, blank lines left out. */
    List<String[]> records(int most) throws CorruptFileException {
        try {
            return settings.isMultiLine() ? ofText(most) : ofLines(most);
        } catch (TextParsingException e) {
            throw new CorruptFileException("its header line cannot be parsed");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private List<String[]> ofText(int most) {
        CsvParser parser = settings.parser();
        parser.beginParsing(new ByteArrayInputStream(bytes), settings.charset());
        List<String[]> records = new ArrayList<>();
        while (records.size() < most) {
            String[] record = parser.parseNext();
            if (record == null) {
                break;
            }
            records.add(written(record));
        }
        return records;
    }

    private List<String[]> ofLines(int most) throws IOException {
        CsvParser parser = settings.parser();
        Lines lines = new Lines(new ByteArrayInputStream(bytes), settings.charset());
        List<String[]> records = new ArrayList<>();
        while (records.size() < most) {
            Optional<String> line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            if (!line.get().trim().isEmpty()) {
                records.add(written(parser.parseLine(line.get())));
            }
        }
        return records;
    }

    private String[] written(String[] record) {
        return Stream.of(record)
                .map(value -> value == null ? "" : settings.text().asWritten(value))
                .toArray(String[]::new);
    }
}
