package io.meshline.commit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Questions to schemas that Spark's own types leave open. */
final class Schemas {
    private static final String COMMENT = "comment";

    private Schemas() {}

    /** The same schema with every column, element and value nullable. */
    static StructType nullable(StructType schema) {
        return new StructType(Arrays.stream(schema.fields())
                .map(field -> new StructField(field.name(), nullable(field.dataType()), true, field.metadata()))
                .toArray(StructField[]::new));
    }

    /** Whether values of one type are values of the other, whatever may be null. */
    static boolean sameType(DataType one, DataType other) {
        return one.catalogString().equals(other.catalogString());
    }

    /** The columns by name, in their order. */
    static Map<String, StructField> byName(StructType schema) {
        Map<String, StructField> fields = new LinkedHashMap<>();
        for (StructField field : schema.fields()) {
            fields.put(field.name(), field);
        }
        return fields;
    }

    /** A table's column with the comment of the declared one. */
    static StructField commented(StructField column, StructField declared) {
        MetadataBuilder metadata = new MetadataBuilder().withMetadata(column.metadata());
        Metadata comments = declared.metadata();
        if (comments.contains(COMMENT)) {
            metadata.putString(COMMENT, comments.getString(COMMENT));
        } else {
            metadata.remove(COMMENT);
        }
        return new StructField(column.name(), column.dataType(), true, metadata.build());
    }

    private static DataType nullable(DataType type) {
        if (type instanceof StructType struct) {
            return nullable(struct);
        }
        if (type instanceof ArrayType array) {
            return new ArrayType(nullable(array.elementType()), true);
        }
        if (type instanceof MapType map) {
            return new MapType(nullable(map.keyType()), nullable(map.valueType()), true);
        }
        return type;
    }
}
