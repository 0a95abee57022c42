package io.meshline.config;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Lifecycle;
import io.meshline.model.Lifecycle.Past;
import io.meshline.model.SqlText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decodes what is kept of the states of objects, and how it is known that an object is gone. */
final class LifecycleDecoder {
    /** Half of the objects at once is an accident far more often than it is news. */
    private static final BigDecimal MAX_MISSING_DEFAULT = new BigDecimal("0.5");

    static final Key<Past> HISTORY = Key.optional(
            "history",
            Types.choice(Map.of("full", Past.KEPT, "none", Past.FORGOTTEN)),
            "full",
            "full: every state is a row with valid_from and valid_to; none: one row an object, its last state.");
    static final Key<Text> DELETE_WHEN = Key.optional(
            "delete-when",
            Types.TEXT,
            "the deletions that the source's format tells, else none",
            "A SQL condition over the source's columns; a record for which it holds tells that its object is gone, and"
                    + " needs no more than key and sequence. The table has is_deleted then.");
    static final Key<String> SNAPSHOTS = Key.optional(
            "snapshots",
            Types.choice(Map.of("complete", "complete")),
            "records tell changes",
            "complete: the records of one value of sequence-by are a snapshot of all objects; one that the next snapshot"
                    + " leaves out is deleted. The table has is_deleted then.");
    static final Key<BigDecimal> MAX_MISSING = Key.optional(
            "max-missing",
            Types.SHARE,
            MAX_MISSING_DEFAULT.toPlainString(),
            "With snapshots, the share of a snapshot's objects that the next one may leave out; beyond it the batch is"
                    + " refused. 1 lets every snapshot through.");

    private LifecycleDecoder() {}

    static Lifecycle decode(Node entities) {
        Past past = entities.find(HISTORY).orElse(Past.KEPT);
        Optional<BigDecimal> maxMissing = entities.find(MAX_MISSING);
        if (!entities.has(SNAPSHOTS)) {
            entities.problem(MAX_MISSING, "is only allowed with snapshots = complete");
            return new Lifecycle(past, Optional.empty());
        }
        entities.find(SNAPSHOTS);
        entities.problem(
                DELETE_WHEN,
                "is not allowed with snapshots, by which an object is deleted that they leave out. Leave deleted records"
                        + " out with 'filter'");
        return new Lifecycle(past, maxMissing.or(() -> Optional.of(MAX_MISSING_DEFAULT)));
    }

    /** The entities with the records that tell of deletions, where the configuration says which. */
    static Dataset.Entities withDeletions(Node node, Dataset.Entities entities) {
        return node.find(DELETE_WHEN).map(Text::sql).map(entities::deletedWhen).orElse(entities);
    }

    /**
     * The datasets of a domain, where entities know the deletions of a source whose format tells them, unless the
     * configuration says how they are known.
     */
    static List<Dataset> withDeletionsOfFormats(List<Dataset> datasets) {
        Map<DatasetId, Dataset> sources = datasets.stream().collect(Collectors.toMap(Dataset::id, Function.identity()));
        return datasets.stream()
                .map(dataset -> dataset instanceof Dataset.Entities entities && !entities.haveDeletions()
                        ? withDeletionsOf(sources.get(entities.from()), entities)
                        : dataset)
                .toList();
    }

    private static Dataset withDeletionsOf(Dataset source, Dataset.Entities entities) {
        Optional<String> condition =
                source instanceof Dataset.Raw raw ? raw.source().format().deletions() : Optional.empty();
        return condition
                .map(sql -> entities.deletedWhen(new SqlText(sql, entities.origin())))
                .orElse(entities);
    }
}
