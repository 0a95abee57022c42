package io.meshline.io;

import static io.meshline.io.ChangeDialect.part;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.ChangeColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/**
 * Canal's flat messages: the rows that one statement changed, all values texts. Of an updated row, {@code old} has the
 * fields that changed.
 */
final class CanalDialect implements ChangeDialect {
    private static final Column TYPE = part("type");
    private static final Column ROWS = part("data");

    @Override
    public StructType schema() {
        return StructType.fromDDL("data ARRAY<STRING>, old ARRAY<STRING>, `database` STRING, `table` STRING,"
                + " type STRING, isDdl STRING, es STRING, ts STRING, id STRING");
    }

    @Override
    public Column fault() {
        return when(TYPE.isNull(), lit("is no Canal change: it has no 'type'"))
                .when(TYPE.equalTo("TRUNCATE"), lit("truncates a table, which cannot be told row by row"))
                .when(isDdl(), lit(null))
                .when(
                        operation().isNull(),
                        concat(
                                lit("is no Canal change: its 'type' is '"),
                                TYPE,
                                lit("' (must be INSERT, UPDATE or DELETE)")))
                .when(coalesce(size(ROWS), lit(0)).leq(0), lit("is no Canal change: it has no rows in 'data'"))
                .when(
                        exists(ROWS, row -> row.isNull().or(Change.isNoObject(row))),
                        lit("is no Canal change: a row in 'data' is no JSON object"));
    }

    @Override
    public Column changes() {
        return when(
                operation().isNotNull(),
                transform(ROWS, (row, index) -> change(row, index).value()));
    }

    private static Change change(Column image, Column index) {
        Column row = JsonText.restored(image);
        Column old = JsonText.restored(get(part("old"), index));
        Column before = when(TYPE.equalTo("DELETE"), row)
                .when(TYPE.equalTo("UPDATE").and(old.isNotNull()), JsonText.overlaid(row, old));
        Column at = coalesce(Change.number(part("es")), Change.number(part("ts")));
        Column position = when(
                part("id").isNotNull(),
                concat_ws(":", Change.padded(part("id")), Change.paddedInt(index.cast("string"))));
        return new Change(
                new Change.Images(row, before),
                operation(),
                concat_ws(".", part("database"), part("table")),
                new Change.Moment(timestamp_millis(at), position));
    }

    private static Column operation() {
        return when(TYPE.equalTo("INSERT"), lit(ChangeColumns.INSERT))
                .when(TYPE.equalTo("UPDATE"), lit(ChangeColumns.UPDATE))
                .when(TYPE.equalTo("DELETE"), lit(ChangeColumns.DELETE));
    }

    /** Statements that change no row carry the flag, but for those that Canal calls QUERY. */
    private static Column isDdl() {
        return coalesce(lower(part("isDdl")).equalTo("true"), lit(false)).or(TYPE.equalTo("QUERY"));
    }
}
