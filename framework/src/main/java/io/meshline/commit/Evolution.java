package io.meshline.commit;

import io.meshline.delta.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table becomes under a declared shape while its rows stay: comments and description follow the declaration, new
 * columns go to the end, and anything else does not fit.
 *
 * @param shape the table's shape after the commit
 * @param misfit why the rows cannot stay; empty when they can
 */
record Evolution(TableShape shape, Optional<String> misfit) {
    static Evolution of(TableShape table, TableSpec spec) {
        TableShape declared = spec.shape();
        Map<String, StructField> wanted = Schemas.byName(declared.schema());
        List<StructField> columns = new ArrayList<>();
        for (StructField column : table.schema().fields()) {
            StructField match = wanted.remove(column.name());
            boolean isFurther = match == null
                    && spec.takesFurtherColumns()
                    && sameButForCase(column, wanted).isEmpty();
            Optional<String> misfit = isFurther ? Optional.empty() : misfit(column, match, wanted);
            if (misfit.isPresent()) {
                return new Evolution(declared, misfit);
            }
            columns.add(isFurther ? column : Schemas.commented(column, match));
        }
        columns.addAll(wanted.values());
        StructType schema = new StructType(columns.toArray(StructField[]::new));
        return new Evolution(
                new TableShape(schema, declared.description(), table.partitionBy()),
                partitioningMisfit(table.partitionBy(), declared.partitionBy()));
    }

    private static Optional<String> misfit(StructField column, StructField declared, Map<String, StructField> others) {
        if (declared == null) {
            String declaredAs = sameButForCase(column, others)
                    .map(name -> "'" + name + "' in the configuration")
                    .orElse("not in the configuration");
            return Optional.of("column '%s' of the table is %s".formatted(column.name(), declaredAs));
        }
        if (!Schemas.sameType(column.dataType(), declared.dataType())) {
            return Optional.of("column '%s' is %s in the table and %s in the configuration"
                    .formatted(
                            column.name(),
                            column.dataType().catalogString(),
                            declared.dataType().catalogString()));
        }
        return Optional.empty();
    }

    private static Optional<String> sameButForCase(StructField column, Map<String, StructField> others) {
        return others.keySet().stream().filter(column.name()::equalsIgnoreCase).findFirst();
    }

    private static Optional<String> partitioningMisfit(List<String> table, List<String> declared) {
        return table.equals(declared)
                ? Optional.empty()
                : Optional.of("it is partitioned by %s in the table and by %s in the configuration"
                        .formatted(named(table), named(declared)));
    }

    private static String named(List<String> columns) {
        return columns.isEmpty() ? "nothing" : "'" + String.join("', '", columns) + "'";
    }
}
