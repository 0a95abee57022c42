package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.commit.StagedWrite;
import io.meshline.model.Audit;
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
 * @param found what was found on the way, before the gate
 */
record Prepared(
        StagedWrite staged,
        Ledger ledger,
        OptionalLong expected,
        List<Position> positions,
        List<SideTable> sides,
        List<String> warnings,
        Audit found) {
    Prepared {
        requireNonNull(staged, "staged");
        requireNonNull(ledger, "ledger");
        requireNonNull(expected, "expected");
        positions = List.copyOf(positions);
        sides = List.copyOf(sides);
        warnings = List.copyOf(warnings);
        requireNonNull(found, "found");
    }

    /** A batch whose records were held against no rules. */
    Prepared(
            StagedWrite staged,
            Ledger ledger,
            OptionalLong expected,
            List<Position> positions,
            List<SideTable> sides,
            List<String> warnings) {
        this(staged, ledger, expected, positions, sides, warnings, Audit.NONE);
    }

    /** The same batch with what became of the rules that its records were held against. */
    Prepared judgedBy(StructuredPass pass) {
        return with(new Audit(pass.verdicts(), pass.figures()));
    }

    /** The same batch with more that was found. */
    Prepared with(Audit more) {
        return new Prepared(staged, ledger, expected, positions, sides, warnings, found.and(more));
    }

    /** Whether every record of the input is accounted for exactly once. */
    boolean balances() {
        return ledger.balances() && expected.orElse(ledger.read()) == ledger.read();
    }
}
