package io.meshline.engine;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes run ids: UUIDs of version 7 (RFC 9562, section 5.7), which sort by time and are what OpenLineage asks for. */
public final class RunIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private RunIds() {}

    /** A new id. */
    public static String next() {
        return of(Clock.systemUTC(), new SecureRandom());
    }

    static String of(Clock clock, RandomGenerator random) {
        long high = clock.millis() << 16 | VERSION_7 | random.nextLong() & 0xFFF;
        long low = VARIANT | random.nextLong() & VARIANT_BITS;
        return new UUID(high, low).toString();
    }
}
