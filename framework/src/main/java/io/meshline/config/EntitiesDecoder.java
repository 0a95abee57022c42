package io.meshline.config;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.Lifecycle;
import io.meshline.model.Structure;
import io.meshline.model.SystemColumns;
import io.meshline.model.UnknownFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decodes {@code entities.<name>}. */
final class EntitiesDecoder implements DatasetDecoder {
    static final Key<List<Text>> KEY = Key.required(
            "key",
            Types.SOME_TEXTS,
            "Columns that name an object; a state with another value of them is another object's. They are required.");
    static final Key<List<Text>> SEQUENCE_BY = Key.required(
            "sequence-by",
            Types.TEXT_OR_TEXTS,
            "The column that orders the states of an object; valid_from and valid_to are its values. It is required."
                    + " Of a list, the further columns decide in turn which state counts where the first one is equal.");
    private static final Shape SHAPE = Shape.of(
            "Entities",
            "entities.<name>",
            DESCRIPTION,
            EventsDecoder.FROM,
            StructureDecoder.FILTER,
            PayloadDecoder.PAYLOAD,
            PayloadDecoder.EXPLODE,
            PayloadDecoder.UNKNOWN_FIELDS,
            PayloadDecoder.KNOWN_FIELDS,
            StructureDecoder.COLUMNS,
            KEY,
            SEQUENCE_BY,
            LifecycleDecoder.HISTORY,
            LifecycleDecoder.DELETE_WHEN,
            LifecycleDecoder.SNAPSHOTS,
            LifecycleDecoder.MAX_MISSING,
            GateDecoder.QUALITY);

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Optional<Dataset> decode(Node node, Heading heading, Neighbours neighbours) {
        Optional<DatasetId> from = node.find(EventsDecoder.FROM).flatMap(neighbours::refer);
        Structure structure = StructureDecoder.decode(node);
        refuseAddedFields(node);
        requireFreeNames(node, structure);
        ColumnNames columns = ColumnNames.of(node, StructureDecoder.COLUMNS).storedIn(structure);
        List<String> key = columns.declared(node.list(KEY));
        List<String> sequenceBy = sequence(node, columns, key);
        Lifecycle lifecycle = LifecycleDecoder.decode(node);
        Gate gate = GateDecoder.decode(node);
        if (from.isEmpty() || sequenceBy.isEmpty()) {
            return Optional.empty();
        }
        Structure required = structure.requiring(
                Stream.concat(key.stream(), Stream.of(sequenceBy.get(0))).toList());
        Dataset.Entities entities =
                new Dataset.Entities(heading, from.get(), required, key, sequenceBy, lifecycle, gate);
        return Optional.of(LifecycleDecoder.withDeletions(node, entities));
    }

    private static List<String> sequence(Node node, ColumnNames columns, List<String> key) {
        List<String> sequence = columns.declared(node.list(SEQUENCE_BY));
        sequence.stream()
                .filter(key::contains)
                .findFirst()
                .ifPresent(column ->
                        node.problem(SEQUENCE_BY, "must not hold column '" + column + "', which names the object"));
        return sequence;
    }

    /** The history of an object is told by its declared columns; a column more would be a new state of all objects. */
    private static void refuseAddedFields(Node node) {
        if (node.find(PayloadDecoder.UNKNOWN_FIELDS)
                .filter(UnknownFields.ADD::equals)
                .isPresent()) {
            node.problem(
                    PayloadDecoder.UNKNOWN_FIELDS, "must not be add for entities (possible: ignore, rescue, fail)");
        }
    }

    private static void requireFreeNames(Node node, Structure structure) {
        for (DerivedColumn column : structure.columns()) {
            if (SystemColumns.OF_ENTITIES.contains(column.name())) {
                node.problem(
                        StructureDecoder.COLUMNS,
                        "must not declare '" + column.name() + "', which Meshline adds to entities itself");
            }
        }
    }
}
