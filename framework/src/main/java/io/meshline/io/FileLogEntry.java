package io.meshline.io;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param intake the batch that it came with
 * @param file the file, as it was then
 * @param outcome what became of it
 */
public record FileLogEntry(Intake intake, SourceFile file, Outcome outcome) {
    public FileLogEntry {
        requireNonNull(intake, "intake");
        requireNonNull(file, "file");
        requireNonNull(outcome, "outcome");
    }

    /**
     * A batch of files.
     *
     * @param batch the number of the table's batch
     * @param runId the run that took it in
     * @param at when the files were entered in the log
     */
    public record Intake(long batch, String runId, Instant at) {
        public Intake {
            requireNonNull(runId, "runId");
            requireNonNull(at, "at");
        }
    }

    /** What became of a file. */
    public sealed interface Outcome {
        /** The name in the log. */
        String state();

        /** Records written to the dataset. */
        Optional<Long> rows();

        /** Records put into quarantine. */
        Optional<Long> quarantined();

        /** Why nothing was taken from the file. */
        Optional<String> reason();
    }

    /** The file's records were taken in, the unreadable ones into quarantine. */
    public record Loaded(long written, long setAside) implements Outcome {
        static final String STATE = "loaded";

        @Override
        public String state() {
            return STATE;
        }

        @Override
        public Optional<Long> rows() {
            return Optional.of(written);
        }

        @Override
        public Optional<Long> quarantined() {
            return Optional.of(setAside);
        }

        @Override
        public Optional<String> reason() {
            return Optional.empty();
        }
    }

    /** Nothing was taken from the file. */
    public record Rejected(String why) implements Outcome {
        static final String STATE = "rejected";

        public Rejected {
            requireNonNull(why, "why");
        }

        @Override
        public String state() {
            return STATE;
        }

        @Override
        public Optional<Long> rows() {
            return Optional.empty();
        }

        @Override
        public Optional<Long> quarantined() {
            return Optional.empty();
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }
}
