package io.meshline.quality.profile;

/** What Deequ suggests of a column. */
enum Suggestion {
    COMPLETE,
    MOSTLY_COMPLETE,
    TYPE,
    CATEGORIES,
    NOT_NEGATIVE,
    UNIQUE
}
