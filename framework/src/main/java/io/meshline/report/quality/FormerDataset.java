package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

/**
 * A dataset with runs on record that is no longer configured.
 *
 * @param address its address
 * @param latest its last run
 */
public record FormerDataset(String address, PastRun latest) {
    public FormerDataset {
        requireNonNull(address, "address");
        requireNonNull(latest, "latest");
    }
}
