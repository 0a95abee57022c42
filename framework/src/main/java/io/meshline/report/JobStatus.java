package io.meshline.report;

import java.util.Locale;

/** How a job run ended. */
public enum JobStatus {
    /** There was nothing to do. */
    UP_TO_DATE,
    /** A new version of the table was committed. */
    SUCCEEDED,
    /** The gate refused the batch; the table is as it was. */
    REFUSED,
    /** The job failed; the table is as it was. */
    FAILED,
    /** The job did not start, since one that it needs was refused or failed. */
    SKIPPED;

    /** The name in documents and platform tables. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The status of a {@link #key()}. */
    public static JobStatus ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /** Whether the jobs that need this one may go on. */
    public boolean isGood() {
        return this == UP_TO_DATE || this == SUCCEEDED;
    }
}
