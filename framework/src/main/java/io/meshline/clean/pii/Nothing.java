package io.meshline.clean.pii;

import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Keeps nothing of a value. */
record Nothing() implements TextTreatment {
    private static final long serialVersionUID = 1L;

    @Override
    public String of(String text) {
        return null;
    }

    @Override
    public Column of(Column text) {
        return lit(null).cast(DataTypes.StringType);
    }
}
