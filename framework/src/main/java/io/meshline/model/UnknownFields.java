package io.meshline.model;

import java.util.Locale;

/** What happens to the fields of a source that the configuration does not declare. */
public enum UnknownFields {
    /** They are left out, and the run tells of them. */
    IGNORE,
    /** They are kept as JSON in the column {@link #RESCUED}, and the run tells of them. */
    RESCUE,
    /** They become string columns of the table. */
    ADD,
    /** What carries them is not taken in: a file is set aside, a batch refused. */
    FAIL;

    /** The column that keeps them, as a JSON object of names and values. */
    public static final String RESCUED = "_rescued";

    /** The name in configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
