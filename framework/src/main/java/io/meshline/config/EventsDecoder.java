package io.meshline.config;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.Structure;
import java.util.List;
import java.util.Optional;

/** Decodes {@code events.<name>}. */
final class EventsDecoder implements DatasetDecoder {
    static final Key<Text> FROM = Key.required(
            "from",
            Types.TEXT,
            "The dataset of the same domain that the records come from, such as raw.invoice_lines.");
    static final Key<List<Text>> DEDUPLICATE_BY = Key.optional(
            "deduplicate-by",
            Types.TEXTS,
            "duplicates are kept",
            "Columns that tell facts apart, or [\"*\"] for all; a further record with the same values counts as duplicate.");
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
            DEDUPLICATE_BY,
            PARTITION_BY,
            GateDecoder.QUALITY);

    private static final String ALL = "*";

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Optional<Dataset> decode(Node node, Heading heading, Neighbours neighbours) {
        Optional<DatasetId> from = node.find(FROM).flatMap(neighbours::refer);
        Structure structure = StructureDecoder.decode(node);
        ColumnNames columns = ColumnNames.of(node, StructureDecoder.COLUMNS).storedIn(structure);
        List<String> deduplicateBy = deduplicateBy(node, columns);
        List<String> partitionBy = columns.declared(node.list(PARTITION_BY));
        Gate gate = GateDecoder.decode(node);
        return from.map(source -> new Dataset.Events(heading, source, structure, deduplicateBy, partitionBy, gate));
    }

    private static List<String> deduplicateBy(Node node, ColumnNames columns) {
        List<Text> names = node.list(DEDUPLICATE_BY);
        if (names.stream().noneMatch(name -> name.text().equals(ALL))) {
            return columns.declared(names);
        }
        if (names.size() > 1) {
            node.problem(DEDUPLICATE_BY, "must hold either columns or \"*\" alone");
        }
        return columns.names();
    }
}
