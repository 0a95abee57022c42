package io.meshline.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.decode;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.encode;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Layout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.text.TextFileFormat;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The documents of JSON files, as they are written.
 *
 * @param charset the character set of the files
 * @param layout where a document ends
 */
record JsonRecords(Charset charset, Layout layout) {
    private static final StructType LINE = new StructType().add("value", DataTypes.StringType);
    private static final Column STORED = col("value").cast(DataTypes.BinaryType);
    private static final Column PAYLOAD = col(FileFormat.Json.PAYLOAD);
    /** Java's decoder, unlike Spark's JSON reader, leaves a byte order mark in the text. */
    private static final String MARK_OR_LAST_LINE_END = "\\A\\x{FEFF}|\\R\\z";

    private static final String END = "end of the document";

    static JsonRecords of(String encoding, Layout layout) {
        Charset charset = FileText.charset(encoding);
        if (layout == Layout.LINES) {
            FileText.demandOneByteLineEnd(charset);
        }
        return new JsonRecords(charset, layout);
    }

    /** One row a document; blank lines are none, a blank file is a document that cannot be parsed. */
    Dataset<Row> read(SparkSession spark, FileScan scan) {
        Map<String, String> options = new HashMap<>(FileScan.FAIL_ON_UNREADABLE);
        options.put("wholetext", Boolean.toString(layout == Layout.MULTI_LINE));
        return records(scan.read(spark, new FileScan.Reader(new TextFileFormat(), LINE, options)), FileScan.PATH);
    }

    /**
     * The documents that were kept.
     *
     * @param kept rows of {@link KeptTexts}
     */
    Dataset<Row> again(Dataset<Row> kept) {
        Column text = col(KeptTexts.TEXT);
        Column bytes =
                when(col(KeptTexts.AS_BYTES), encode(text, "ISO-8859-1")).otherwise(encode(text, charset.name()));
        return records(kept.withColumn("value", bytes.cast(DataTypes.StringType)), col(KeptTexts.FILE));
    }

    private Dataset<Row> records(Dataset<Row> stored, Column file) {
        Dataset<Row> documents = stored.select(
                document().as(FileFormat.Json.PAYLOAD),
                file.as(FileRecords.SOURCE_FILE),
                // Compared as bytes: what the decoder had to replace is no longer the same.
                isDamaged().as("damaged"),
                decode(STORED, "ISO-8859-1").as("bytes"));
        Dataset<Row> records = layout == Layout.LINES ? documents.where(PAYLOAD.rlike("\\S")) : documents;
        Column header = lit(null).cast(FileRecords.HEADER_TYPE).as(FileRecords.HEADER);
        return records.select(
                PAYLOAD, col(FileRecords.SOURCE_FILE), problem(), record(), header, lit(0).as(FileRecords.ROW));
    }

    private Column document() {
        Column text = decode(STORED, charset.name());
        return layout == Layout.LINES ? text : regexp_replace(text, MARK_OR_LAST_LINE_END, "");
    }

    private Column isDamaged() {
        Column text = decode(STORED, charset.name());
        return charset.equals(StandardCharsets.UTF_8)
                ? text.notEqual(col("value"))
                : text.contains(FileText.REPLACEMENT);
    }

    private Column problem() {
        return when(col("damaged"), lit("is not valid %s; %s".formatted(charset, FileText.KEPT_AS_BYTES)))
                .when(isOneDocument(), lit(null))
                .otherwise(lit("is not one JSON document (RFC 8259)"))
                .as(FileRecords.PROBLEM);
    }

    private static Column record() {
        return when(col("damaged"), col("bytes"))
                .when(isOneDocument(), lit(null))
                .otherwise(PAYLOAD)
                .as(FileRecords.RECORD);
    }

    /**
     * Spark's JSON parser stops behind the first value and does not see what follows. As the first of two elements of an
     * array the text has to end where the value ends.
     */
    private static Column isOneDocument() {
        Column array = concat(lit("["), PAYLOAD, lit(",\"" + END + "\"]"));
        Column elements = from_json(array, DataTypes.createArrayType(DataTypes.StringType), JsonText.STRICT);
        return size(elements).equalTo(2).and(element_at(elements, 2).equalTo(END));
    }
}
