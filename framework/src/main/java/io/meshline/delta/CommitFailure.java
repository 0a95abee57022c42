package io.meshline.delta;

import static java.util.Objects.requireNonNull;

/** A commit that made no version, or of which that cannot be told. */
public final class CommitFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** The ways in which a commit fails. */
    public enum Kind {
        /** Another writer changed the table in a way that this commit must not ignore. */
        OVERTAKEN,
        /** The log could not be written. */
        NOT_WRITTEN,
        /** It cannot be told whether the log was written; the staged files may belong to a version. */
        UNKNOWN
    }

    private final Kind kind;

    CommitFailure(Kind kind, Throwable cause) {
        super(cause);
        this.kind = requireNonNull(kind, "kind");
    }

    /** The way in which the commit failed. */
    public Kind kind() {
        return kind;
    }
}
