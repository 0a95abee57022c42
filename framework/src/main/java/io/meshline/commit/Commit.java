package io.meshline.commit;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is committed together with rows.
 *
 * @param batch the batch number that the table has afterwards
 * @param positions how far the inputs are read afterwards
 * @param userMetadata the note that stands in the commit
 */
public record Commit(long batch, List<Position> positions, String userMetadata) {
    public Commit {
        positions = List.copyOf(positions);
        requireNonNull(userMetadata, "userMetadata");
    }

    Map<String, Long> marks() {
        Map<String, Long> marks = new HashMap<>();
        marks.put(Marks.BATCH, batch);
        positions.forEach(position -> marks.put(Marks.id(position), position.version()));
        return marks;
    }
}
