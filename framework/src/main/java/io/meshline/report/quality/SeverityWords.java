package io.meshline.report.quality;

import io.meshline.model.QualityRule.Severity;

/** Tells what breaking a rule does. */
final class SeverityWords {
    private SeverityWords() {}

    /** As the end of a sentence: {@code refuses the rows}. */
    static String effect(Severity severity) {
        return switch (severity) {
            case ERROR -> "refuses the rows";
            case WARN -> "is noted";
            case QUARANTINE -> "sets the row aside";
        };
    }
}
