package io.meshline.clean;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The form in which records that were not let through are kept. */
public final class Quarantine {
    /** The column with the original record. */
    public static final String RECORD = "record";
    /** The column with the element of an exploded array that was put aside, counted from 0. */
    public static final String POSITION = "position";
    /** The column with the file that the record came from. */
    public static final String SOURCE_FILE = "source_file";
    /** The column with the reasons against the record. */
    public static final String REASONS_COLUMN = "reasons";

    /** The reasons against a record. */
    public static final ArrayType REASONS = DataTypes.createArrayType(new StructType()
            .add("column", "string", true, "The column that the reason is about, where it is one")
            .add("kind", "string", true, "cast, required, outlier, rule or unreadable")
            .add("value", "string", true, "The value that is not accepted; null where it is missing")
            .add("message", "string", true, "The reason in a sentence"));

    /** The column with the names of a record's values, where the record is a line below a header. */
    public static final String HEADER = "header";
    /** The columns of a quarantine table. */
    public static final StructType SCHEMA = new StructType()
            .add("batch", "bigint", true, "Number of the batch that put the record aside")
            .add("run_id", "string", true, "Run that put the record aside")
            .add("quarantined_at", "timestamp", true, "When the record was put aside, in UTC")
            .add("source", "string", true, "Dataset or file that the record was read from")
            .add(SOURCE_FILE, "string", true, "File that the record came from, where it is known")
            .add(
                    RECORD,
                    "string",
                    true,
                    "The record as it was read: its fields as JSON, or its text where that cannot be read")
            .add(POSITION, "int", true, "The element of the exploded array that the reasons are about, counted from 0")
            .add(REASONS_COLUMN, REASONS, true, "Everything that speaks against the record")
            .add(
                    HEADER,
                    DataTypes.createArrayType(DataTypes.StringType),
                    true,
                    "Names of the record's values by the header of its file; null where it has none");

    private Quarantine() {}
}
