package io.meshline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.Hook;
import io.meshline.model.Alerts;
import io.meshline.model.Destination;
import io.meshline.model.Destination.Event;
import io.meshline.model.Destination.Format;
import io.meshline.model.Mesh;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.RunReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When who is told of what, and that no run waits for it. */
class AlertDeskTest {
    private static final Duration UNTIL_THE_END = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final JobRun SOLD = Nights.refused("sales.events.item_sold");
    private static final JobRun RETURNED = Nights.storageFailed("sales.events.item_returned");

    private final Hook hook = new Hook();
    private final Destination onCall = Nights.destination("on_call", Format.JSON, hook.url());

    @AfterEach
    void closeHook() {
        hook.close();
    }

    @Test
    void tellsOfAJobWhileTheRunGoesOn() throws Exception {
        AlertDesk desk = desk(Duration.ZERO, LONG, onCall);
        desk.ended(Nights.good("sales.raw.invoice_lines"));
        desk.ended(SOLD);

        JsonNode message = next();
        assertThat(message.at("/run/status").asText()).isEqualTo("running");
        assertThat(message.at("/run/jobsEnded").asInt()).isEqualTo(2);
        assertThat(message.at("/run/jobsGood").asInt()).isEqualTo(1);
        assertThat(message.get("id").asText()).isEqualTo("r1/on_call/1");
        assertThat(jobs(message)).containsExactly("sales.events.item_sold");

        desk.ended(Nights.report(SOLD));
        assertThat(desk.close()).isEmpty();
        assertThat(hook.waiting()).isZero();
    }

    @Test
    void tellsAtTheEndWhatCameAfterTheFirstMessage() throws Exception {
        AlertDesk desk = desk(Duration.ZERO, LONG, onCall);
        desk.ended(SOLD);
        next();
        desk.ended(RETURNED);
        desk.ended(Nights.skipped("sales.aggregates.daily_revenue", "sales.events.item_sold"));
        desk.ended(Nights.report(SOLD, RETURNED));

        assertThat(desk.close()).isEmpty();
        JsonNode second = next();
        assertThat(second.get("id").asText()).isEqualTo("r1/on_call/2");
        assertThat(second.at("/run/status").asText()).isEqualTo("failed");
        assertThat(jobs(second)).containsExactly("sales.events.item_returned");
        assertThat(second.at("/counts/skipped").asInt()).isEqualTo(1);
    }

    @Test
    void tellsOfAShortRunInOneMessage() throws Exception {
        AlertDesk desk = desk(UNTIL_THE_END, LONG, onCall);
        desk.ended(SOLD);
        desk.ended(RETURNED);
        desk.ended(Nights.report(SOLD, RETURNED));

        assertThat(desk.close()).isEmpty();
        assertThat(jobs(next())).containsExactly("sales.events.item_sold", "sales.events.item_returned");
        assertThat(hook.waiting()).isZero();
    }

    @Test
    void tellsOfTwoHundredJobsThatFailedForOneReasonInOneTrouble() throws Exception {
        AlertDesk desk = desk(UNTIL_THE_END, LONG, onCall);
        for (int i = 0; i < 200; i++) {
            desk.ended(Nights.storageFailed("sales.raw.feed_" + i));
            desk.ended(Nights.skipped("sales.events.of_feed_" + i, "sales.raw.feed_" + i));
        }
        desk.ended(Nights.report(RETURNED));

        assertThat(desk.close()).isEmpty();
        JsonNode message = next();
        assertThat(message.get("troubles")).hasSize(1);
        assertThat(message.at("/counts/failed").asInt()).isEqualTo(200);
        assertThat(message.at("/counts/skipped").asInt()).isEqualTo(200);
        assertThat(message.get("title").asText()).isEqualTo("Meshline prod: 200 jobs failed (sales)");
        assertThat(hook.waiting()).isZero();
    }

    @Test
    void saysNothingOfAGoodRun() {
        AlertDesk desk = desk(Duration.ZERO, LONG, onCall);
        desk.ended(Nights.good("sales.raw.invoice_lines"));
        desk.ended(Nights.warned("sales.raw.invoice_lines"));
        desk.ended(Nights.report(Nights.good("sales.raw.invoice_lines")));

        assertThat(desk.close()).isEmpty();
        assertThat(hook.waiting()).isZero();
    }

    @Test
    void tellsEachDestinationWhatItWantsToKnow() throws Exception {
        try (Hook quiet = new Hook()) {
            Destination refusals = Nights.interested(onCall, Set.of(Event.REFUSED), Set.of("sales"));
            Destination budget = Nights.interested(
                    Nights.destination("budget", Format.JSON, quiet.url()),
                    Set.of(Event.SKIPPED, Event.WARNED),
                    Set.of("management"));
            AlertDesk desk = desk(UNTIL_THE_END, LONG, refusals, budget);
            JobRun report = Nights.skipped("management.aggregates.achievement", "sales.events.item_sold");
            JobRun budgets = Nights.warned("management.manual.budget");
            List.of(SOLD, RETURNED, report, budgets).forEach(desk::ended);
            desk.ended(Nights.report(SOLD, RETURNED, report, budgets));

            assertThat(desk.close()).isEmpty();
            assertThat(jobs(next())).containsExactly("sales.events.item_sold");
            assertThat(jobs(new ObjectMapper().readTree(quiet.next().body())))
                    .containsExactly("management.aggregates.achievement", "management.manual.budget");
        }
    }

    @Test
    void tellsOfARunThatBrokeOff() throws Exception {
        AlertDesk desk = desk(UNTIL_THE_END, LONG, onCall);
        desk.brokeOff(new MeshlineException(ErrorCode.WRITE_FAILED, "Failed to start Spark: no memory"));

        assertThat(desk.close()).isEmpty();
        JsonNode message = next();
        assertThat(message.get("title").asText()).isEqualTo("Meshline prod: the run failed");
        assertThat(message.at("/run/error/message").asText()).isEqualTo("Failed to start Spark: no memory");
    }

    @Test
    void showsNothingOfAFailureThatIsNotMeshlinesOwn() throws Exception {
        AlertDesk desk = desk(UNTIL_THE_END, LONG, onCall);
        desk.brokeOff(new IllegalStateException("who knows what stands here"));

        assertThat(desk.close()).isEmpty();
        assertThat(next().at("/run/error/message").asText()).isEqualTo("Failed to run: IllegalStateException");
    }

    @Test
    void keepsAMistypedCommandToItsAuthor() {
        AlertDesk desk = desk(UNTIL_THE_END, LONG, onCall);
        desk.brokeOff(new MeshlineException(ErrorCode.USAGE, "Unknown job 'sales.events.item_slod'"));

        assertThat(desk.close()).isEmpty();
        assertThat(hook.waiting()).isZero();
    }

    @Test
    void tellsOfARunThatThePlatformTablesDoNotTellOf() throws Exception {
        AlertDesk desk = desk(UNTIL_THE_END, LONG, onCall);
        Failure untold = new Failure(ErrorCode.WRITE_FAILED, "Cannot bring the platform tables up to date.");
        desk.ended(new RunReport("r1", "prod", List.of(), Optional.of(untold), 1, "r1.log"));

        assertThat(desk.close()).isEmpty();
        assertThat(next().at("/run/error/code").asText()).isEqualTo("WRITE_FAILED");
    }

    @Test
    void letsTheRunGoOnWhileNobodyAnswers() throws Exception {
        hook.hangs();
        AlertDesk desk = desk(Duration.ZERO, Duration.ZERO, onCall);
        desk.ended(SOLD);
        next();
        // The server has the message and does not answer until this test ends: each call below returns all the same.
        desk.ended(RETURNED);
        desk.ended(Nights.report(SOLD, RETURNED));

        assertThat(desk.close())
                .contains("Failed to deliver alerts: 'on_call': no answer within 0 s of the end of the run."
                        + " Try: meshline alerts test");
    }

    @Test
    void sendsFromThreadsThatKeepNoProcessAlive() throws Exception {
        hook.hangs();
        AlertDesk desk = desk(Duration.ZERO, Duration.ZERO, onCall);
        desk.ended(SOLD);
        next();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("alerts to on_call"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
        desk.brokeOff(new IllegalStateException());
        desk.close();
    }

    @Test
    void warnsInOneLineOfAllThatCouldNotBeDelivered() {
        hook.answers(404, "no_service");
        Destination dead = Nights.destination("team", Format.SLACK, "http://127.0.0.1:1/" + Hook.TOKEN);
        AlertDesk desk = desk(UNTIL_THE_END, LONG, onCall, dead);
        desk.ended(SOLD);
        desk.ended(Nights.report(SOLD));

        assertThat(desk.close())
                .contains(
                        "Failed to deliver alerts: 'on_call': answered 404 \"no_service\"; 'team': cannot be connected"
                                + " to, after 4 tries. Try: meshline alerts test");
        assertThat(hook.waiting()).isEqualTo(1);
    }

    @Test
    void triesAgainAtTheEndWhatTheFirstMessageCouldNotBring() throws Exception {
        hook.answers(404, "");
        AlertDesk desk = desk(Duration.ZERO, LONG, onCall);
        desk.ended(SOLD);
        next();
        desk.ended(RETURNED);
        desk.ended(Nights.report(SOLD, RETURNED));

        assertThat(desk.close()).isEmpty();
        assertThat(jobs(next())).containsExactly("sales.events.item_sold", "sales.events.item_returned");
    }

    @Test
    void showsNoAddressInWhatItIsMadeOf() {
        Mesh mesh = mesh(Duration.ZERO, LONG, onCall);
        assertThat(mesh.toString()).contains("(redacted)").doesNotContain(Hook.TOKEN);
    }

    private static AlertDesk desk(Duration gather, Duration waitAtEnd, Destination... destinations) {
        return new AlertDesk(mesh(gather, waitAtEnd, destinations), Nights.RUN, new Courier(time -> {}, new Random(7)));
    }

    private static Mesh mesh(Duration gather, Duration waitAtEnd, Destination... destinations) {
        return Nights.mesh(new Alerts(gather, waitAtEnd, List.of(destinations)));
    }

    private JsonNode next() throws InterruptedException, JsonProcessingException {
        String body = hook.next().body();
        assertThat(body).doesNotContain(Hook.TOKEN).doesNotContain(Nights.ROW);
        return new ObjectMapper().readTree(body);
    }

    private static List<String> jobs(JsonNode message) {
        return message.findValues("jobs").stream()
                .flatMap(jobs -> java.util.stream.StreamSupport.stream(jobs.spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }
}
