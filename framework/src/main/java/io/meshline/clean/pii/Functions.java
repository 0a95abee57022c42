package io.meshline.clean.pii;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Makes functions of Spark from treatments: what they hold shows neither in a plan nor anywhere that tells of one. */
final class Functions {
    private Functions() {}

    /** A treatment as a function of one column; null stays null. */
    static Column column(TextTreatment treatment, Column text) {
        UDF1<String, String> function = value -> value == null ? null : treatment.of(value);
        return functions.udf(function, DataTypes.StringType).withName("treat").apply(text);
    }
}
