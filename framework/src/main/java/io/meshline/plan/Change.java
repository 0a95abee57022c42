package io.meshline.plan;

import static java.util.Objects.requireNonNull;

import io.meshline.model.DatasetId;

/** Something that happened to an input of a job since the job last read it. */
public sealed interface Change {

    /** What it does to rows that were read before. */
    Effect effect();

    /** The change in a few words, for the reason of an action. */
    String words();

    /** Whether it happened to the table of a dataset. */
    default boolean isOf(DatasetId dataset) {
        return false;
    }

    /** What a change does to rows that were read before. */
    enum Effect {
        /** They stand; there are more. */
        ADDS,
        /** Some of them are others now, or gone. */
        REPLACES,
        /** Nothing: the input cannot be read yet. */
        NONE
    }

    /**
     * Files were delivered that were not taken in yet.
     *
     * @param files how many
     * @param bytes their size
     */
    record NewFiles(int files, long bytes) implements Change {
        @Override
        public Effect effect() {
            return Effect.ADDS;
        }

        @Override
        public String words() {
            return files + (files == 1 ? " new file (" : " new files (") + FileSize.words(bytes) + ")";
        }
    }

    /**
     * The hand-kept files are not those that were taken in.
     *
     * @param files how many there are now
     * @param bytes their size
     */
    record OtherFiles(int files, long bytes) implements Change {
        @Override
        public Effect effect() {
            return Effect.REPLACES;
        }

        @Override
        public String words() {
            return "the files changed (now " + files + (files == 1 ? " file, " : " files, ") + FileSize.words(bytes)
                    + ")";
        }
    }

    /**
     * A table got more rows.
     *
     * @param input the address or path of the table
     * @param from the version that was read last
     * @param to its version now
     */
    record Appended(String input, long from, long to) implements Change {
        public Appended {
            requireNonNull(input, "input");
        }

        @Override
        public Effect effect() {
            return Effect.ADDS;
        }

        @Override
        public boolean isOf(DatasetId dataset) {
            return input.equals(dataset.toString());
        }

        @Override
        public String words() {
            return input + " has new rows (version " + from + " to " + to + ")";
        }
    }

    /**
     * Rows of a table were changed or removed.
     *
     * @param input the address or path of the table
     * @param from the version that was read last
     * @param to its version now
     */
    record Rewritten(String input, long from, long to) implements Change {
        public Rewritten {
            requireNonNull(input, "input");
        }

        @Override
        public Effect effect() {
            return Effect.REPLACES;
        }

        @Override
        public boolean isOf(DatasetId dataset) {
            return input.equals(dataset.toString());
        }

        @Override
        public String words() {
            return input + " was rewritten (version " + from + " to " + to + ")";
        }
    }

    /**
     * A table is another one under the same name, or is read for the first time.
     *
     * @param input the address or path of the table
     */
    record Recreated(String input) implements Change {
        public Recreated {
            requireNonNull(input, "input");
        }

        @Override
        public Effect effect() {
            return Effect.REPLACES;
        }

        @Override
        public boolean isOf(DatasetId dataset) {
            return input.equals(dataset.toString());
        }

        @Override
        public String words() {
            return input + " was created anew";
        }
    }

    /**
     * A job that comes before in the same run is going to change its table.
     *
     * @param job the job
     * @param action what it is going to do
     */
    record Pending(DatasetId job, Action action) implements Change {
        public Pending {
            requireNonNull(job, "job");
            requireNonNull(action, "action");
        }

        @Override
        public Effect effect() {
            return action == Action.APPEND ? Effect.ADDS : Effect.REPLACES;
        }

        @Override
        public String words() {
            return "after " + job + (action == Action.INTERVAL ? ", if rows of it change" : "");
        }
    }

    /**
     * A table is not there yet.
     *
     * @param input the address or path of the table
     */
    record Absent(String input) implements Change {
        public Absent {
            requireNonNull(input, "input");
        }

        @Override
        public Effect effect() {
            return Effect.NONE;
        }

        @Override
        public boolean isOf(DatasetId dataset) {
            return input.equals(dataset.toString());
        }

        @Override
        public String words() {
            return input + " is not there yet";
        }
    }
}
