package io.meshline.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.fixture.Golden;
import io.meshline.lineage.DatasetFacts.Field;
import io.meshline.lineage.RunFacts.NominalTime;
import io.meshline.model.Audit;
import io.meshline.model.DatasetId;
import io.meshline.model.Ledger;
import io.meshline.model.Metric;
import io.meshline.model.Owner;
import io.meshline.model.PersonalData;
import io.meshline.model.PersonalKind;
import io.meshline.model.Position;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Treatment;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.model.Zone;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import io.meshline.report.Work;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobEventsTest {
    private static final Owner OWNER = new Owner("sales-data", "sales-data@example.com");
    private static final DatasetId LINES = new DatasetId("sales", Zone.RAW, "invoice_lines");
    private static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");

    private final Tree tree = new Tree(new RunName("meshline", "run", UUID.fromString(Deliveries.RUN)), Ancestors.NONE);
    private final Events events = new Events(
            Producer.model(),
            Optional.of(new NominalTime(DAY, Instant.parse("2026-11-21T00:00:00Z"))),
            Deliveries.CLOCK);
    private final JobEvents jobs = new JobEvents(events, tree);

    @Test
    void tellsBeforeAJobWhatItReadsAndWrites() {
        check("started", jobs.started(job()));
    }

    @Test
    void tellsAfterAJobWhatItReadAndWroteAndWhatItsGateFound() {
        check("succeeded", jobs.ended(job(), run(JobStatus.SUCCEEDED, OptionalLong.of(7), Optional.empty())));
    }

    @Test
    void tellsOfARefusalWithoutAnOutput() {
        Failure failure =
                new Failure(ErrorCode.GATE_REFUSED, "The gate of 'sales.events.item_sold' refused the batch.");
        check("refused", jobs.ended(job(), run(JobStatus.REFUSED, OptionalLong.empty(), Optional.of(failure))));
    }

    private static JobFacts job() {
        PersonalData mail =
                new PersonalData(PersonalKind.EMAIL, new Treatment.Untreated(), new Origin("domain.conf", 1));
        DatasetFacts input = new DatasetFacts(
                LINES.toString(),
                URI.create("s3a://shop/warehouse/sales/raw/invoice_lines"),
                "Lines of invoices",
                Optional.of(OWNER),
                List.of(new Field("code", "string", "", Optional.empty())));
        DatasetFacts output = new DatasetFacts(
                Deliveries.SOLD.toString(),
                URI.create("s3a://shop/warehouse/sales/events/item_sold"),
                "One line of an invoice",
                Optional.of(OWNER),
                List.of(
                        new Field("code", "string", "Article code", Optional.empty()),
                        new Field("mail", "string", "", Optional.of(mail))));
        return new JobFacts(Deliveries.SOLD, OWNER, Optional.empty(), List.of(input), output);
    }

    private static JobRun run(JobStatus status, OptionalLong version, Optional<Failure> failure) {
        Audit audit = new Audit(
                List.of(
                        new Verdict("IsComplete \"code\"", Severity.ERROR, Outcome.PASSED, "", List.of()),
                        new Verdict(
                                "RowCount > 100", Severity.WARN, Outcome.FAILED, "RowCount > 100: was 4", List.of())),
                List.of(
                        new Metric("Size", "*", 4),
                        new Metric("Completeness", "code", 0.75),
                        new Metric("CountDistinct", "code", 2),
                        new Metric("Maximum", "pieces", 9),
                        new Metric("Entropy", "code", 0.5)));
        Work work = new Work(
                3,
                version,
                new Ledger(5, 4, 0, 0, 1, 0, 0),
                List.of(new Position(LINES.toString(), "table-id", 12)),
                "f",
                DAY,
                1,
                2);
        return new JobRun(Deliveries.RUN, Deliveries.SOLD, "append", status, work, audit, failure, List.of());
    }

    private static void check(String name, RunEvent event) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            String json = mapper.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(mapper.readTree(OpenLineageClientUtils.toJson(event)));
            Golden.check("lineage/" + name + ".json", json + "\n");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
