package io.meshline.io;

import static io.meshline.io.ChangeDialect.part;
import static io.meshline.io.DebeziumDialect.either;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.ChangeColumns;
import org.apache.spark.sql.Column;

/**
 * A row that Debezium's transformation ExtractNewRecordState took out of its envelope. What is known of the change
 * stands in fields of the row whose names begin with two underscores, as far as the connector was told to add them.
 */
final class UnwrappedRow {
    /** The fields that tell of the change. */
    static final String SCHEMA = "__op STRING, __deleted STRING, __db STRING, __schema STRING, __table STRING,"
            + " __source_ts_ms STRING, __lsn STRING, __file STRING, __pos STRING";

    private UnwrappedRow() {}

    /** Whether the document is such a row. */
    static Column isOne() {
        return either("op")
                .isNull()
                .and(either("__op").isNotNull().or(either("__deleted").isNotNull()));
    }

    /** The row as it stands in the document. */
    static Column image() {
        Column document = col(ChangeColumns.ENVELOPE);
        return when(part("payload").isNotNull(), get_json_object(JsonText.guarded(document), "$.payload"))
                .otherwise(document);
    }

    static Change change(Column row) {
        Column table = concat_ws(".", either("__db"), either("__schema"), either("__table"));
        Column at = timestamp_millis(Change.number(either("__source_ts_ms")));
        Column position = coalesce(Change.padded(either("__lsn")), Change.binlog(either("__file"), either("__pos")));
        Column before = lit(null).cast("string");
        return new Change(new Change.Images(row, before), operation(), table, new Change.Moment(at, position));
    }

    /** Without an operation an insert cannot be told from an update. */
    private static Column operation() {
        return when(either("__deleted").equalTo("true"), lit(ChangeColumns.DELETE))
                .otherwise(coalesce(DebeziumDialect.operation(either("__op")), lit(ChangeColumns.UPDATE)));
    }
}
