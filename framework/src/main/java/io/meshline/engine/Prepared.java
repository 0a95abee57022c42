package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.commit.StagedWrite;
import io.meshline.model.Ledger;
import io.meshline.model.Position;
import java.util.List;

/**
 * A batch that is staged and counted, and waits for its gate.
 *
 * @param staged the uncommitted write
 * @param ledger what became of each record
 * @param positions how far the inputs were read
 * @param sides what is to be committed beside the data
 * @param warnings what a reader of the run should know
 */
record Prepared(
        StagedWrite staged, Ledger ledger, List<Position> positions, List<SideTable> sides, List<String> warnings) {
    Prepared {
        requireNonNull(staged, "staged");
        requireNonNull(ledger, "ledger");
        positions = List.copyOf(positions);
        sides = List.copyOf(sides);
        warnings = List.copyOf(warnings);
    }
}
