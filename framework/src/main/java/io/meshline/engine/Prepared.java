package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.commit.StagedWrite;
import io.meshline.model.Ledger;
import io.meshline.model.Position;
import java.util.List;
import java.util.OptionalLong;

/**
 * A batch that is staged and counted, and waits for its gate.
 *
 * @param staged the uncommitted write
 * @param ledger what became of each record
 * @param expected how many records the input says it has, where it does
 * @param positions how far the inputs were read
 * @param sides what is to be committed beside the data
 * @param warnings what a reader of the run should know
 */
record Prepared(
        StagedWrite staged,
        Ledger ledger,
        OptionalLong expected,
        List<Position> positions,
        List<SideTable> sides,
        List<String> warnings) {
    Prepared {
        requireNonNull(staged, "staged");
        requireNonNull(ledger, "ledger");
        requireNonNull(expected, "expected");
        positions = List.copyOf(positions);
        sides = List.copyOf(sides);
        warnings = List.copyOf(warnings);
    }

    /** Whether every record of the input is accounted for exactly once. */
    boolean balances() {
        return ledger.balances() && expected.orElse(ledger.read()) == ledger.read();
    }
}
