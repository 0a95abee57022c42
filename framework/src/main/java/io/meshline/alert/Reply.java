package io.meshline.alert;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of one try to deliver a message.
 *
 * @param outcome whether it arrived, and if not, whether to try again
 * @param words what happened, the rest of a sentence that names the destination
 * @param after how long the server wants to be left alone
 */
record Reply(Outcome outcome, String words, Optional<Duration> after) {
    /** A longer rest than this outlasts the message. */
    static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /** Whether a message arrived. */
    enum Outcome {
        DELIVERED,
        /** It did not arrive, but may the next time. */
        PASSING,
        /** The same message would fare no better. */
        FINAL
    }

    Reply {
        requireNonNull(outcome, "outcome");
        requireNonNull(words, "words");
        requireNonNull(after, "after");
    }

    static Reply delivered(String words) {
        return new Reply(Outcome.DELIVERED, words, Optional.empty());
    }

    static Reply passing(String words) {
        return new Reply(Outcome.PASSING, words, Optional.empty());
    }

    static Reply rejected(String words) {
        return new Reply(Outcome.FINAL, words, Optional.empty());
    }

    boolean isDelivered() {
        return outcome == Outcome.DELIVERED;
    }

    /** Whether to try again before the message is stale. */
    boolean isWorthARetry() {
        return outcome == Outcome.PASSING
                && after.map(rest -> rest.compareTo(LONGEST_REST) <= 0).orElse(true);
    }

    /** The same reply to the last of several tries. */
    Reply afterTries(int tries) {
        return tries == 1 ? this : new Reply(outcome, words + ", after " + tries + " tries", after);
    }
}
