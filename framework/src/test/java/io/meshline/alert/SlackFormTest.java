package io.meshline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.error.ErrorCode;
import io.meshline.model.Alerts;
import io.meshline.model.Destination;
import io.meshline.model.Destination.Format;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The text for people, as Slack and Mattermost get it. */
class SlackFormTest {
    private static final Destination DESTINATION =
            Nights.destination("on_call", Format.SLACK, "https://hooks.example.com/");

    @Test
    void saysWhatHappenedWhomToCallAndWhereToLook() throws JsonProcessingException {
        assertThat(text(alert(
                        RunState.running(5, 8),
                        Nights.refused("sales.events.item_sold"),
                        Nights.storageFailed("sales.raw.invoice_lines"),
                        Nights.storageFailed("sales.raw.articles"),
                        Nights.warned("management.manual.budget"))))
                .isEqualTo("""
                        Meshline prod: 1 job refused, 2 jobs failed, 1 job succeeded with warnings (management, sales)

                        management, owner finance-data (@finance-data)
                        • succeeded with warnings: `management.manual.budget`
                          Cannot read file '/landing/a.csv': it is empty, without even a header line
                          `./meshline report quality management.manual.budget --env prod`

                        sales, owner sales-data (sales-data@example.com)
                        • refused: `sales.events.item_sold` (GATE_REFUSED: the table is as it was)
                          ColumnValues "quantity" &lt; 1000: the largest value was 1440
                          `./meshline report quality sales.events.item_sold --env prod`
                        • failed: `sales.raw.invoice_lines`, `sales.raw.articles` (WRITE_FAILED: a retry makes sense)
                          Failed to read table 'sales.raw.invoice_lines' in '/data/sales/raw/invoice_lines': connection refused
                        2 jobs skipped: what they need did not succeed.

                        Run r1 goes on: 5 of 8 jobs so far were good. Spark's log: /var/log/meshline/r1.log""");
    }

    @Test
    void isWhatTheDocumentShows() throws IOException {
        String text = text(alert(
                RunState.running(5, 8),
                Nights.refused("sales.events.item_sold"),
                Nights.storageFailed("sales.raw.invoice_lines"),
                Nights.storageFailed("sales.raw.articles")));

        assertThat(Path.of("../docs/alerts.md"))
                .content()
                .contains(text.replace("&lt;", "<").replace("r1", "01234567-89ab-7cde-8f01-23456789abcd"));
    }

    @Test
    void saysInItsFirstLineWhichJobItIsAbout() throws JsonProcessingException {
        assertThat(text(alert(RunState.running(0, 1), Nights.refused("sales.events.item_sold"))))
                .startsWith("Meshline prod: sales.events.item_sold refused\n");
    }

    @Test
    void tellsOfTheRunItself() throws JsonProcessingException {
        Failure failure = new Failure(ErrorCode.INTERNAL, "Failed to run: NullPointerException");

        assertThat(text(alert(new RunState("failed", 0, 0, Optional.of(failure)))))
                .isEqualTo("""
                        Meshline prod: the run failed

                        The run itself: Failed to run: NullPointerException (INTERNAL: a bug of Meshline)
                        2 jobs skipped: what they need did not succeed.

                        Run r1 failed: 0 of 0 jobs were good. Spark's log: /var/log/meshline/r1.log""");
    }

    @Test
    void keepsWhatStandsInMessagesFromBeingMarkupOrAMention() throws JsonProcessingException {
        JobRun failed = Nights.failed(
                "sales.raw.articles",
                ErrorCode.INVALID_TRANSFORMATION,
                "Cannot cast '<!channel>' & @here, a@b.example");

        assertThat(text(alert(RunState.running(0, 1), failed)))
                .contains("  Cannot cast '&lt;!channel&gt;' &amp; @\u200Bhere, a@b.example\n")
                .contains("(INVALID_TRANSFORMATION: configuration or code must change first)");
    }

    @Test
    void showsRowsOnlyWhereTheDestinationMayHaveThem() throws JsonProcessingException {
        Alert showing = new Alert(
                Nights.RUN,
                "id",
                Nights.showing(DESTINATION, 1),
                RunState.running(0, 1),
                troubles(Nights.refused("sales.events.item_sold")),
                0);

        assertThat(text(alert(RunState.running(0, 1), Nights.refused("sales.events.item_sold"))))
                .doesNotContain("Ada");
        assertThat(text(showing)).contains("1440\n    {\"customer\":\"Ada\",\"quantity\":1440}\n");
    }

    @Test
    void fitsIntoOneMessageHoweverMuchHappened() throws JsonProcessingException {
        JobRun[] jobs = Stream.concat(
                        IntStream.range(0, 200).mapToObj(i -> Nights.refused("sales.events.of_feed_" + i)),
                        IntStream.range(0, 200)
                                .mapToObj(i -> Nights.failed(
                                        "management.raw.feed_" + i, ErrorCode.WRITE_FAILED, "<".repeat(i * 20) + "x")))
                .toArray(JobRun[]::new);
        String text = text(alert(RunState.running(0, 400), jobs));

        assertThat(text.length()).isLessThanOrEqualTo(SlackForm.LONGEST).isGreaterThan(3000);
        assertThat(text)
                .startsWith("Meshline prod: 200 jobs refused, 200 jobs failed (management, sales)\n")
                .contains(" jobs more, for which there is no room here.\n2 jobs skipped")
                .endsWith("Spark's log: /var/log/meshline/r1.log");
    }

    @Test
    void namesAJobEvenWhereThereIsNoRoomForItsReasons() throws JsonProcessingException {
        JobRun failed =
                Nights.failed("sales.raw.articles", ErrorCode.WRITE_FAILED, "<".repeat(400) + " " + "x".repeat(400));
        JobRun[] jobs = {
            failed,
            Nights.failed("sales.raw.lines", ErrorCode.INTERNAL, "<".repeat(399)),
            Nights.failed("sales.raw.last", ErrorCode.INVALID_TRANSFORMATION, "<".repeat(398))
        };

        assertThat(text(alert(RunState.running(0, 3), jobs)))
                .contains("• failed: `sales.raw.last` (INVALID_TRANSFORMATION: configuration or code must change"
                        + " first)\n2 jobs skipped");
    }

    @Test
    void namesAFewOfManyJobs() throws JsonProcessingException {
        JobRun[] jobs = IntStream.range(0, 200)
                .mapToObj(i -> Nights.storageFailed("sales.raw.feed_" + i))
                .toArray(JobRun[]::new);

        assertThat(text(alert(RunState.running(0, 200), jobs)))
                .contains("• failed: `sales.raw.feed_0`, `sales.raw.feed_1`, `sales.raw.feed_2`, `sales.raw.feed_3`,"
                        + " `sales.raw.feed_4` and 195 more (WRITE_FAILED: a retry makes sense)\n");
    }

    @Test
    void writesNothingButText() throws JsonProcessingException {
        JsonNode document = new ObjectMapper()
                .readTree(SlackForm.write(alert(RunState.running(0, 1), Nights.refused("sales.events.item_sold"))));
        assertThat(document.fieldNames()).toIterable().containsExactly("text");
    }

    @Test
    void saysThatATestIsOne() {
        assertThat(SlackForm.test(new Trial("t1", "prod"), "on_call"))
                .isEqualTo("{\"text\":\"Meshline prod: test of the destination 'on_call'\\n"
                        + "Nothing happened. Alerts of runs will come here.\"}");
    }

    private static Alert alert(RunState state, JobRun... jobs) {
        return new Alert(Nights.RUN, "id", DESTINATION, state, troubles(jobs), 2);
    }

    private static List<Trouble> troubles(JobRun... jobs) {
        return new Grouping(Nights.mesh(Alerts.NONE)).of(List.of(jobs));
    }

    private static String text(Alert alert) throws JsonProcessingException {
        return new ObjectMapper().readTree(SlackForm.write(alert)).get("text").asText();
    }
}
