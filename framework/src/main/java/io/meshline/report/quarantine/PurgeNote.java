package io.meshline.report.quarantine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in the commit of a purge: who let quarantine forget how many records, and when.
 *
 * @param records how many
 * @param states whether open or settled ones, or both
 * @param before only those that were put aside before this time
 * @param user who did it
 * @param trace when, and under which id
 */
public record PurgeNote(long records, Set<RecordState> states, Optional<Instant> before, String user, Trace trace) {
    /**
     * Under what a purge is recorded.
     *
     * @param runId its id
     * @param at when it was
     */
    public record Trace(String runId, Instant at) {
        public Trace {
            requireNonNull(runId, "runId");
            requireNonNull(at, "at");
        }
    }

    public PurgeNote {
        states = Set.copyOf(states);
        requireNonNull(before, "before");
        requireNonNull(user, "user");
        requireNonNull(trace, "trace");
    }

    /** The note as JSON. */
    public String toJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode purge = root.putObject("purge");
        purge.put("records", records);
        ArrayNode kinds = purge.putArray("states");
        states.stream().sorted().map(RecordState::key).forEach(kinds::add);
        purge.put("before", before.map(Instant::toString).orElse(null));
        purge.put("by", user);
        purge.put("at", trace.at().toString());
        purge.put("runId", trace.runId());
        return root.toString();
    }
}
