package io.meshline.model;

import java.util.Map;
import java.util.Optional;

/**
 * Finds what is known of personal data in columns: a column that is read {@code from} a marked place is marked as well,
 * however many datasets lie between.
 *
 * @param datasets all datasets by address
 */
public record PersonalMarks(Map<DatasetId, Dataset> datasets) {
    /** More datasets than lie behind one another; a circle of them is told elsewhere. */
    private static final int FAR = 32;

    public PersonalMarks {
        datasets = Map.copyOf(datasets);
    }

    /** The mark of a column of a dataset: its own, or that of the place that it is read from. */
    public Optional<PersonalData> of(DatasetId dataset, String column) {
        return ofPlace(dataset, column, FAR);
    }

    /** The mark of the place that a column is read from; empty for a column that is computed or stands in a source. */
    public Optional<PersonalData> inherited(DatasetId dataset, DerivedColumn column) {
        return inherited(dataset, column, FAR);
    }

    private Optional<PersonalData> inherited(DatasetId dataset, DerivedColumn column, int left) {
        Optional<DatasetId> from = Optional.ofNullable(datasets.get(dataset)).flatMap(Dataset::recordsFrom);
        return column.derivation() instanceof Derivation.FromSource source && from.isPresent() && left > 0
                ? source.paths().stream()
                        .flatMap(path -> ofPlace(from.get(), path, left - 1).stream())
                        .findFirst()
                : Optional.empty();
    }

    private Optional<PersonalData> ofPlace(DatasetId id, String place, int left) {
        Optional<Dataset> dataset = Optional.ofNullable(datasets.get(id));
        Optional<FieldPath> path = FieldPath.parse(place);
        if (path.isPresent()) {
            return dataset.stream()
                    .flatMap(known -> known.personal().stream())
                    .filter(field -> field.path()
                            .filter(marked -> marked.leadsTo(path.get()))
                            .isPresent())
                    .map(PersonalField::data)
                    .findFirst();
        }
        return dataset.flatMap(known -> declared(known, place))
                .or(() -> dataset.flatMap(known -> read(known, place, left)));
    }

    private static Optional<PersonalData> declared(Dataset dataset, String name) {
        return dataset.declaredColumns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .flatMap(column -> column.personal().stream())
                .findFirst();
    }

    private Optional<PersonalData> read(Dataset dataset, String name, int left) {
        return dataset.shape().stream()
                .flatMap(structure -> structure.columns().stream())
                .filter(column -> column.name().equalsIgnoreCase(name))
                .flatMap(column -> inherited(dataset.id(), column, left).stream())
                .findFirst();
    }
}
