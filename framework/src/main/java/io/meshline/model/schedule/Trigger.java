package io.meshline.model.schedule;

import java.util.Locale;

/** What new data in the tables of other domains do to a domain that reads them. */
public enum Trigger {
    /** Each of them starts it. */
    ANY,
    /** It starts once all of them have new data. */
    ALL,
    /** Nothing; only time starts it. */
    NONE;

    /** The name in configuration and in the manifest. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
