package io.meshline.commit;

import io.meshline.error.Causes;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.util.Optional;
import java.util.function.Supplier;

/** The errors of this package, and the wrapping of those of Spark and Delta. */
final class Failures {
    private Failures() {}

    static MeshlineException incompatible(String table, String misfit) {
        return new MeshlineException(
                ErrorCode.INCOMPATIBLE_SCHEMA,
                "Cannot write table '%s': %s. Rebuild it with --full-refresh".formatted(table, misfit));
    }

    static MeshlineException unwritableColumn(String table, String column) {
        return new MeshlineException(
                ErrorCode.INCOMPATIBLE_SCHEMA,
                "Cannot write table '%s': column name '%s' has a character that Delta does not take (not allowed: space, tab, line break and ,;{}()=)"
                        .formatted(table, column));
    }

    static MeshlineException ambiguousColumn(String table, String column) {
        return new MeshlineException(
                ErrorCode.INCOMPATIBLE_SCHEMA,
                "Cannot write table '%s': column '%s' is there twice (upper and lower case count as the same)"
                        .formatted(table, column));
    }

    static MeshlineException wrongRows(String table, String column, String reason) {
        return new MeshlineException(
                ErrorCode.INTERNAL, "Cannot write table '%s': column '%s' %s".formatted(table, column, reason));
    }

    static MeshlineException overtakenByBatch(String table, long batch, Throwable cause) {
        return new MeshlineException(
                ErrorCode.CONCURRENT_RUN,
                "Cannot commit '%s': another run of this job committed batch %d first. Nothing of this run was written; run the job again for what is left"
                        .formatted(table, batch),
                cause);
    }

    static MeshlineException overtakenByOther(String table, Throwable cause) {
        return new MeshlineException(
                ErrorCode.CONCURRENT_RUN,
                "Cannot commit '%s': the table was changed by another writer at the same time. Nothing of this run was written; run the job again"
                        .formatted(table),
                cause);
    }

    static MeshlineException commitFailed(String table, Throwable cause) {
        return failedTo("commit '%s'".formatted(table), cause);
    }

    static MeshlineException commitUnknown(String table, Throwable cause) {
        return new MeshlineException(
                ErrorCode.WRITE_FAILED,
                "Failed to commit '%s': %s. It cannot be told whether the commit took place; run the job again, which finds out"
                        .formatted(table, Causes.reason(cause)),
                cause);
    }

    /** A table whose log cannot be read has to be mended by hand, so that it is told where the table is. */
    static <T> T reading(String table, String path, Supplier<T> action) {
        return wrapping("read table '%s' in '%s'".formatted(table, path), action);
    }

    static <T> T reading(String table, Supplier<T> action) {
        return wrapping("read table '%s'".formatted(table), action);
    }

    static <T> T writing(String table, Supplier<T> action) {
        return wrapping("write table '%s'".formatted(table), action);
    }

    static void discarding(String table, Runnable action) {
        wrapping("delete the staged files of table '%s'".formatted(table), () -> {
            action.run();
            return null;
        });
    }

    private static <T> T wrapping(String operation, Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            throw ours(e).orElseGet(() -> failedTo(operation, e));
        } catch (Exception e) {
            // Scala throws checked exceptions without saying so.
            throw failedTo(operation, e);
        }
    }

    private static MeshlineException failedTo(String operation, Throwable cause) {
        return new MeshlineException(
                ErrorCode.WRITE_FAILED, "Failed to %s: %s".formatted(operation, Causes.reason(cause)), cause);
    }

    private static Optional<MeshlineException> ours(Throwable thrown) {
        return Causes.chain(thrown)
                .filter(MeshlineException.class::isInstance)
                .map(MeshlineException.class::cast)
                .findFirst();
    }
}
