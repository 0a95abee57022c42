package io.meshline.analysis;

import io.meshline.model.Dataset;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Mesh;
import io.meshline.model.PersonalData;
import io.meshline.model.PersonalField;
import io.meshline.model.PersonalKey;
import io.meshline.model.PersonalMarks;
import io.meshline.model.PersonalPolicy;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What personal data means for the columns and the fingerprint of a dataset. */
final class PersonalPlaces {
    private final PersonalPolicy policy;
    private final PersonalMarks marks;

    PersonalPlaces(Mesh mesh) {
        this.policy = mesh.settings().personal();
        this.marks = new PersonalMarks(mesh.datasets());
    }

    /** Adds what is treated, how and with which key; a definition that treats nothing is what it was. */
    Fingerprint add(Dataset dataset, Fingerprint fingerprint) {
        dataset.personal().stream()
                .filter(field -> field.data().isTreated())
                .forEach(field -> fingerprint
                        .add(field.place())
                        .add(field.data().kind().key())
                        .add(field.data().treatment().toString())
                        .add(field.data().treatment().keyName().flatMap(this::keyId)));
        return fingerprint;
    }

    /** A key that is not there is told elsewhere. */
    private Optional<String> keyId(String name) {
        return Optional.ofNullable(policy.keys().get(name)).flatMap(PersonalKey::id);
    }

    /** The columns of a source as they are once it is treated: what is treated is text. */
    static StructType treated(Dataset dataset, StructType row) {
        return new StructType(Stream.of(row.fields())
                .map(field -> isTreated(dataset, field)
                        ? new StructField(field.name(), DataTypes.StringType, field.nullable(), field.metadata())
                        : field)
                .toArray(StructField[]::new));
    }

    private static boolean isTreated(Dataset dataset, StructField column) {
        return dataset.personal().stream()
                .filter(field -> field.data().isTreated())
                .map(PersonalField::place)
                .anyMatch(column.name()::equalsIgnoreCase);
    }

    /** The columns with what their readers should know of personal data in them. */
    StructType noted(Dataset dataset, StructType schema) {
        StructType noted = schema;
        for (DerivedColumn column : dataset.shape().stream()
                .flatMap(shape -> shape.columns().stream())
                .toList()) {
            Optional<PersonalData> mark = marks.inherited(dataset.id(), column).or(column.column()::personal);
            if (mark.isPresent()) {
                String comment = column.column().comment(mark);
                noted = new StructType(Stream.of(noted.fields())
                        .map(field -> field.name().equals(column.name()) ? field.withComment(comment) : field)
                        .toArray(StructField[]::new));
            }
        }
        return noted;
    }
}
