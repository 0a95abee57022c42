package io.meshline.alert;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Delivers a message, with the patience that is set for its destination. */
final class Courier {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Pause pause;
    private final RandomGenerator random;

    /** Lets time pass. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    Courier(Pause pause, RandomGenerator random) {
        this.pause = pause;
        this.random = random;
    }

    /** Tries until the message has arrived, cannot arrive, or was tried again {@code retries} times. */
    Reply deliver(Webhook webhook, String message, int retries) throws InterruptedException {
        Reply reply = webhook.post(message);
        int tries = 1;
        while (reply.isWorthARetry() && tries <= retries) {
            pause.of(reply.after().orElse(backoff(tries)));
            reply = webhook.post(message);
            tries++;
        }
        return reply.afterTries(tries);
    }

    /** Doubles from try to try; a random part of up to a half keeps many processes from coming back at once. */
    private Duration backoff(int tries) {
        long full = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(tries - 1, 10));
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
