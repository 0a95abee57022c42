package io.meshline.model.schedule;

import java.util.Locale;

/** What one task of a scheduler stands for. */
public enum Granularity {
    /** One job, with retries and a log of its own. */
    JOB,
    /** The jobs of a zone, in one driver. */
    ZONE,
    /** All jobs of the domain, in one driver. */
    DOMAIN;

    /** The name in configuration and in the manifest. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
