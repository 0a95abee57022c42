package io.meshline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.error.ErrorCode;
import io.meshline.fixture.PublishedSchema;
import io.meshline.model.Alerts;
import io.meshline.model.Destination;
import io.meshline.model.Destination.Format;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document for programs, against its published schema. */
class JsonFormTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Destination DESTINATION =
            Nights.destination("on_call", Format.JSON, "https://hooks.example.com/");
    private static final PublishedSchema SCHEMA = PublishedSchema.of("alert.schema.json");

    @Test
    void writesWhatTheSchemaDescribes() throws JsonProcessingException {
        String message = JsonForm.write(alert(
                DESTINATION,
                new RunState("failed", 3, 8, Optional.of(new Failure(ErrorCode.WRITE_FAILED, "Full."))),
                Nights.refused("sales.events.item_sold"),
                Nights.storageFailed("sales.raw.invoice_lines"),
                Nights.storageFailed("sales.raw.articles"),
                Nights.skipped("sales.aggregates.daily_revenue", "sales.events.item_sold"),
                Nights.warned("management.manual.budget")));

        assertThat(SCHEMA.violations(message)).isEmpty();
        assertThat(MAPPER.readTree(message)).isEqualTo(MAPPER.readTree("""
                {
                  "meshlineAlert": 1, "kind": "alert", "id": "r1/on_call/1", "environment": "prod",
                  "title": "Meshline prod: 1 job refused, 2 jobs failed, 1 job skipped, 1 job succeeded with warnings \
                (management, sales)",
                  "run": {
                    "id": "r1", "log": "/var/log/meshline/r1.log", "status": "failed", "jobsEnded": 8, "jobsGood": 3,
                    "error": { "code": "WRITE_FAILED", "message": "Full." }
                  },
                  "counts": { "refused": 1, "failed": 2, "skipped": 3, "warned": 1 },
                  "troubles": [
                    {
                      "event": "warned", "domain": "management",
                      "owner": { "team": "finance-data", "contact": "@finance-data" },
                      "jobs": ["management.manual.budget"], "jobsLeftOut": 0, "code": null, "retryable": false,
                      "messages": ["Cannot read file '/landing/a.csv': it is empty, without even a header line"],
                      "rules": [],
                      "command": "./meshline report quality management.manual.budget --env prod"
                    },
                    {
                      "event": "refused", "domain": "sales",
                      "owner": { "team": "sales-data", "contact": "sales-data@example.com" },
                      "jobs": ["sales.events.item_sold"], "jobsLeftOut": 0, "code": "GATE_REFUSED", "retryable": false,
                      "messages": ["The gate of 'sales.events.item_sold' refused the batch: 1 error rule is broken. \
                The table stays at version 0. See the offending rows with: meshline report quality sales.events.item_sold"],
                      "rules": [
                        {
                          "rule": "ColumnValues \\"quantity\\" < 1000", "scope": "batch",
                          "severity": "error",
                          "reason": "ColumnValues \\"quantity\\" < 1000: the largest value was 1440", "rows": []
                        }
                      ],
                      "command": "./meshline report quality sales.events.item_sold --env prod"
                    },
                    {
                      "event": "failed", "domain": "sales",
                      "owner": { "team": "sales-data", "contact": "sales-data@example.com" },
                      "jobs": ["sales.raw.invoice_lines", "sales.raw.articles"], "jobsLeftOut": 0,
                      "code": "WRITE_FAILED", "retryable": true,
                      "messages": ["Failed to read table 'sales.raw.invoice_lines' in \
                '/data/sales/raw/invoice_lines': connection refused"],
                      "rules": [], "command": null
                    },
                    {
                      "event": "skipped", "domain": "sales",
                      "owner": { "team": "sales-data", "contact": "sales-data@example.com" },
                      "jobs": ["sales.aggregates.daily_revenue"], "jobsLeftOut": 0, "code": "UPSTREAM_FAILED",
                      "retryable": true,
                      "messages": ["Skipped 'sales.aggregates.daily_revenue': it needs 'sales.events.item_sold', \
                which did not succeed."],
                      "rules": [], "command": null
                    }
                  ],
                  "troublesLeftOut": 0
                }"""));
    }

    @Test
    void showsRowsOnlyWhereTheDestinationMayHaveThem() throws JsonProcessingException {
        RunState state = RunState.running(0, 1);
        JobRun refused = Nights.refused("sales.events.item_sold");

        assertThat(JsonForm.write(alert(DESTINATION, state, refused))).doesNotContain("Ada");
        String showing = JsonForm.write(alert(Nights.showing(DESTINATION, 1), state, refused));
        assertThat(SCHEMA.violations(showing)).isEmpty();
        assertThat(MAPPER.readTree(showing).at("/troubles/0/rules/0/rows/0").asText())
                .isEqualTo(Nights.ROW);
    }

    @Test
    void staysWithinTheLimitsOfItsSchema() throws JsonProcessingException {
        JobRun[] jobs = Stream.concat(
                        IntStream.range(0, 300).mapToObj(i -> Nights.storageFailed("management.raw.feed_" + i)),
                        IntStream.range(0, 300)
                                .mapToObj(i -> Nights.failed(
                                        "sales.raw.feed_" + i,
                                        ErrorCode.WRITE_FAILED,
                                        "x".repeat(i) + " ".repeat(5000))))
                .toArray(JobRun[]::new);
        String message = JsonForm.write(alert(DESTINATION, RunState.running(0, 600), jobs));

        assertThat(SCHEMA.violations(message)).isEmpty();
        JsonNode document = MAPPER.readTree(message);
        assertThat(document.get("troubles")).hasSize(50);
        assertThat(document.get("troublesLeftOut").asInt()).isEqualTo(251);
        assertThat(document.at("/troubles/0/jobs")).hasSize(100);
        assertThat(document.at("/troubles/0/jobsLeftOut").asInt()).isEqualTo(200);
        assertThat(document.at("/counts/failed").asInt()).isEqualTo(600);
    }

    @Test
    void writesATestThatTheSchemaKnows() throws JsonProcessingException {
        String message = JsonForm.test(new Trial("t1", "prod"), "on_call");

        assertThat(SCHEMA.violations(message)).isEmpty();
        assertThat(message)
                .isEqualTo("{\"meshlineAlert\":1,\"kind\":\"test\",\"id\":\"t1\",\"environment\":\"prod\","
                        + "\"title\":\"Meshline prod: test of the destination 'on_call'\"}");
    }

    @Test
    void checksAgainstASchemaThatForgetsNothing() throws JsonProcessingException {
        assertThat(SCHEMA.violations("{\"meshlineAlert\":1,\"kind\":\"alert\",\"id\":\"\",\"more\":1}"))
                .hasSizeGreaterThan(4);
    }

    private static Alert alert(Destination destination, RunState state, JobRun... jobs) {
        List<Trouble> troubles = new Grouping(Nights.mesh(Alerts.NONE)).of(List.of(jobs));
        return new Alert(Nights.RUN, "r1/on_call/1", destination, state, troubles, 2);
    }
}
