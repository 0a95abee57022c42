package io.meshline.io;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.ltrim;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.ChangeColumns;
import org.apache.spark.sql.Column;

/**
 * The change of a row.
 *
 * @param images the row after the change, for a delete before it, and the row before the change
 * @param operation one of the operations of {@link ChangeColumns}
 * @param table the table with what it is in
 * @param moment when the change was made, and its position
 */
record Change(Images images, Column operation, Column table, Moment moment) {
    private static final int DIGITS_OF_LONG = 20;
    private static final int DIGITS_OF_INT = 10;
    private static final String ENDING_IN_DIGITS = "^(.*?)([0-9]*)$";

    /** A row after and before a change, as JSON. */
    record Images(Column row, Column before) {}

    /** When a change was made: a timestamp, and a text that orders those of one timestamp. */
    record Moment(Column at, Column position) {}

    /** The change as a value. */
    Column value() {
        return struct(
                images.row().as(ChangeColumns.PAYLOAD),
                images.before().as(ChangeColumns.BEFORE),
                operation.as(ChangeColumns.OPERATION),
                when(length(table).gt(0), table).as(ChangeColumns.SOURCE_TABLE),
                moment.at().as(ChangeColumns.CHANGED_AT),
                when(length(moment.position()).gt(0), moment.position()).as(ChangeColumns.SOURCE_POSITION));
    }

    /** Whether a row image is none. */
    static Column isNoObject(Column image) {
        return not(ltrim(image).startsWith("{"));
    }

    /** A whole number; null for a text that is none. */
    static Column number(Column text) {
        return when(text.rlike("^-?[0-9]{1,18}$"), text.cast("bigint"));
    }

    /** The digits of a long, so that they can be compared as text. */
    static Column padded(Column digits) {
        return lpad(digits, DIGITS_OF_LONG, "0");
    }

    /** The digits of an int, so that they can be compared as text. */
    static Column paddedInt(Column digits) {
        return lpad(digits, DIGITS_OF_INT, "0");
    }

    /** A position in MySQL's log; null without a file. */
    static Column binlog(Column file, Column offset) {
        Column number = paddedInt(regexp_extract(file, ENDING_IN_DIGITS, 2));
        Column name = concat_ws("", regexp_extract(file, ENDING_IN_DIGITS, 1), number);
        return when(length(file).gt(0), concat_ws(":", name, padded(offset)));
    }
}
