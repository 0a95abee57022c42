package io.meshline.engine;

import io.meshline.model.Position;

/**
 * The definition under which a table's rows were computed, kept like a position of an input: with the data, and readable
 * without a Spark job long after the commit that wrote it has left the log.
 */
final class DefinitionPosition {
    /** The input under which the position is committed. */
    static final String INPUT = "definition";

    private static final String IDENTITY = "fingerprint";
    private static final int DIGITS = 16;
    private static final int HEXADECIMAL = 16;

    private DefinitionPosition() {}

    /**
     * @param fingerprint hexadecimal digits, of which the first 64 bits tell definitions apart
     */
    static Position of(String fingerprint) {
        String first = fingerprint.substring(0, Math.min(DIGITS, fingerprint.length()));
        return new Position(INPUT, IDENTITY, Long.parseUnsignedLong(first, HEXADECIMAL));
    }
}
