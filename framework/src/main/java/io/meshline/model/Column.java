package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import java.util.Optional;

/**
 * A column of a table as its readers see it.
 *
 * @param name the name
 * @param type the Spark SQL type, such as {@code decimal(12,3)}; empty where a query decides it
 * @param description what a value of it means; may be empty
 * @param origin where the column is declared
 * @param personal what personal data a value is, and what became of it
 */
public record Column(String name, String type, String description, Origin origin, Optional<PersonalData> personal) {
    public Column {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(description, "description");
        requireNonNull(origin, "origin");
        requireNonNull(personal, "personal");
    }

    /** A column without personal data. */
    public Column(String name, String type, String description, Origin origin) {
        this(name, type, description, origin, Optional.empty());
    }

    /** What stands on the table's column: the description, and which personal data a value is. */
    public String comment() {
        return comment(personal);
    }

    /** The same for a mark that the column has from elsewhere. */
    public String comment(Optional<PersonalData> mark) {
        String note = mark.map(PersonalData::note).orElse("");
        return description.isEmpty() || note.isEmpty() ? description + note : description + " (" + note + ")";
    }
}
