package io.meshline.model.profile;

import static java.util.Objects.requireNonNull;

import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Scope;

/**
 * A rule that a gate could have.
 *
 * @param column the column that it is about
 * @param dqdl the rule in the Data Quality Definition Language
 * @param severity the list that it belongs to
 * @param scope the rows that it is to speak of
 * @param evidence what was found that suggests it, in a few words
 */
public record Proposal(String column, String dqdl, Severity severity, Scope scope, String evidence) {
    public Proposal {
        requireNonNull(column, "column");
        requireNonNull(dqdl, "dqdl");
        requireNonNull(severity, "severity");
        requireNonNull(scope, "scope");
        requireNonNull(evidence, "evidence");
    }
}
