package io.meshline.io;

import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Changes.Dialect;
import io.meshline.model.FileFormat.Layout;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Documents of changes, and the rows that were made of them. */
record Changes(List<String> documents, List<Row> rows) {

    /** Reads documents, one a line. */
    static Changes of(Landing landing, Dialect dialect, String... documents) {
        landing.deliver("feed.json", String.join("\n", documents) + "\n");
        Dataset<Row> records = landing.open(new FileFormat.Changes(dialect, "UTF-8", Layout.LINES), List.of())
                .records();
        return new Changes(List.of(documents), records.collectAsList());
    }

    /** What the rows of a document hold, columns by name. */
    List<String> of(int document, String... columns) {
        return rows.stream()
                .filter(row -> documents.get(document).equals(row.getAs("envelope")))
                .map(row -> text(row, columns))
                .toList();
    }

    /** The problem of a document; a word where it gives no rows. */
    String fate(int document) {
        List<String> fates = of(document, "_record_problem", "_record_row");
        return fates.equals(List.of("null null")) ? "filtered" : String.join("; ", fates);
    }

    private static String text(Row row, String... columns) {
        return String.join(
                " ",
                Arrays.stream(columns)
                        .map(column -> String.valueOf(row.<Object>getAs(column)))
                        .toList());
    }
}
