package io.meshline.io;

import io.meshline.model.UnknownFields;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that the records of CSV files get.
 *
 * @param declared the declared ones
 * @param added others that become columns
 * @param unknown what happens to the others
 */
record CsvColumns(List<String> declared, List<String> added, UnknownFields unknown) {
    CsvColumns {
        declared = List.copyOf(declared);
        added = List.copyOf(added);
    }

    /** Those that are read each by its own name. */
    List<String> named() {
        return Stream.concat(declared.stream(), added.stream()).toList();
    }

    boolean rescuesOthers() {
        return unknown == UnknownFields.RESCUE;
    }

    /** All of them, and those that tell of the record. */
    StructType schemaOfNone() {
        StructType schema = new StructType();
        for (String name : named()) {
            schema = schema.add(name, DataTypes.StringType);
        }
        if (rescuesOthers()) {
            schema = schema.add(UnknownFields.RESCUED, DataTypes.StringType);
        }
        return schema.add(FileRecords.SOURCE_FILE, DataTypes.StringType)
                .add(FileRecords.PROBLEM, DataTypes.StringType)
                .add(FileRecords.RECORD, DataTypes.StringType);
    }
}
