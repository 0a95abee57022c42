package io.meshline.engine;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Writes to tables that other runs and other people write to as well: whoever comes second tries again. */
final class SharedWrite {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long FIRST_PAUSE = 25;
    private static final long LONGEST_PAUSE = 2_000;

    private SharedWrite() {}

    /**
     * Repeats a write until no other writer is faster, after pauses of chance, so that two do not meet for ever.
     *
     * @param write looks at the table anew each time
     * @throws MeshlineException {@code CONCURRENT_RUN} if others were faster for three minutes
     */
    static void untilDone(Runnable write) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (long pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            try {
                write.run();
                return;
            } catch (MeshlineException e) {
                if (e.code() != ErrorCode.CONCURRENT_RUN || System.nanoTime() > end || !isOver(pause)) {
                    throw e;
                }
            }
        }
    }

    /** Waits for a part of the pause; false when the thread is to end. */
    private static boolean isOver(long pause) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(pause) + 1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
