package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;

/**
 * The mark of a value as personal data.
 *
 * @param kind what it is
 * @param treatment what becomes of it where it is taken in
 * @param origin where it is marked
 */
public record PersonalData(PersonalKind kind, Treatment treatment, Origin origin) {
    public PersonalData {
        requireNonNull(kind, "kind");
        requireNonNull(treatment, "treatment");
        requireNonNull(origin, "origin");
    }

    /** Whether values are stored in another form than they came in. */
    public boolean isTreated() {
        return !(treatment instanceof Treatment.Untreated);
    }

    /** What a reader of the value should know. */
    public String note() {
        return "personal data: " + kind.key() + (isTreated() ? ", " + treatment.told() : "");
    }
}
