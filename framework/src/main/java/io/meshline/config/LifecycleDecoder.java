package io.meshline.config;

import io.meshline.model.DeletionMark;
import io.meshline.model.Lifecycle;
import io.meshline.model.Lifecycle.Past;
import io.meshline.model.Structure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            "objects are not deleted",
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

    /**
     * The structure with the records that tell that an object is gone.
     *
     * @param kept the columns that such a record must have
     */
    static Structure deletions(Node entities, Structure structure, List<String> kept) {
        return entities.find(DELETE_WHEN)
                .map(Text::sql)
                .map(when -> structure.with(new DeletionMark(when, kept)))
                .orElse(structure);
    }
}
