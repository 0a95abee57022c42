package io.meshline.engine;

import io.meshline.error.Causes;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.Query;
import java.util.stream.Stream;

/** The errors of code that belongs to a domain. */
final class TransformationErrors {
    private TransformationErrors() {}

    /** Code of a domain failed: neither another try nor another version of Meshline helps. */
    static MeshlineException failed(Query.Transformation transformation, Throwable failure) {
        String at = Stream.of(Causes.innermost(failure).getStackTrace())
                .filter(frame -> isOf(transformation, frame))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return new MeshlineException(
                ErrorCode.INVALID_TRANSFORMATION,
                "Failed to run transformation '" + transformation.className() + "': " + Causes.reasonWithClass(failure)
                        + at + " (" + transformation.origin() + ")",
                failure);
    }

    static MeshlineException unusable(Query.Transformation transformation, String reason, Throwable cause) {
        return new MeshlineException(
                ErrorCode.INVALID_TRANSFORMATION,
                "Cannot use transformation '" + transformation.className() + "': " + reason + " ("
                        + transformation.origin() + ")",
                cause);
    }

    /** Whether a failure arose in a transformation's class, in Spark's tasks perhaps. */
    static boolean isOf(Query.Transformation transformation, Throwable failure) {
        return Stream.of(Causes.innermost(failure).getStackTrace()).anyMatch(frame -> isOf(transformation, frame));
    }

    private static boolean isOf(Query.Transformation transformation, StackTraceElement frame) {
        String name = frame.getClassName();
        return name.equals(transformation.className()) || name.startsWith(transformation.className() + "$");
    }
}
