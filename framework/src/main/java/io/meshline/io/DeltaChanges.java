package io.meshline.io;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Position;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What became of a Delta input since it was last read. */
public sealed interface DeltaChanges {
    /** What happened, in a word. */
    Kind kind();

    /** How far the input is read once {@link #toRead} is; empty where there is no table. */
    Optional<Position> readTo();

    /** The number of the rows that have to be read, where the log says so. */
    default OptionalLong rowCount() {
        return OptionalLong.of(0);
    }

    /** The rows that have to be read; empty where no row changed or there is no table. */
    Optional<Dataset<Row>> toRead();

    /** There is no table. */
    record Absent() implements DeltaChanges {
        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }

        @Override
        public Optional<Position> readTo() {
            return Optional.empty();
        }

        @Override
        public Optional<Dataset<Row>> toRead() {
            return Optional.empty();
        }
    }

    /**
     * No row changed.
     *
     * @param position the position that was read up to, as it was
     */
    record Unchanged(Position position) implements DeltaChanges {
        public Unchanged {
            requireNonNull(position, "position");
        }

        @Override
        public Kind kind() {
            return Kind.UNCHANGED;
        }

        @Override
        public Optional<Position> readTo() {
            return Optional.of(position);
        }

        @Override
        public Optional<Dataset<Row>> toRead() {
            return Optional.empty();
        }
    }

    /**
     * Rows were added, and none was taken away.
     *
     * @param position how far the input is read with these rows
     * @param rowCount the number of rows, where it is known
     * @param rows the added rows
     */
    record Appended(Position position, OptionalLong rowCount, Dataset<Row> rows) implements DeltaChanges {
        public Appended {
            requireNonNull(position, "position");
            requireNonNull(rowCount, "rowCount");
            requireNonNull(rows, "rows");
        }

        @Override
        public Kind kind() {
            return Kind.APPENDED;
        }

        @Override
        public Optional<Position> readTo() {
            return Optional.of(position);
        }

        @Override
        public Optional<Dataset<Row>> toRead() {
            return Optional.of(rows);
        }
    }

    /**
     * The rows read so far count no more; the table has to be read as a whole.
     *
     * @param position how far the input is read with these rows
     * @param reason why
     * @param rowCount the number of rows, where it is known
     * @param rows all rows of the table
     */
    record Rewritten(Position position, Reason reason, OptionalLong rowCount, Dataset<Row> rows)
            implements DeltaChanges {
        public Rewritten {
            requireNonNull(position, "position");
            requireNonNull(reason, "reason");
            requireNonNull(rowCount, "rowCount");
            requireNonNull(rows, "rows");
        }

        @Override
        public Kind kind() {
            return switch (reason) {
                case FIRST_READ, CREATED_ANEW -> Kind.ANOTHER_TABLE;
                case WENT_BACK, LOG_CUT, FILES_GONE, ROWS_REPLACED -> Kind.REWRITTEN;
            };
        }

        @Override
        public Optional<Position> readTo() {
            return Optional.of(position);
        }

        @Override
        public Optional<Dataset<Row>> toRead() {
            return Optional.of(rows);
        }
    }

    /** What happened to a table. */
    enum Kind {
        /** There is none. */
        ABSENT,
        /** No row changed. */
        UNCHANGED,
        /** Rows were added. */
        APPENDED,
        /** Rows were replaced or taken away. */
        REWRITTEN,
        /** It is another table than the one that was read, if any was. */
        ANOTHER_TABLE
    }

    /** Why a table has to be read as a whole. */
    enum Reason {
        /** It was never read. */
        FIRST_READ("it was not read before"),
        /** It was dropped and created anew. */
        CREATED_ANEW("it was created anew"),
        /** It was put back to an earlier state, as from a backup. */
        WENT_BACK("it is older than what was read of it"),
        /** Commits since the position are no longer in its log. */
        LOG_CUT("its log no longer reaches back to what was read of it"),
        /** Files that were added since the position were compacted and deleted. */
        FILES_GONE("files that were added to it are deleted by now"),
        /** Rows were taken away or replaced. */
        ROWS_REPLACED("rows were replaced or deleted in it");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason as the end of a sentence, such as "read as a whole, since …". */
        public String words() {
            return words;
        }
    }
}
