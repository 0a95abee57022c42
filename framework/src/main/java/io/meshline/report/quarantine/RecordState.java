package io.meshline.report.quarantine;

import java.util.Locale;

/** Where a record of quarantine stands. */
public enum RecordState {
    /** It did not become a row yet. */
    OPEN,
    /** A later batch dealt with it: it is a row by now, was put aside once more, or is left out by the definition. */
    SETTLED;

    /** The name in texts and documents. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
