package io.meshline.report;

import static java.util.Objects.requireNonNull;

import io.meshline.error.ErrorCode;

/**
 * Why a job did not succeed.
 *
 * @param code the kind of error
 * @param message what happened and what to do
 */
public record Failure(ErrorCode code, String message) {
    public Failure {
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }
}
