package io.meshline.config;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.FactIdentity;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.LookBack;
import io.meshline.model.Structure;
import io.meshline.model.TimeColumn;
import java.util.List;
import java.util.Optional;

/** Decodes {@code events.<name>}. */
final class EventsDecoder implements DatasetDecoder {
    static final Key<Text> FROM = Key.required(
            "from",
            Types.TEXT,
            "The dataset of the same domain that the records come from, such as raw.invoice_lines.");
    static final Key<List<Text>> PARTITION_BY = Key.optional(
            "partition-by",
            Types.TEXTS,
            "not partitioned",
            "Columns that partition the table; few values each, or many small files come of it.");
    private static final Shape SHAPE = Shape.of(
            "Events",
            "events.<name>",
            DESCRIPTION,
            FROM,
            StructureDecoder.FILTER,
            PayloadDecoder.PAYLOAD,
            PayloadDecoder.EXPLODE,
            PayloadDecoder.UNKNOWN_FIELDS,
            PayloadDecoder.KNOWN_FIELDS,
            StructureDecoder.COLUMNS,
            FactIdentityDecoder.DEDUPLICATE_BY,
            FactIdentityDecoder.SEQUENCE_BY,
            FactIdentityDecoder.LOOK_BACK,
            PARTITION_BY,
            TimeColumnDecoder.TIME_COLUMN,
            GateDecoder.QUALITY);

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Optional<Dataset> decode(Node node, Heading heading, Neighbours neighbours) {
        Optional<DatasetId> from = node.find(FROM).flatMap(neighbours::refer);
        Structure structure = StructureDecoder.decode(node);
        ColumnNames columns = ColumnNames.of(node, StructureDecoder.COLUMNS).storedIn(structure);
        FactIdentity identity = new FactIdentityDecoder(node, columns).decode();
        List<String> partitionBy = columns.declared(node.list(PARTITION_BY));
        Gate gate = GateDecoder.decode(node);
        Optional<TimeColumn> time = TimeColumnDecoder.decode(node, columns, gate);
        return from.map(source -> new Dataset.Events(
                heading, source, structure.requiring(asked(identity)), identity, partitionBy, gate, time));
    }

    private static List<String> asked(FactIdentity identity) {
        return identity.lookBack().stream().map(LookBack::column).toList();
    }
}
