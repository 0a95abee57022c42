package io.meshline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.Hook;
import io.meshline.model.Destination.Format;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourierTest {
    private final Hook hook = new Hook();
    private final List<Duration> pauses = new ArrayList<>();
    private final Courier courier = new Courier(pauses::add, new Random(7));

    @AfterEach
    void closeHook() {
        hook.close();
    }

    @Test
    void triesAgainAfterAnErrorOfTheServer() throws InterruptedException {
        hook.answers(500, "busy");

        assertThat(deliver(3)).isEqualTo(Reply.delivered("answered 200 \"ok\", after 2 tries"));
        assertThat(hook.next().body()).isEqualTo(hook.next().body());
    }

    @Test
    void restsAsLongAsTheServerAsks() throws InterruptedException {
        hook.answers(new Hook.Answer(429, Map.of("Retry-After", "7"), ""));

        assertThat(deliver(3).isDelivered()).isTrue();
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void leavesAServerAloneThatAsksForALongRest() throws InterruptedException {
        hook.answers(new Hook.Answer(503, Map.of("Retry-After", "61"), ""));

        assertThat(deliver(3).words()).isEqualTo("answered 503 and asks to be left alone for 61 s");
        assertThat(hook.waiting()).isEqualTo(1);
    }

    @Test
    void doesNotRepeatWhatWouldFareNoBetter() throws InterruptedException {
        hook.answers(400, "invalid_payload");

        assertThat(deliver(3).words()).isEqualTo("answered 400 \"invalid_payload\"");
        assertThat(hook.waiting()).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void givesUpAfterTheRetriesThatAreSet() throws InterruptedException {
        hook.answers(500, "").answers(502, "").answers(503, "").answers(504, "");

        assertThat(deliver(2).words()).isEqualTo("answered 503, after 3 tries");
        assertThat(hook.waiting()).isEqualTo(3);
    }

    @Test
    void triesAgainWhereNobodyListens() throws InterruptedException {
        Webhook webhook = webhook();
        hook.close();

        assertThat(courier.deliver(webhook, "{}", 2).words()).isEqualTo("cannot be connected to, after 3 tries");
    }

    @Test
    void pausesTwiceAsLongFromTryToTryWithAPartByChance() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            hook.answers(500, "");
        }
        deliver(9);

        assertThat(pauses).hasSize(9);
        for (int i = 0; i < pauses.size(); i++) {
            long most = Math.min(30_000, 500L << i);
            assertThat(pauses.get(i)).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        }
        assertThat(pauses.get(0)).isNotEqualTo(Duration.ofMillis(250)).isNotEqualTo(Duration.ofMillis(500));
    }

    private Reply deliver(int retries) throws InterruptedException {
        return courier.deliver(webhook(), "{}", retries);
    }

    private Webhook webhook() {
        return new Webhook(Nights.destination("on_call", Format.JSON, hook.url()));
    }
}
