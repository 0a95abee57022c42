package io.meshline.error;

/** Who can mend an error; decides alone the exit code of the process and whether a retry makes sense. */
public enum Category {
    /** Usage or configuration is wrong; the same command fails again. */
    CONFIG(2),
    /** A quality gate or a contract refused the data; the same data fail again. */
    DATA(3),
    /** Something outside failed: storage, network, another run; a retry makes sense. */
    EXTERNAL(1),
    /** A bug of Meshline. */
    INTERNAL(4);

    private final int exitCode;

    Category(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of a process that ends with an error of this category. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether the same command may succeed later without a change to configuration or code. */
    public boolean isRetryable() {
        return this == EXTERNAL;
    }
}
