package io.meshline.lineage;

import io.meshline.model.DatasetId;
import io.meshline.model.Lineage;
import io.meshline.model.Lineage.Option;
import io.meshline.model.Lineage.Transport;
import io.meshline.model.Owner;
import io.meshline.model.Setting;
import io.meshline.model.Zone;
import io.meshline.report.LineageCount;
import io.meshline.report.RunReport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small runs that are told to a transport. */
final class Deliveries {
    static final String RUN = "01a20013-2749-7b77-90d1-62ce8baadb46";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T04:00:00Z"), ZoneOffset.UTC);
    static final DatasetId SOLD = new DatasetId("sales", Zone.EVENTS, "item_sold");
    static final JobFacts JOB = new JobFacts(
            SOLD,
            new Owner("sales-data", "sales-data@example.com"),
            Optional.empty(),
            List.of(),
            new DatasetFacts(
                    SOLD.toString(), URI.create("file:/w/sales/events/item_sold"), "", Optional.empty(), List.of()));

    private Deliveries() {}

    /** Tells of a run that starts some jobs and ends, and counts what arrived. */
    static LineageCount run(Transport transport, Duration waitAtEnd, int jobs) {
        LineageDesk desk = LineageDesk.open(
                new Lineage(Optional.of(transport), "meshline", waitAtEnd),
                new RunFacts(RUN, "run", Optional.empty(), Ancestors.NONE),
                CLOCK);
        for (int job = 0; job < jobs; job++) {
            desk.started(() -> JOB);
        }
        return desk.ended(report());
    }

    static RunReport report() {
        return new RunReport(RUN, "local", List.of(), Optional.empty(), 1, "r.log");
    }

    /** A transport whose keys are paths with slashes between their names. */
    static Transport transport(String type, Map<String, String> keys) {
        List<Option> options = new ArrayList<>();
        keys.forEach((path, value) ->
                options.add(new Option(List.of(path.split("/")), new Setting(value, Setting.Visibility.SHOWN))));
        return new Transport(type, options);
    }
}
