package io.meshline.config;

import io.meshline.model.FieldPath;
import io.meshline.model.PersonalField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes the marks of fields in the JSON documents of a raw dataset. */
final class PersonalPathsDecoder {
    static final Key<List<Value>> PATHS = Key.optional(
            "pii",
            Types.members(PersonalDecoder.SHAPE),
            "no personal data",
            "Personal data in JSON documents by path, such as \"$.customer.email\"; every element of a list is meant, and"
                    + " names are not told apart by their case. Of CSV files, mark the columns.");

    private PersonalPathsDecoder() {}

    /** The marked fields; those that cannot be found or lie within each other are told. */
    static List<PersonalField> decode(Node dataset) {
        List<PersonalField> fields = new ArrayList<>();
        for (Node mark : Members.open(dataset, PATHS)) {
            Optional<FieldPath> path = FieldPath.parse(mark.name());
            if (path.isEmpty()) {
                mark.problem("is no path of fields (must be such as $.customer.email or $.contacts[*]['e mail'])");
            }
            path.flatMap(known -> overlapping(known, fields))
                    .ifPresent(other -> mark.problem("overlaps with '" + other.place() + "', which is marked as well"));
            PersonalDecoder.decode(mark, PersonalDecoder.Place.TAKEN_IN)
                    .filter(data -> path.isPresent())
                    .ifPresent(data -> fields.add(new PersonalField(mark.name(), data)));
        }
        return fields;
    }

    private static Optional<PersonalField> overlapping(FieldPath path, List<PersonalField> fields) {
        return fields.stream()
                .filter(field -> field.path()
                        .filter(other -> other.leadsTo(path) || path.leadsTo(other))
                        .isPresent())
                .findFirst();
    }
}
