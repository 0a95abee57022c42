package io.meshline.io;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_csv;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.UnknownFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The records of CSV files with one header.
 *
 * @param header the header
 * @param settings how the files are read
 */
record CsvRecords(CsvHeader header, CsvSettings settings) {
    /** Names that no header holds, which {@link FileRecords} would not take for its own either. */
    private static final String KEPT_FILE = "_kept_file";

    private static final String VALUES = "_values";
    private static final Column NOTHING = lit(null).cast(DataTypes.StringType);

    /** The records with these columns; null in those that the header lacks. */
    Dataset<Row> read(SparkSession spark, FileScan scan, CsvColumns wanted) {
        FileScan.Reader reader = new FileScan.Reader(new DiscreetCsv(), schema(), settings.options());
        return records(scan.read(spark, reader), FileScan.PATH, wanted);
    }

    /**
     * The records of lines that were kept.
     *
     * @param kept rows of {@link KeptTexts}
     */
    Dataset<Row> again(Dataset<Row> kept, CsvColumns wanted) {
        Column line = text().again(col(KeptTexts.TEXT), col(KeptTexts.AS_BYTES));
        Column values = from_csv(line, schema(), FileScan.scalaMap(settings.options()));
        Dataset<Row> parsed = kept.select(col(KeptTexts.FILE).as(KEPT_FILE), values.as(VALUES))
                .select(col(KEPT_FILE), col(VALUES + ".*"));
        return records(parsed, col(KEPT_FILE), wanted);
    }

    private Dataset<Row> records(Dataset<Row> parsed, Column file, CsvColumns wanted) {
        List<Column> columns = new ArrayList<>();
        wanted.named().forEach(name -> columns.add(value(name).as(name)));
        if (wanted.rescuesOthers()) {
            columns.add(others(wanted.declared()).as(UnknownFields.RESCUED));
        }
        columns.add(file.as(FileRecords.SOURCE_FILE));
        columns.add(problem().as(FileRecords.PROBLEM));
        columns.add(record().as(FileRecords.RECORD));
        columns.add(array(header.names().stream().map(name -> lit(name)).toArray(Column[]::new))
                .as(FileRecords.HEADER));
        columns.add(lit(0).as(FileRecords.ROW));
        return parsed.select(columns.toArray(Column[]::new));
    }

    /** Without an optional column, or of a line that was kept, one that is declared by now. */
    private Column value(String name) {
        return header.has(name) ? text().text(read(name)) : NOTHING;
    }

    private Column others(List<String> declared) {
        Column[] others = header.without(declared).stream()
                .map(name -> value(name).as(name))
                .toArray(Column[]::new);
        return others.length == 0 ? NOTHING : to_json(struct(others), Map.of("ignoreNullFields", "false"));
    }

    private StructType schema() {
        StructType schema = new StructType();
        for (String name : header.names()) {
            schema = schema.add(text().asRead(name), DataTypes.StringType);
        }
        return schema.add(FileRecords.RECORD, DataTypes.StringType);
    }

    private Column problem() {
        String count = "does not have the %d values of its header"
                .formatted(header.names().size());
        return when(text().isDamaged(unparsed()), lit(count + ", and " + text().problem()))
                .when(unparsed().isNotNull(), lit(count))
                .when(isDamaged(), lit(text().problem()));
    }

    /** A damaged record parsed well, so that Spark does not hand out its line: it is written anew from its values. */
    private Column record() {
        Column line = when(text().isDamaged(unparsed()), unparsed()).otherwise(text().text(unparsed()));
        return when(unparsed().isNotNull(), line).when(isDamaged(), to_csv(struct(values()), settings.writeOptions()));
    }

    /** One look at the whole record costs less than one at each value; between values stands what is never damaged. */
    private Column isDamaged() {
        return text().isDamaged(concat_ws("\n", values()));
    }

    private Column[] values() {
        return header.names().stream().map(this::read).toArray(Column[]::new);
    }

    private Column read(String name) {
        return col("`" + text().asRead(name).replace("`", "``") + "`");
    }

    private static Column unparsed() {
        return col(FileRecords.RECORD);
    }

    private FileText text() {
        return settings.text();
    }
}
