package io.meshline.engine;

import io.meshline.io.FileListing;
import io.meshline.model.Position;

/**
 * How far a job has read a folder of files: a fingerprint of the listing that is dealt with. Which file came in when
 * stands in the file log; the fingerprint answers without a Spark job whether there is anything to look up.
 */
final class FilePosition {
    /** The input under which the position is committed. */
    static final String INPUT = "files";

    private static final String IDENTITY = "listing";

    private FilePosition() {}

    static Position of(FileListing listing) {
        return new Position(INPUT, IDENTITY, listing.fingerprint());
    }
}
