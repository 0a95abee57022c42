package io.meshline.clean;

import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;

/** Refers to columns by names that may hold any character. */
final class Names {
    private Names() {}

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static Column column(String name) {
        return col(quoted(name));
    }

    static Column[] columns(Collection<String> names) {
        return names.stream().map(Names::column).toArray(Column[]::new);
    }

    static Column[] array(List<Column> columns) {
        return columns.toArray(Column[]::new);
    }
}
