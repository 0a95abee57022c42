package io.meshline.config;

import io.meshline.model.FactIdentity;
import io.meshline.model.LookBack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decodes when two records tell of the same fact, and which of them counts. */
final class FactIdentityDecoder {
    static final Key<List<Text>> DEDUPLICATE_BY = Key.optional(
            "deduplicate-by",
            Types.TEXTS,
            "duplicates are kept",
            "Columns that tell facts apart, or [\"*\"] for all; a further record with the same values counts as duplicate.");
    static final Key<List<Text>> SEQUENCE_BY = Key.optional(
            "sequence-by",
            Types.TEXT_OR_TEXTS,
            "the first delivery counts",
            "With deduplicate-by, the column, or columns in turn, whose greatest value counts among records of one fact,"
                    + " whichever comes first; it takes the place of a lesser one in the table.");
    static final Key<Text> COLUMN =
            Key.required("column", Types.TEXT, "A date or timestamp of the facts. It is required in every record.");
    static final Key<Duration> PERIOD = Key.required(
            "period",
            Types.PERIOD,
            "How far before the batch's earliest value and after its latest one; duplicates farther off stay.");
    static final Shape LOOK_BACK_SHAPE = Shape.of("Look-back", "events.<name>.look-back", COLUMN, PERIOD);
    static final Key<Node> LOOK_BACK = Key.optional(
            "look-back",
            Types.object(LOOK_BACK_SHAPE),
            "the whole table",
            "With deduplicate-by, where in the table other records of a batch's facts are looked for, so that a batch"
                    + " costs a look at that period and not at the table.");

    private static final String ALL = "*";

    private final Node events;
    private final ColumnNames columns;

    FactIdentityDecoder(Node events, ColumnNames columns) {
        this.events = events;
        this.columns = columns;
    }

    FactIdentity decode() {
        List<String> by = by();
        if (!events.has(DEDUPLICATE_BY)) {
            events.problem(SEQUENCE_BY, "is only allowed with deduplicate-by");
            events.problem(LOOK_BACK, "is only allowed with deduplicate-by");
        }
        List<String> sequence = columns.declared(events.list(SEQUENCE_BY));
        sequence.stream()
                .filter(by::contains)
                .findFirst()
                .ifPresent(column -> events.problem(
                        SEQUENCE_BY, "must not hold column '" + column + "', by which facts are told apart"));
        return new FactIdentity(by, sequence, events.find(LOOK_BACK).flatMap(this::lookBack));
    }

    private Optional<LookBack> lookBack(Node node) {
        Optional<String> column = node.find(COLUMN).flatMap(columns::declared);
        Optional<Duration> period = node.find(PERIOD);
        return column.flatMap(name -> period.map(time -> new LookBack(name, time, node.origin(COLUMN))));
    }

    private List<String> by() {
        List<Text> names = events.list(DEDUPLICATE_BY);
        if (names.stream().noneMatch(name -> name.text().equals(ALL))) {
            return columns.declared(names);
        }
        if (names.size() > 1) {
            events.problem(DEDUPLICATE_BY, "must hold either columns or \"*\" alone");
        }
        return columns.names();
    }
}
