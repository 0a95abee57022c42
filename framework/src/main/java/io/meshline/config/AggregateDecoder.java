package io.meshline.config;

import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.Query;
import io.meshline.model.TimeColumn;
import java.util.List;
import java.util.Optional;

/** Decodes {@code aggregates.<name>}. */
final class AggregateDecoder implements DatasetDecoder {
    static final Key<Text> TYPE = Key.optional(
            "type",
            Types.TEXT,
            "what the query gives; required with transformation",
            "The Spark SQL type that is promised, such as \"decimal(28,3)\"; a query that gives another is an error.");
    static final Key<Text> COLUMN_DESCRIPTION =
            Key.optional("description", Types.TEXT, "none", "What a value means; stands on the table's column.");
    static final Shape COLUMN =
            Shape.of("Column of an aggregate", "aggregates.<name>.columns.<column>", TYPE, COLUMN_DESCRIPTION);
    static final Key<List<Value>> COLUMNS = Key.optional(
            "columns",
            Types.members(COLUMN),
            "undescribed; required with transformation",
            "Descriptions, and promised types, of the result's columns.");
    private static final Shape SHAPE = Shape.of(
            "Aggregates",
            "aggregates.<name>",
            DESCRIPTION,
            QueryDecoder.SQL,
            QueryDecoder.TRANSFORMATION,
            QueryDecoder.INPUTS,
            COLUMNS,
            EventsDecoder.PARTITION_BY,
            TimeColumnDecoder.TIME_COLUMN,
            GateDecoder.QUALITY);

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Optional<Dataset> decode(Node node, Heading heading, Neighbours neighbours) {
        Optional<Query> query = QueryDecoder.decode(node, neighbours);
        if (QueryDecoder.isTransformation(node) && !node.has(COLUMNS)) {
            node.missing(COLUMNS);
        }
        List<Column> columns = Members.open(node, COLUMNS).stream()
                .map(column -> column(column, node))
                .toList();
        List<String> partitionBy = ColumnNames.of(node, COLUMNS).declared(node.list(EventsDecoder.PARTITION_BY));
        Gate gate = GateDecoder.decodeWithoutRowRules(node);
        Optional<TimeColumn> time = TimeColumnDecoder.decode(node, gate);
        return query.map(known -> new Dataset.Aggregate(heading, known, columns, partitionBy, gate, time));
    }

    private static Column column(Node column, Node aggregate) {
        Members.requireLegalName(column, "column name");
        if (QueryDecoder.isTransformation(aggregate) && !column.has(TYPE)) {
            column.missing(TYPE);
        }
        return new Column(column.name(), column.text(TYPE), column.text(COLUMN_DESCRIPTION), column.origin());
    }
}
