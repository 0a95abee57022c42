package io.meshline.quality;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The datasets that the rules of a gate compare with. One that several rules read is kept while they do, so that its
 * table is read once, and of it only the columns that rules name.
 */
final class OtherDatasets implements AutoCloseable {
    private final Function<String, Dataset<Row>> tables;
    private final Map<String, Set<String>> columns = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private final Map<String, Dataset<Row>> frames = new HashMap<>();

    OtherDatasets(List<Clause.Single> rules, Function<String, Dataset<Row>> tables) {
        this.tables = tables;
        rules.stream().distinct().filter(OtherDatasets::readsColumns).forEach(this::add);
    }

    /** The datasets that a rule compares with, by the names that it gives them. */
    Map<String, Dataset<Row>> of(Clause.Single rule) {
        Map<String, Dataset<Row>> datasets = new LinkedHashMap<>();
        for (Reference reference : Reference.of(rule.rule())) {
            String name = reference.name();
            datasets.put(name, readsColumns(rule) ? frames.computeIfAbsent(name, this::frame) : tables.apply(name));
        }
        return datasets;
    }

    @Override
    public void close() {
        frames.forEach((name, frame) -> {
            if (shared.contains(name)) {
                frame.unpersist();
            }
        });
    }

    private void add(Clause.Single rule) {
        for (Reference reference : Reference.of(rule.rule())) {
            if (columns.containsKey(reference.name())) {
                shared.add(reference.name());
            }
            columns.computeIfAbsent(reference.name(), name -> new TreeSet<>()).addAll(reference.columns());
        }
    }

    private Dataset<Row> frame(String name) {
        Dataset<Row> frame = tables.apply(name)
                .select(columns.get(name).stream().map(Quoted::column).toArray(Column[]::new));
        return shared.contains(name) ? frame.persist() : frame;
    }

    private static boolean readsColumns(Clause.Single rule) {
        return Reference.of(rule.rule()).stream()
                .anyMatch(reference -> !reference.columns().isEmpty());
    }
}
