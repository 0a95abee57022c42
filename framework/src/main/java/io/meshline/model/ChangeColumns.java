package io.meshline.model;

import io.meshline.error.Origin;
import java.util.List;

/** The columns of a raw dataset of changes: one row for each row that was changed in the source. */
public final class ChangeColumns {
    /** The row as JSON: as it is after the change, and for a delete as it was before. */
    public static final String PAYLOAD = FileFormat.Json.PAYLOAD;
    /** The row before the change as JSON; null for an insert, and where the source does not tell. */
    public static final String BEFORE = "before";
    /** {@link #INSERT}, {@link #UPDATE}, {@link #DELETE} or {@link #READ}. */
    public static final String OPERATION = "operation";
    /** The table, with its database and schema as far as they are known, such as {@code shop.shipment}. */
    public static final String SOURCE_TABLE = "source_table";
    /** When the source changed the row (timestamp, UTC). */
    public static final String CHANGED_AT = "changed_at";
    /** Orders changes of the same instant, compared as text; null where the source does not tell. */
    public static final String SOURCE_POSITION = "source_position";
    /** The document as it was delivered. */
    public static final String ENVELOPE = "envelope";

    /** A row was added. */
    public static final String INSERT = "insert";
    /** A row was changed. */
    public static final String UPDATE = "update";
    /** A row was removed. */
    public static final String DELETE = "delete";
    /** A row was there when a snapshot of the source was read. */
    public static final String READ = "read";

    /** The columns that tell of a row, without the document that it came in. */
    public static final List<String> OF_ROWS =
            List.of(PAYLOAD, BEFORE, OPERATION, SOURCE_TABLE, CHANGED_AT, SOURCE_POSITION);

    private ChangeColumns() {}

    /** The columns in their order. */
    public static List<Column> of(Origin origin) {
        return List.of(
                text(PAYLOAD, "The row as JSON: after the change, for a delete before it", origin),
                text(BEFORE, "The row before the change as JSON, where the source tells it", origin),
                text(OPERATION, "insert, update, delete, or read for a row of a snapshot", origin),
                text(SOURCE_TABLE, "Table of the source, with its database as far as known", origin),
                new Column(CHANGED_AT, "timestamp", "When the source changed the row, in UTC", origin),
                text(SOURCE_POSITION, "Orders changes of the same instant, as text", origin),
                text(ENVELOPE, "The document as it was delivered", origin));
    }

    private static Column text(String name, String description, Origin origin) {
        return new Column(name, "string", description, origin);
    }
}
