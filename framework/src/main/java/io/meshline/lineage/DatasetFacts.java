package io.meshline.lineage;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Owner;
import io.meshline.model.PersonalData;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a dataset before a run.
 *
 * @param input what positions call it where it is read, such as its address
 * @param location where it stands, absolute and with a scheme
 * @param description what a row of it is; may be empty
 * @param owner who answers for it; empty for what does not belong to the mesh
 * @param fields its columns; empty where they are not known
 */
public record DatasetFacts(String input, URI location, String description, Optional<Owner> owner, List<Field> fields) {

    /**
     * A column.
     *
     * @param type Spark's name of the type
     * @param description what a value means; may be empty
     * @param personal what personal data a value is
     */
    public record Field(String name, String type, String description, Optional<PersonalData> personal) {
        public Field {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
            requireNonNull(description, "description");
            requireNonNull(personal, "personal");
        }
    }

    public DatasetFacts {
        requireNonNull(input, "input");
        requireNonNull(location, "location");
        requireNonNull(description, "description");
        requireNonNull(owner, "owner");
        fields = List.copyOf(fields);
    }
}
