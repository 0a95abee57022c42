package io.meshline.quality.profile;

import io.meshline.quality.Subject;

/**
 * A rule that figures suggest, before it is tried.
 *
 * @param column the column that it is about
 * @param subject what it says of the column
 * @param dqdl the rule
 * @param nature how far to trust it
 * @param evidence what was found that suggests it
 */
record Candidate(String column, Subject subject, String dqdl, Nature nature, String evidence) {
    /** How far to trust a rule that holds on all rows so far. */
    enum Nature {
        /** Columns are made so, or they are not: a row that breaks it is broken. */
        MADE_SO,
        /** It was so until now: a row that breaks it may be news. */
        SEEN_SO
    }
}
