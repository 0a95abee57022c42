package io.meshline.io;

import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import io.meshline.delta.RowChanges;
import io.meshline.error.Causes;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.io.DeltaChanges.Reason;
import io.meshline.model.Position;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * A Delta table as the input of a job. What has changed is read from the table's log on the driver, without a Spark
 * job; commits that only rearrange files, such as those of {@code OPTIMIZE}, change nothing.
 */
public final class DeltaInput {
    private final SparkSession spark;
    private final String name;
    private final String path;

    /**
     * @param spark the session
     * @param name the input's name in positions and messages, such as {@code sales.raw.invoice_lines}
     * @param path the table's folder
     */
    public DeltaInput(SparkSession spark, String name, String path) {
        this.spark = spark;
        this.name = name;
        this.path = path;
    }

    /** The table as a job finds it that never read it. */
    public DeltaChanges firstRead() {
        return reading(() -> DeltaTable.open(spark, path)
                .map(table -> rewritten(table, Reason.FIRST_READ))
                .orElseGet(DeltaChanges.Absent::new));
    }

    /** What changed since the input was read up to {@code since}. */
    public DeltaChanges changesSince(Position since) {
        return reading(() ->
                DeltaTable.open(spark, path).map(table -> changes(table, since)).orElseGet(DeltaChanges.Absent::new));
    }

    /**
     * All rows, those that were added since the input was read up to {@code since} apart from those before, of one and the
     * same version of the table.
     */
    public DeltaParts partsSince(Position since) {
        return reading(() -> DeltaTable.open(spark, path)
                .map(table -> parts(table, since))
                .orElseGet(() -> DeltaParts.unparted(new DeltaChanges.Absent())));
    }

    private DeltaParts parts(DeltaTable table, Position since) {
        DeltaChanges changes = changes(table, since);
        return switch (changes.kind()) {
            case UNCHANGED -> new DeltaParts(changes, table.rowCount(), Optional.of(table.rows()));
            case APPENDED -> {
                FileSet before = table.files()
                        .without(table.changesSince(since.version()).added());
                yield new DeltaParts(changes, before.rows(), Optional.of(table.rows(before)));
            }
            case ABSENT, REWRITTEN, ANOTHER_TABLE -> DeltaParts.unparted(changes);
        };
    }

    private DeltaChanges changes(DeltaTable table, Position since) {
        if (!since.identity().equals(table.id())) {
            return rewritten(table, Reason.CREATED_ANEW);
        }
        if (since.version() > table.version()) {
            return rewritten(table, Reason.WENT_BACK);
        }
        RowChanges changes = table.changesSince(since.version());
        return switch (changes.kind()) {
            case NONE -> new DeltaChanges.Unchanged(since);
            case ADDED ->
                new DeltaChanges.Appended(position(table), changes.added().rows(), table.rows(changes.added()));
            case REMOVED -> rewritten(table, Reason.ROWS_REPLACED);
            case LOG_CUT -> rewritten(table, Reason.LOG_CUT);
            case FILES_GONE -> rewritten(table, Reason.FILES_GONE);
        };
    }

    private DeltaChanges rewritten(DeltaTable table, Reason reason) {
        return new DeltaChanges.Rewritten(position(table), reason, table.rowCount(), table.rows());
    }

    private Position position(DeltaTable table) {
        return new Position(name, table.id(), table.version());
    }

    private <T> T reading(Supplier<T> action) {
        try {
            return action.get();
        } catch (Exception e) {
            // Scala throws checked exceptions without saying so.
            throw new MeshlineException(
                    ErrorCode.UNREADABLE_SOURCE,
                    "Cannot read table '%s': %s (%s)".formatted(name, Causes.reason(e), path),
                    e);
        }
    }
}
