package io.meshline.config;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.Structure;
import io.meshline.model.SystemColumns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decodes {@code entities.<name>}. */
final class EntitiesDecoder implements DatasetDecoder {
    static final Key<List<Text>> KEY = Key.required(
            "key",
            Types.SOME_TEXTS,
            "Columns that name an object; a state with another value of them is another object's. They are required.");
    static final Key<Text> SEQUENCE_BY = Key.required(
            "sequence-by",
            Types.TEXT,
            "The column that orders the states of an object; valid_from and valid_to are its values. It is required.");
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
            GateDecoder.QUALITY);

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Optional<Dataset> decode(Node node, Heading heading, Neighbours neighbours) {
        Optional<DatasetId> from = node.find(EventsDecoder.FROM).flatMap(neighbours::refer);
        Structure structure = StructureDecoder.decode(node);
        requireFreeNames(node, structure);
        ColumnNames columns = ColumnNames.of(node, StructureDecoder.COLUMNS).storedIn(structure);
        List<String> key = columns.declared(node.list(KEY));
        Optional<String> sequenceBy = node.find(SEQUENCE_BY).flatMap(columns::declared);
        Gate gate = GateDecoder.decode(node);
        return from.flatMap(source -> sequenceBy.map(order ->
                new Dataset.Entities(heading, source, structure.requiring(identifying(key, order)), key, order, gate)));
    }

    private static List<String> identifying(List<String> key, String order) {
        return Stream.concat(key.stream(), Stream.of(order)).toList();
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
