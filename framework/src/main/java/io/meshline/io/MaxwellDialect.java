package io.meshline.io;

import static io.meshline.io.ChangeDialect.part;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.ChangeColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/** Maxwell's documents, one a changed row. Of an updated row, {@code old} has the fields that changed. */
final class MaxwellDialect implements ChangeDialect {
    private static final String ABOUT_NO_ROW =
            "bootstrap-start|bootstrap-complete|(table|database)-(create|alter|drop)";
    private static final String POSITION = "^(.*):([0-9]+)$";
    private static final Column TYPE = part("type");

    @Override
    public StructType schema() {
        return StructType.fromDDL("data STRING, old STRING, `database` STRING, `table` STRING, type STRING, ts STRING,"
                + " position STRING, xid STRING, xoffset STRING");
    }

    @Override
    public Column fault() {
        return when(TYPE.isNull(), lit("is no Maxwell change: it has no 'type'"))
                .when(TYPE.rlike("^(" + ABOUT_NO_ROW + ")$"), lit(null))
                .when(
                        operation().isNull(),
                        concat(
                                lit("is no Maxwell change: its 'type' is '"),
                                TYPE,
                                lit("' (must be insert, update, delete or bootstrap-insert)")))
                .when(
                        part("data").isNull().or(Change.isNoObject(part("data"))),
                        lit("is no Maxwell change: it has no row in 'data'"));
    }

    @Override
    public Column changes() {
        return when(operation().isNotNull(), array(change().value()));
    }

    private static Change change() {
        Column row = JsonText.restored(part("data"));
        Column old = JsonText.restored(part("old"));
        Column before = when(TYPE.equalTo("delete"), row)
                .when(TYPE.equalTo("update").and(old.isNotNull()), JsonText.overlaid(row, old));
        return new Change(
                new Change.Images(row, before),
                operation(),
                concat_ws(".", part("database"), part("table")),
                new Change.Moment(timestamp_seconds(Change.number(part("ts"))), position()));
    }

    /** The last row of a transaction comes without an offset. */
    private static Column position() {
        Column position = part("position");
        Column inLog = Change.binlog(regexp_extract(position, POSITION, 1), regexp_extract(position, POSITION, 2));
        Column offset = coalesce(Change.paddedInt(part("xoffset")), lit("commit"));
        return coalesce(inLog, when(part("xid").isNotNull(), concat_ws(":", Change.padded(part("xid")), offset)));
    }

    private static Column operation() {
        return when(TYPE.equalTo("insert"), lit(ChangeColumns.INSERT))
                .when(TYPE.equalTo("update"), lit(ChangeColumns.UPDATE))
                .when(TYPE.equalTo("delete"), lit(ChangeColumns.DELETE))
                .when(TYPE.equalTo("bootstrap-insert"), lit(ChangeColumns.READ));
    }
}
