package io.meshline.plan;

import io.meshline.error.Origin;
import io.meshline.error.Problems;
import io.meshline.model.Alerts;
import io.meshline.model.Archetype;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Domain;
import io.meshline.model.FactIdentity;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.Lifecycle;
import io.meshline.model.Mesh;
import io.meshline.model.Owner;
import io.meshline.model.Query;
import io.meshline.model.Settings;
import io.meshline.model.SqlText;
import io.meshline.model.Structure;
import io.meshline.model.schedule.Schedule;
import io.meshline.model.schedule.Scheduling;
import io.meshline.model.schedule.Trigger;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small mesh of two domains, and graphs over addresses. */
final class Jobs {
    static final DatasetId LINES = id("sales.raw.invoice_lines");
    static final DatasetId TARGETS = id("sales.manual.targets");
    static final DatasetId SOLD = id("sales.events.item_sold");
    static final DatasetId ARTICLE = id("sales.entities.article");
    static final DatasetId REVENUE = id("sales.aggregates.daily_revenue");
    static final DatasetId ORDERS = id("stock.external.orders");

    private static final Origin ORIGIN = new Origin("domain.conf", 1);

    private Jobs() {}

    static DatasetId id(String address) {
        return DatasetId.parse(address).orElseThrow();
    }

    /** Each line is a job, an arrow and what it reads, as in {@code sales.events.a <- sales.raw.b sales.raw.c}. */
    static JobGraph graph(Problems problems, String... lines) {
        Map<DatasetId, List<DatasetId>> inputs = new LinkedHashMap<>();
        for (String line : lines) {
            String[] sides = line.split(" <- ");
            inputs.put(id(sides[0]), sides.length == 1 ? List.of() : ids(sides[1].split(" ")));
        }
        return JobGraph.of(
                inputs, job -> new Origin(job.name() + ".conf", 1 + job.zone().ordinal()), problems);
    }

    private static List<DatasetId> ids(String... addresses) {
        return List.of(addresses).stream().map(Jobs::id).toList();
    }

    static JobGraph graph() {
        return graph(
                new Problems(),
                "sales.aggregates.daily_revenue <- sales.events.item_sold sales.manual.targets",
                "sales.entities.article <- sales.events.item_sold",
                "sales.events.item_sold <- sales.raw.invoice_lines",
                "sales.manual.targets",
                "sales.raw.invoice_lines",
                "stock.external.orders");
    }

    static Mesh mesh() {
        Settings settings = new Settings("local", "warehouse", "logs", 2, 5, Map.of(), Alerts.NONE);
        List<Dataset> sales = List.of(LINES, TARGETS, SOLD, ARTICLE, REVENUE).stream()
                .map(Jobs::dataset)
                .toList();
        Domain salesDomain = new Domain(
                "sales",
                "Invoices of the shop",
                new Owner("sales-data", "sales-data@example.com"),
                Archetype.SOURCE_ALIGNED,
                Scheduling.BY_HAND.on(Optional.of(
                        new Schedule(Optional.of("0 4 * * *"), ZoneOffset.UTC, Trigger.NONE, List.of(), ORIGIN))),
                sales,
                ORIGIN);
        Domain stockDomain = new Domain(
                "stock",
                "What is on the shelves",
                new Owner("stock-data", "stock-data@example.com"),
                Archetype.CONSUMER_ALIGNED,
                Scheduling.BY_HAND,
                List.of(dataset(ORDERS)),
                ORIGIN);
        return new Mesh(settings, List.of(salesDomain, stockDomain), Set.of());
    }

    static Dataset dataset(DatasetId id) {
        Heading heading = new Heading(id, "What " + id.name() + " is", ORIGIN);
        Structure structure = new Structure(Optional.empty(), List.of());
        FileSource files =
                new FileSource("landing", "*", new FileFormat.Json("UTF-8", FileFormat.Layout.LINES), ORIGIN);
        return switch (id.zone()) {
            case RAW -> new Dataset.Raw(heading, files, List.of(), Gate.OPEN);
            case MANUAL -> new Dataset.Manual(heading, files, structure, Gate.OPEN);
            case EXTERNAL -> new Dataset.External(heading, "s3://orders", structure, Gate.OPEN);
            case EVENTS ->
                new Dataset.Events(heading, LINES, structure, FactIdentity.of(List.of()), List.of(), Gate.OPEN);
            case ENTITIES ->
                new Dataset.Entities(
                        heading, SOLD, structure, List.of("code"), List.of("at"), Lifecycle.OF_CHANGES, Gate.OPEN);
            case AGGREGATES ->
                new Dataset.Aggregate(
                        heading, new Query.Sql(new SqlText("SELECT 1", ORIGIN)), List.of(), List.of(), Gate.OPEN);
        };
    }
}
