package io.meshline.commit;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.StructType;

/** Refuses column names that a Delta table without column mapping cannot have. */
final class ColumnNames {
    private static final Pattern REFUSED = Pattern.compile("[ ,;{}()\\n\\t=]");

    private ColumnNames() {}

    static void check(String table, StructType schema) {
        Set<String> seen = new HashSet<>();
        for (String column : schema.fieldNames()) {
            if (REFUSED.matcher(column).find()) {
                throw Failures.unwritableColumn(table, column);
            }
            if (!seen.add(column.toLowerCase(Locale.ROOT))) {
                throw Failures.ambiguousColumn(table, column);
            }
        }
    }
}
