package io.meshline.engine;

import static java.util.Objects.requireNonNull;

/**
 * What a job reads of an input whose rows of an interval are to be computed anew.
 *
 * @param added the records that it did not read before
 * @param before the records that it read before, of any time
 */
record IntervalInput(InputRows added, InputRows before) {
    IntervalInput {
        requireNonNull(added, "added");
        requireNonNull(before, "before");
    }
}
