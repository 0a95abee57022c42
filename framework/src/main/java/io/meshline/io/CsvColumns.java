package io.meshline.io;

import io.meshline.model.HeaderDrift;
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

    /** The columns under a drift where these others were found. */
    static CsvColumns of(List<String> declared, HeaderDrift drift, List<String> others) {
        return new CsvColumns(declared, drift.unknown() == UnknownFields.ADD ? others : List.of(), drift.unknown());
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
                .add(FileRecords.RECORD, DataTypes.StringType)
                .add(FileRecords.HEADER, FileRecords.HEADER_TYPE)
                .add(FileRecords.ROW, DataTypes.IntegerType);
    }
}
