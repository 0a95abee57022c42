package io.meshline.commit;

import io.meshline.delta.CommitNote;
import io.meshline.delta.DeltaTable;
import io.meshline.delta.Mark;
import io.meshline.model.Position;
import io.meshline.model.Statistics;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * What a table says of the runs that wrote it. Reading it starts no Spark job, but for the first time after a writer was
 * killed between its commit and the checksum file that belongs to it.
 */
public final class TableState {
    private final String name;
    private final DeltaTable table;
    private final Map<String, Mark> marks;

    private TableState(String name, DeltaTable table) {
        this.name = name;
        this.table = table;
        this.marks = table.marks();
    }

    /** The newest state of the table {@code name} in the folder {@code path}; empty when there is no table. */
    public static Optional<TableState> read(SparkSession spark, String name, String path) {
        return Failures.reading(name, path, () -> {
            Optional<DeltaTable> newest = DeltaTable.open(spark, path);
            newest.ifPresent(DeltaTable::restoreChecksum);
            return newest.map(table -> new TableState(name, table));
        });
    }

    /** The newest version. */
    public long version() {
        return table.version();
    }

    /** Delta's id of the table. */
    public String tableId() {
        return table.id();
    }

    /** The number of the last committed batch; 0 when there was none. */
    public long batch() {
        return marks.containsKey(Marks.BATCH) ? marks.get(Marks.BATCH).version() : 0;
    }

    /** What is known of the table's rows without reading them. */
    public Statistics statistics() {
        return Failures.reading(name, table::statistics);
    }

    /** How far each input is read; of an input that was created anew, the incarnation that was read last. */
    public List<Position> positions() {
        Map<String, Position> newest = new LinkedHashMap<>();
        marks.values().stream()
                .sorted(Comparator.comparing(Mark::at).thenComparing(Mark::version))
                .flatMap(mark -> Marks.position(mark).stream())
                .forEach(position -> newest.put(position.input(), position));
        return newest.values().stream()
                .sorted(Comparator.comparing(Position::input))
                .toList();
    }

    /** How far {@code input} is read; empty when it never was. */
    public Optional<Position> position(String input) {
        return positions().stream()
                .filter(position -> position.input().equals(input))
                .findFirst();
    }

    /** The note of the commit that made {@code version}; empty when it has none or is no longer in the log. */
    public Optional<String> userMetadata(long version) {
        return Failures.reading(name, () -> table.note(version).flatMap(CommitNote::userMetadata));
    }

    /** The newest commit that carries a note; maintenance commits carry none. */
    public Optional<CommitNote> lastNote() {
        return Failures.reading(name, table::lastNote);
    }

    /** The commits after {@code version} that carry a note, oldest first, as far as the log still has them. */
    public List<CommitNote> notesSince(long version) {
        return Failures.reading(
                name,
                () -> table.notesSince(version).stream()
                        .filter(note -> note.userMetadata().isPresent())
                        .toList());
    }
}
