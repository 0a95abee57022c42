package io.meshline.config;

import io.meshline.model.FieldPath;
import io.meshline.model.JsonPath;
import io.meshline.model.PersonalField;
import java.util.ArrayList;
import java.util.List;

/** Decodes the marks of fields in the JSON documents of a raw dataset. */
final class PersonalPathsDecoder {
    static final Key<List<Value>> PATHS = Key.optional(
            "pii",
            Types.members(PersonalDecoder.SHAPE),
            "no personal data",
            "Personal data in JSON documents by path, such as \"$.customer.email\"; every element of a list is meant, and"
                    + " names are not told apart by their case. Of CSV files, mark the columns.");

    private PersonalPathsDecoder() {}

    /** The marked fields; what is no path is told. */
    static List<PersonalField> decode(Node dataset) {
        List<PersonalField> fields = new ArrayList<>();
        for (Node mark : Members.open(dataset, PATHS)) {
            boolean isOfFields = isOfFields(mark.name());
            if (!isOfFields) {
                mark.problem("is no path of fields (must be such as $.customer.email or $.contacts[*]['e mail'])");
            }
            PersonalDecoder.decode(mark, PersonalDecoder.Place.TAKEN_IN)
                    .filter(data -> isOfFields)
                    .ifPresent(data -> fields.add(new PersonalField(mark.name(), data)));
        }
        return fields;
    }

    /** A single element cannot be marked: another order of the same list would give it away. */
    private static boolean isOfFields(String path) {
        return FieldPath.parse(path).isPresent()
                && JsonPath.of(path).steps().stream().noneMatch(JsonPath.Step.Index.class::isInstance)
                && JsonPath.of(path).steps().stream().anyMatch(JsonPath.Step.Field.class::isInstance);
    }
}
