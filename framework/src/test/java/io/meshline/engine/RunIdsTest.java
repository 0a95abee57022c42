package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunIdsTest {
    @Test
    void makesIdsOfVersionSevenThatCarryTheirTime() {
        Instant now = Instant.parse("2010-12-24T04:00:00.123Z");
        UUID id = UUID.fromString(RunIds.of(Clock.fixed(now, ZoneOffset.UTC), new Random(7)));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)).isEqualTo(now);
    }

    @Test
    void sortsByTime() {
        Random random = new Random(7);
        String earlier = RunIds.of(Clock.fixed(Instant.parse("2010-12-24T04:00:00Z"), ZoneOffset.UTC), random);
        String later = RunIds.of(Clock.fixed(Instant.parse("2010-12-24T04:00:01Z"), ZoneOffset.UTC), random);
        assertThat(earlier).isLessThan(later);
    }
}
