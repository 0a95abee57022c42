package io.meshline.commit;

import io.meshline.delta.Mark;
import io.meshline.model.Position;
import java.util.Optional;

/** The names under which batch number and positions stand in a table: {@code meshline/<input>/<identity>}. */
final class Marks {
    /** The name of the batch number. */
    static final String BATCH = "meshline";

    private static final String SEPARATOR = "/";

    private Marks() {}

    static String id(Position position) {
        return BATCH + SEPARATOR + encode(position.input()) + SEPARATOR + encode(position.identity());
    }

    /** The position that a mark stands for; empty for the batch number and for marks of others. */
    static Optional<Position> position(Mark mark) {
        String[] parts = mark.id().split(SEPARATOR, -1);
        return parts.length == 3 && parts[0].equals(BATCH)
                ? Optional.of(new Position(decode(parts[1]), decode(parts[2]), mark.version()))
                : Optional.empty();
    }

    private static String encode(String part) {
        return part.replace("%", "%25").replace(SEPARATOR, "%2F");
    }

    private static String decode(String part) {
        return part.replace("%2F", SEPARATOR).replace("%25", "%");
    }
}
