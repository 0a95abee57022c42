package io.meshline.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.Hook;
import io.meshline.model.Lineage;
import io.meshline.report.LineageCount;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.transports.EventTransformer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
    /** More than a busy machine takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @BeforeAll
    static void loadWhatTakesItsTime(@TempDir Path scratch) {
        Deliveries.run(
                Deliveries.transport(
                        "file", Map.of("location", scratch.resolve("l.jsonl").toString())),
                PATIENCE,
                1);
    }

    @Test
    void takesEveryEventToAGoodBackendWithItsKeyInOrder() throws InterruptedException {
        try (Hook backend = new Hook()) {
            LineageCount count = Deliveries.run(
                    Deliveries.transport(
                            "http", Map.of("url", url(backend), "auth/type", "api_key", "auth/apiKey", "hunter2")),
                    PATIENCE,
                    2);

            assertThat(count).isEqualTo(new LineageCount(4, 0, Optional.empty()));
            Hook.Request first = backend.next();
            assertThat(first.path()).isEqualTo("/api/v1/lineage");
            assertThat(first.headers()).containsEntry("Authorization", "Bearer hunter2");
            assertThat(first.body()).contains("\"START\"").contains("\"name\":\"run\"");
            backend.next();
            backend.next();
            assertThat(backend.next().body()).contains("\"COMPLETE\"").contains("\"name\":\"run\"");
        }
    }

    @Test
    void countsWhatADeadBackendDoesNotTakeAndWaitsForNothing() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        long began = System.nanoTime();

        LineageCount count = Deliveries.run(http("http://127.0.0.1:" + port), Duration.ofSeconds(30), 3);

        assertThat(count).isEqualTo(new LineageCount(0, 5, Optional.of("http cannot be connected to")));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void countsWhatABackendRefusesWithoutShowingItsWords() {
        try (Hook backend = new Hook().answers(500, "secret of the server").answers(403, "")) {
            LineageCount count = Deliveries.run(http(url(backend)), PATIENCE, 1);

            assertThat(count).isEqualTo(new LineageCount(1, 2, Optional.of("http answered 500")));
        }
    }

    @Test
    void givesUpABackendThatDoesNotAnswerWhenTheTimeIsOver() {
        try (Hook backend = new Hook().hangs()) {
            long began = System.nanoTime();

            LineageCount count = Deliveries.run(http(url(backend)), Duration.ofMillis(700), 1);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            assertThat(count)
                    .isEqualTo(new LineageCount(
                            0, 3, Optional.of("http did not take them within the 0.7 s that a run waits at its end")));
        }
    }

    @Test
    void tellsABackendThatIsTooSlowForItsOwnTimeout() {
        try (Hook backend = new Hook().hangs()) {
            LineageCount count = Deliveries.run(
                    Deliveries.transport("http", Map.of("url", url(backend), "timeoutInMillis", "200")), PATIENCE, 1);

            assertThat(count).isEqualTo(new LineageCount(2, 1, Optional.of("http gave no answer in time")));
        }
    }

    @Test
    void letsNoMemberOfACompositeTransportHoldUpAnother() throws IOException {
        Path file = folder.resolve("events/lineage.jsonl");
        try (Hook slow = new Hook().hangs()) {
            LineageCount count = Deliveries.run(
                    Deliveries.transport(
                            "composite",
                            Map.of(
                                    "transports/catalog/type",
                                    "http",
                                    "transports/catalog/url",
                                    url(slow),
                                    "transports/archive/type",
                                    "file",
                                    "transports/archive/location",
                                    file.toString())),
                    Duration.ofSeconds(3),
                    1);

            assertThat(count)
                    .isEqualTo(new LineageCount(
                            3, 3, Optional.of("catalog did not take them within the 3 s that a run waits at its end")));
            assertThat(Files.readAllLines(file)).hasSize(3);
        }
    }

    @Test
    void countsWhatAFileCannotTake() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "");

        LineageCount count = Deliveries.run(
                Deliveries.transport("file", Map.of("location", occupied + "/lineage.jsonl")), PATIENCE, 0);

        assertThat(count).isEqualTo(new LineageCount(0, 2, Optional.of("file failed with FileAlreadyExistsException")));
    }

    @Test
    void saysWhichClassATransportLacks() {
        LineageCount count = Deliveries.run(
                Deliveries.transport(
                        "kafka", Map.of("topicName", "lineage", "properties/bootstrap.servers", "127.0.0.1:1")),
                PATIENCE,
                0);

        assertThat(count.failed()).isEqualTo(2);
        assertThat(count.reason().orElseThrow())
                .startsWith("kafka needs a class that is not on the class path: org/apache/kafka/");
    }

    @Test
    void passesEventsThroughATransformerOfOnesOwn() throws InterruptedException {
        try (Hook backend = new Hook()) {
            LineageCount count = Deliveries.run(
                    Deliveries.transport(
                            "transform",
                            Map.of(
                                    "transformerClass", Renaming.class.getName(),
                                    "transport/type", "http",
                                    "transport/url", url(backend))),
                    PATIENCE,
                    0);

            assertThat(count.failed()).isZero();
            assertThat(backend.next().body()).contains("\"COMPLETE\"");
        }
    }

    @Test
    void countsWhatCannotBeTold() {
        LineageDesk desk = LineageDesk.open(
                new Lineage(
                        Optional.of(Deliveries.transport(
                                "file",
                                Map.of(
                                        "location",
                                        folder.resolve("lineage.jsonl").toString()))),
                        "meshline",
                        PATIENCE),
                new RunFacts(Deliveries.RUN, "run", Optional.empty(), Ancestors.NONE),
                Deliveries.CLOCK);

        desk.started(() -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(desk.ended(Deliveries.report()))
                .isEqualTo(new LineageCount(2, 1, Optional.of("Meshline failed with IllegalStateException")));
    }

    /** Says that everything is done at once. */
    public static final class Renaming implements EventTransformer {
        @Override
        public RunEvent transform(RunEvent event) {
            return Producer.model()
                    .newRunEvent(
                            event.getEventTime(),
                            RunEvent.EventType.COMPLETE,
                            event.getRun(),
                            event.getJob(),
                            event.getInputs(),
                            event.getOutputs());
        }
    }

    private static Lineage.Transport http(String url) {
        return Deliveries.transport("http", Map.of("url", url));
    }

    private static String url(Hook backend) {
        return "http://127.0.0.1:" + backend.port();
    }
}
