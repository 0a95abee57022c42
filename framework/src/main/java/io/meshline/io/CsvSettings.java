package io.meshline.io;

import com.univocity.parsers.csv.CsvParser;
import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Layout;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.csv.CSVOptions;

/**
 * One reading of a CSV format for everyone who parses it: Spark's tasks, and the driver that looks at headers.
 *
 * @param options the options of Spark's CSV reader
 * @param text how the values become text
 */
record CsvSettings(Map<String, String> options, FileText text) implements Serializable {
    /** What Spark takes for null where nothing stands between two delimiters; a code point that no text holds. */
    private static final String NOTHING = "\uFFFF";

    private static final int MAX_COLUMNS = 20_480;

    CsvSettings {
        options = Map.copyOf(options);
    }

    static CsvSettings of(FileFormat.Csv format) {
        FileText text = FileText.of(format);
        Map<String, String> options = new TreeMap<>();
        options.put("sep", format.delimiter());
        options.put("quote", format.quote());
        options.put("escape", format.escape());
        options.put("encoding", text.readAs());
        options.put("multiLine", Boolean.toString(format.layout() == Layout.MULTI_LINE));
        options.put("header", "true");
        // Each task compares the header once more, in case that the file was replaced after the driver's look.
        options.put("enforceSchema", "false");
        options.put("mode", "PERMISSIVE");
        options.put("columnNameOfCorruptRecord", FileRecords.RECORD);
        // With pruning, a record with too few or too many values passes as a good one.
        options.put("columnPruning", "false");
        options.put("nullValue", NOTHING);
        options.put("maxColumns", Integer.toString(MAX_COLUMNS));
        options.putAll(FileScan.FAIL_ON_UNREADABLE);
        return new CsvSettings(options, text);
    }

    Charset charset() {
        return Charset.forName(options.get("encoding"));
    }

    boolean isMultiLine() {
        return Boolean.parseBoolean(options.get("multiLine"));
    }

    /** The most values that Spark's parser can take in; one more fails the file. */
    int maxColumns() {
        return MAX_COLUMNS;
    }

    /** What writes values as a record of this format. */
    Map<String, String> writeOptions() {
        return Map.of("sep", options.get("sep"), "quote", options.get("quote"), "escape", options.get("escape"));
    }

    /** The parser that Spark's tasks use, with the same settings but for empty values, which are empty. */
    CsvParser parser() {
        Map<String, String> plain = new TreeMap<>(options);
        plain.remove("nullValue");
        return new CsvParser(new CSVOptions(FileScan.scalaMap(plain), false, "UTC").asParserSettings());
    }
}
