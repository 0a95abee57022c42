package io.meshline.io;

import static io.meshline.io.ChangeDialect.part;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.ChangeColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/**
 * Debezium's documents, one a changed row, as they are or as the {@code payload} beside the schema that Kafka Connect
 * adds. Rows that its transformation ExtractNewRecordState took out of the envelope are told by {@link UnwrappedRow}.
 */
final class DebeziumDialect implements ChangeDialect {
    private static final String SOURCE = "source STRUCT<db STRING, schema STRING, table STRING, collection STRING,"
            + " ts_ms STRING, ts_us STRING, file STRING, pos STRING, row STRING, lsn STRING, scn STRING,"
            + " commit_lsn STRING, change_lsn STRING, event_serial_no STRING, ord STRING>";
    private static final String DOCUMENT_OR_PAYLOAD = "before STRING, after STRING, op STRING, " + SOURCE
            + ", ts_ms STRING, ts_us STRING, ddl STRING, tableChanges STRING, status STRING, id STRING, "
            + UnwrappedRow.SCHEMA;

    private static final Column OPERATION = either("op");
    private static final Column AFTER = either("after");
    private static final Column BEFORE = either("before");

    @Override
    public StructType schema() {
        return StructType.fromDDL(
                DOCUMENT_OR_PAYLOAD + ", payload STRUCT<" + DOCUMENT_OR_PAYLOAD + ">, " + ConnectTypes.SCHEMA);
    }

    @Override
    public Column fault() {
        return when(isNotAboutRows().or(UnwrappedRow.isOne()), lit(null))
                .when(OPERATION.isNull(), lit("is no Debezium change: it has no 'op'"))
                .when(OPERATION.equalTo("t"), lit("truncates a table, which cannot be told row by row"))
                .when(
                        operation().isNull(),
                        concat(
                                lit("is no Debezium change: its 'op' is '"),
                                OPERATION,
                                lit("' (must be one of c, u, d, r, t, m)")))
                .when(
                        isDelete().and(BEFORE.isNull()),
                        lit("is a delete without 'before', so that nobody knows which row it was"))
                .when(row().isNull(), lit("is no Debezium change: it has no 'after'"))
                .when(Change.isNoObject(row()), lit("is no Debezium change: its row is no JSON object"));
    }

    @Override
    public Column changes() {
        Column isUnwrapped = UnwrappedRow.isOne();
        Column types = when(isUnwrapped, ConnectTypes.ofDocument()).otherwise(ConnectTypes.ofImages());
        Column images =
                when(isUnwrapped, array(UnwrappedRow.image(), lit(null))).otherwise(array(AFTER, BEFORE));
        Column plain = transform(images, image -> ConnectTypes.plain(JsonText.restored(image), types));
        Column changes = transform(
                array(plain),
                known -> when(
                                isUnwrapped,
                                UnwrappedRow.change(get(known, lit(0))).value())
                        .otherwise(change(known).value()));
        return when(isUnwrapped.or(operation().isNotNull()), changes);
    }

    /** A part of the document, or of its payload. */
    static Column either(String path) {
        return coalesce(part("payload." + path), part(path));
    }

    private static Change change(Column afterAndBefore) {
        Column before = get(afterAndBefore, lit(1));
        Column row = when(isDelete(), before).otherwise(get(afterAndBefore, lit(0)));
        Column table = concat_ws(
                ".",
                either("source.db"),
                either("source.schema"),
                coalesce(either("source.table"), either("source.collection")));
        return new Change(
                new Change.Images(row, before), operation(), table, new Change.Moment(changedAt(), position()));
    }

    private static Column row() {
        return when(isDelete(), BEFORE).otherwise(AFTER);
    }

    private static Column isDelete() {
        return OPERATION.equalTo("d");
    }

    /** The source's time where it is told; old connectors tell 0 while they read a snapshot. */
    private static Column changedAt() {
        Column millis = Change.number(either("source.ts_ms"));
        Column micros = coalesce(
                Change.number(either("source.ts_us")),
                when(millis.notEqual(0), millis.multiply(1000)),
                Change.number(either("ts_us")),
                Change.number(either("ts_ms")).multiply(1000));
        return timestamp_micros(micros);
    }

    /** Each connector has its own idea of a position; all are made to be compared as text. */
    private static Column position() {
        Column sqlServer = when(
                either("source.change_lsn")
                        .isNotNull()
                        .or(either("source.commit_lsn").isNotNull()),
                concat_ws(
                        ":",
                        either("source.commit_lsn"),
                        either("source.change_lsn"),
                        Change.paddedInt(either("source.event_serial_no"))));
        Column mySql = Change.binlog(either("source.file"), either("source.pos"));
        return coalesce(
                sqlServer,
                Change.padded(either("source.lsn")),
                Change.padded(either("source.scn")),
                when(mySql.isNotNull(), concat_ws(":", mySql, Change.paddedInt(either("source.row")))),
                Change.paddedInt(either("source.ord")));
    }

    private static Column operation() {
        return operation(OPERATION);
    }

    static Column operation(Column letter) {
        return when(letter.equalTo("c"), lit(ChangeColumns.INSERT))
                .when(letter.equalTo("u"), lit(ChangeColumns.UPDATE))
                .when(letter.equalTo("d"), lit(ChangeColumns.DELETE))
                .when(letter.equalTo("r"), lit(ChangeColumns.READ));
    }

    /** Messages of the source's log, changes of its schema, borders of transactions, heartbeats, tombstones. */
    private static Column isNotAboutRows() {
        Column isMessage = OPERATION.equalTo("m");
        Column hasNoRow = OPERATION.isNull().and(AFTER.isNull()).and(BEFORE.isNull());
        Column isSchemaChange =
                either("ddl").isNotNull().or(either("tableChanges").isNotNull());
        Column isBorder = either("status").isin("BEGIN", "END").and(either("id").isNotNull());
        Column isHeartbeat = either("ts_ms").isNotNull().and(either("source.db").isNull());
        return coalesce(isMessage, lit(false))
                .or(hasNoRow.and(coalesce(isSchemaChange.or(isBorder).or(isHeartbeat), lit(false))));
    }
}
