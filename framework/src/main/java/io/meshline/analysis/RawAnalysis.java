package io.meshline.analysis;

import io.meshline.model.Dataset;
import io.meshline.model.FileFormat;
import io.meshline.model.UnknownFields;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Knows raw tables: what files hold is text until a clean dataset gives it a type. */
final class RawAnalysis {
    private RawAnalysis() {}

    static Finding analyze(Desk desk, Dataset.Raw raw) {
        StructType declared = new StructType(raw.columns().stream()
                .map(column -> Schemas.field(column.name(), DataType.fromDDL(column.type()), column.comment()))
                .toArray(StructField[]::new));
        Fingerprint fingerprint =
                new Fingerprint().add(raw.source().format().toString()).add(List.of(declared.fieldNames()));
        new PersonalPlaces(desk.mesh()).add(raw, fingerprint);
        return Finding.of(List.of(), Schemas.ofRaw(rescuing(raw.source().format(), declared)), fingerprint);
    }

    private static StructType rescuing(FileFormat format, StructType declared) {
        boolean rescues = format instanceof FileFormat.Csv csv && csv.drift().unknown() == UnknownFields.RESCUE;
        return rescues
                ? declared.add(Schemas.field(
                        UnknownFields.RESCUED, DataTypes.StringType, "Columns that are not declared, as JSON"))
                : declared;
    }
}
