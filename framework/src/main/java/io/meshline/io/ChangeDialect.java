package io.meshline.io;

import static org.apache.spark.sql.functions.col;

import io.meshline.model.FileFormat.Changes.Dialect;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/** How a system tells changes. The columns are made of the parsed document, {@link #DOCUMENT}. */
interface ChangeDialect {
    /** The column of a parsed document. */
    String DOCUMENT = "_document";

    /** What is read of a document; row images are texts. */
    StructType schema();

    /**
     * Why a document tells no changes of rows, as the end of a sentence that begins with the document; null for one that
     * does, and for one that is not about rows.
     */
    Column fault();

    /** The changes, an array of {@link Change}; null for a document that is not about rows. */
    Column changes();

    static ChangeDialect of(Dialect dialect) {
        return switch (dialect) {
            case DEBEZIUM -> new DebeziumDialect();
            case CANAL -> new CanalDialect();
            case MAXWELL -> new MaxwellDialect();
        };
    }

    /** A part of the parsed document. */
    static Column part(String path) {
        return col(DOCUMENT + "." + path);
    }
}
