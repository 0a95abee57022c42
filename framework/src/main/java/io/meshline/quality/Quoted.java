package io.meshline.quality;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;

/** Columns of any name. */
final class Quoted {
    private Quoted() {}

    static Column column(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }
}
