package io.meshline.analysis;

import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.FileFormat;
import io.meshline.model.SystemColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Knows raw tables: what files hold is text until a clean dataset gives it a type. */
final class RawAnalysis {
    private final Desk desk;

    RawAnalysis(Desk desk) {
        this.desk = desk;
    }

    Finding analyze(Dataset.Raw raw) {
        Schemas.checkNames(desk, raw, SystemColumns.OF_RAW);
        StructType declared = new StructType(columns(raw).toArray(StructField[]::new));
        Fingerprint fingerprint =
                new Fingerprint().add(raw.source().format().toString()).add(List.of(declared.fieldNames()));
        return Finding.of(List.of(), Schemas.ofRaw(declared), fingerprint);
    }

    private static List<StructField> columns(Dataset.Raw raw) {
        List<StructField> fields = new ArrayList<>();
        boolean isJson = raw.source().format() instanceof FileFormat.Json;
        if (isJson && raw.columns().stream().noneMatch(column -> column.name().equals(FileFormat.Json.PAYLOAD))) {
            fields.add(Schemas.field(FileFormat.Json.PAYLOAD, DataTypes.StringType, "The document as it arrived"));
        }
        for (Column column : raw.columns()) {
            fields.add(Schemas.field(column.name(), DataTypes.StringType, column.description()));
        }
        return fields;
    }
}
