package io.meshline.quality.profile;

import io.meshline.error.Causes;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.profile.ProfileScope;
import java.util.function.Supplier;

/** The errors of profiles. */
final class ProfileErrors {
    private ProfileErrors() {}

    /** Reads rows; what goes wrong names the dataset. */
    static <T> T reading(ProfileScope scope, Supplier<T> action) {
        try {
            return action.get();
        } catch (Exception e) {
            // Spark throws checked exceptions undeclared.
            throw new MeshlineException(
                    ErrorCode.WRITE_FAILED,
                    "Failed to profile '" + scope.dataset().id() + "': " + Causes.reason(e),
                    e);
        }
    }
}
