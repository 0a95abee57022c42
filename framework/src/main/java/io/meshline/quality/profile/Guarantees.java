package io.meshline.quality.profile;

import io.meshline.model.Dataset;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Outlier;
import io.meshline.model.Structure;
import io.meshline.model.SystemColumns;
import io.meshline.quality.Subject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the declaration of a dataset makes sure of, so that no rule has to. */
final class Guarantees {
    private final Dataset dataset;
    private final Map<String, DerivedColumn> columns;

    private Guarantees(Dataset dataset, List<DerivedColumn> columns) {
        this.dataset = dataset;
        this.columns = columns.stream().collect(Collectors.toMap(DerivedColumn::name, Function.identity()));
    }

    static Guarantees of(Dataset dataset) {
        return new Guarantees(dataset, structure(dataset).toList());
    }

    private static Stream<DerivedColumn> structure(Dataset dataset) {
        return switch (dataset.id().zone()) {
            case MANUAL -> columns(((Dataset.Manual) dataset).structure());
            case EXTERNAL -> columns(((Dataset.External) dataset).structure());
            case EVENTS -> columns(((Dataset.Events) dataset).structure());
            case ENTITIES -> columns(((Dataset.Entities) dataset).structure());
            case RAW, AGGREGATES -> Stream.empty();
        };
    }

    private static Stream<DerivedColumn> columns(Structure structure) {
        return structure.columns().stream();
    }

    /** Whether a rule would say what is so by declaration. */
    boolean have(Subject subject, String column) {
        if (isSystem(column)) {
            return true;
        }
        return switch (subject) {
            case COMPLETENESS -> isFilled(column);
            case UNIQUENESS -> isToldApart(column);
            case LOWER_BOUND -> isBounded(column);
            case SET, LENGTH, TYPE -> false;
        };
    }

    private boolean isSystem(String column) {
        return switch (dataset.id().zone()) {
            case RAW -> SystemColumns.OF_RAW.contains(column);
            case ENTITIES -> SystemColumns.OF_ENTITIES.contains(column);
            case MANUAL, EXTERNAL, EVENTS, AGGREGATES -> false;
        };
    }

    private boolean isFilled(String name) {
        DerivedColumn column = columns.get(name);
        return column != null
                && (column.presence() == DerivedColumn.Presence.REQUIRED
                        || column.defaultValue().isPresent());
    }

    /** A rule sees all states that a write adds, of which an entity may have several: there, no column is unique. */
    private boolean isToldApart(String column) {
        return dataset instanceof Dataset.Entities
                || dataset instanceof Dataset.Events events
                        && events.identity().by().equals(List.of(column));
    }

    private boolean isBounded(String name) {
        return columns.containsKey(name)
                && columns.get(name).outlier().filter(Guarantees::isPositive).isPresent();
    }

    private static boolean isPositive(Outlier outlier) {
        return Stream.concat(outlier.min().stream(), outlier.above().stream()).anyMatch(bound -> bound.signum() >= 0);
    }
}
