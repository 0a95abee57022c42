package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import java.util.Locale;

/**
 * One rule of a gate.
 *
 * @param dqdl the rule in the Data Quality Definition Language
 * @param severity what a broken rule does
 * @param scope the rows that it speaks of
 * @param origin where the rule is declared
 */
public record QualityRule(String dqdl, Severity severity, Scope scope, Origin origin) {

    /** What a broken rule does. */
    public enum Severity {
        /** The batch is refused. */
        ERROR,
        /** The batch is committed and the verdict recorded. */
        WARN,
        /** Rows that break the rule go to quarantine, the others are committed. */
        QUARANTINE;

        /** The name in configuration and in platform tables. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public QualityRule {
        requireNonNull(dqdl, "dqdl");
        requireNonNull(severity, "severity");
        requireNonNull(scope, "scope");
        requireNonNull(origin, "origin");
    }

    /** A rule of the rows that a write adds. */
    public QualityRule(String dqdl, Severity severity, Origin origin) {
        this(dqdl, severity, Scope.BATCH, origin);
    }
}
