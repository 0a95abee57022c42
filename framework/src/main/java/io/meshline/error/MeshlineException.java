package io.meshline.error;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** The one exception that Meshline throws: its code says who can mend it, its message what to do. */
public final class MeshlineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Problem> problems;

    /** An error without a cause in a library. */
    public MeshlineException(ErrorCode code, String message) {
        this(code, message, (Throwable) null);
    }

    /** An error that a library's failure led to; {@code message} says what was being attempted. */
    public MeshlineException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = requireNonNull(code, "code");
        this.problems = List.of(Problem.of(code, message));
    }

    MeshlineException(ErrorCode code, String message, List<Problem> problems) {
        super(message);
        this.code = requireNonNull(code, "code");
        this.problems = List.copyOf(problems);
    }

    /** The kind of error. */
    public ErrorCode code() {
        return code;
    }

    /** What is wrong, one entry for each problem. */
    public List<Problem> problems() {
        return problems;
    }
}
