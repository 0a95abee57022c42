package io.meshline.delta;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a commit says of itself.
 *
 * @param version the version that it made
 * @param userMetadata what its writer noted; empty where the writer noted nothing
 */
public record CommitNote(long version, Optional<String> userMetadata) {
    public CommitNote {
        requireNonNull(userMetadata, "userMetadata");
    }
}
