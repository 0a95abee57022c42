package io.meshline.report.quality;

import io.meshline.model.QualityRule.Severity;

/** Tells what breaking a rule does. */
final class SeverityWords {
    private SeverityWords() {}

    /** {@code refuses the rows} or {@code is noted}. */
    static String effect(Severity severity) {
        return switch (severity) {
            case ERROR -> "refuses the rows";
            case WARN -> "is noted";
        };
    }
}
