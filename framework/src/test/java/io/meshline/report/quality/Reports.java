package io.meshline.report.quality;

import io.meshline.model.DatasetId;
import io.meshline.model.Owner;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.model.Zone;
import io.meshline.report.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports on datasets that are made up, 60 days each; the same ones every time. */
public final class Reports {
    static final Instant UNTIL = Instant.parse("2026-11-21T06:30:00Z");
    static final Instant SINCE = UNTIL.minus(Duration.ofDays(60));
    private static final int DAYS = 60;
    private static final int PER_DOMAIN = 30;
    private static final List<String> DOMAINS = List.of(
            "sales", "fulfillment", "finance", "marketing", "support", "logistics", "pricing", "people", "web", "risk");
    private static final List<String> TABLES = List.of(
            "orders",
            "invoices",
            "payments",
            "customers",
            "articles",
            "shipments",
            "returns",
            "visits",
            "prices",
            "claims");
    private static final List<Zone> ZONES = List.of(Zone.EVENTS, Zone.ENTITIES, Zone.AGGREGATES);

    private Reports() {}

    /** A report on so many datasets: the first is refused, the second warned, the third passed, and so on. */
    public static QualityReport of(int datasets) {
        List<DomainQuality> domains = new ArrayList<>();
        for (int first = 0; first < datasets; first += PER_DOMAIN) {
            String name = DOMAINS.get(first / PER_DOMAIN);
            List<DatasetQuality> quality = IntStream.range(first, Math.min(datasets, first + PER_DOMAIN))
                    .mapToObj(number -> dataset(name, number))
                    .toList();
            Owner owner = new Owner(name + "-data", name + "-data@example.com");
            domains.add(new DomainQuality(name, "Everything about " + name, owner, quality));
        }
        PastRun last = new PastRun("r-2026-10-02", Instant.parse("2026-10-02T04:00:00Z"), Standing.PASSED, 12, 0, "");
        List<FormerDataset> former = List.of(new FormerDataset("sales.events.voucher_redeemed", last));
        return new QualityReport(new ReportScope("prod", SINCE, UNTIL), domains, former, List.of());
    }

    /** A report on a mesh that never ran. */
    static QualityReport untouched() {
        DatasetQuality dataset = new DatasetQuality(
                new DatasetId("sales", Zone.RAW, "invoice_lines"),
                "Every line of every invoice",
                RunHistory.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Owner owner = new Owner("sales-data", "#sales-data in the chat");
        DomainQuality domain = new DomainQuality("sales", "Invoices of the shop", owner, List.of(dataset));
        String gap = "No run is on record: there is no table 'platform.runs' in '/warehouse/platform/runs'.";
        return new QualityReport(new ReportScope("local", SINCE, UNTIL), List.of(domain), List.of(), List.of(gap));
    }

    /** A report in which every text from data or configuration is this one. */
    static QualityReport of(String text) {
        PastRun run = new PastRun(text, UNTIL, Standing.REFUSED, 1, 1, text);
        RunHistory history = new RunHistory(Optional.of(run), Optional.empty(), List.of(run));
        Verdict broken = new Verdict(text, Severity.ERROR, Outcome.FAILED, text, List.of(text));
        Trend trend = new Trend(text, text, List.of(new Trend.Point(SINCE, 1, 1), new Trend.Point(UNTIL, 2, 0)));
        DatasetQuality dataset = new DatasetQuality(
                new DatasetId("sales", Zone.RAW, text),
                text,
                history,
                List.of(new RuleRecord(broken, text, UNTIL, 2, 3)),
                List.of(new Refusal(text, UNTIL, List.of(broken))),
                List.of(trend, new Trend(text, text, trend.points().subList(0, 1))),
                List.of(new QuarantineReason(text, text, 7, UNTIL, text)));
        DomainQuality domain = new DomainQuality(text, text, new Owner(text, text), List.of(dataset));
        return new QualityReport(
                new ReportScope(text, SINCE, UNTIL),
                List.of(domain),
                List.of(new FormerDataset(text, run)),
                List.of(text));
    }

    private static DatasetQuality dataset(String domain, int number) {
        Random random = new Random(number);
        String suffix = number < TABLES.size() ? "" : "_" + number;
        DatasetId id =
                new DatasetId(domain, ZONES.get(number % ZONES.size()), TABLES.get(number % TABLES.size()) + suffix);
        String description = "One row for each of the " + TABLES.get(number % TABLES.size()) + " of " + domain;
        Standing standing = standing(number);
        if (standing == Standing.NEVER_RUN) {
            return new DatasetQuality(id, description, RunHistory.NONE, List.of(), List.of(), List.of(), List.of());
        }
        List<PastRun> runs = IntStream.range(0, DAYS)
                .mapToObj(day -> run(day, day == DAYS - 1 ? standing : earlier(standing, random), random))
                .toList();
        Optional<Instant> lastGood = runs.stream()
                .filter(run -> run.standing().isGood())
                .map(PastRun::at)
                .max(Instant::compareTo);
        return new DatasetQuality(
                id,
                description,
                new RunHistory(Optional.of(runs.get(DAYS - 1)), lastGood, runs),
                standing == Standing.UNCHECKED ? List.of() : rules(runs),
                refusals(runs),
                standing == Standing.UNCHECKED ? List.of() : trends(runs, random),
                quarantine(runs));
    }

    private static Standing standing(int number) {
        return switch (number) {
            case 0, 77 -> Standing.REFUSED;
            case 1 -> Standing.WARNED;
            case 130 -> Standing.FAILED;
            case 3, 78, 131 -> Standing.SKIPPED;
            default ->
                number % 47 == 46
                        ? Standing.NEVER_RUN
                        : number % 29 == 28
                                ? Standing.WARNED
                                : number % 11 == 10 ? Standing.UNCHECKED : Standing.PASSED;
        };
    }

    private static Standing earlier(Standing standing, Random random) {
        if (standing == Standing.UNCHECKED) {
            return Standing.UNCHECKED;
        }
        int chance = random.nextInt(100);
        return chance < 1 ? Standing.REFUSED : chance < 6 ? Standing.WARNED : Standing.PASSED;
    }

    private static PastRun run(int day, Standing standing, Random random) {
        Instant at = UNTIL.minus(Duration.ofDays(DAYS - 1L - day)).minus(Duration.ofMinutes(150));
        long rows = 2000 + 300L * (day % 7) + random.nextInt(250);
        long quarantined = random.nextInt(10) < 3 ? random.nextInt(20) : 0;
        String error = switch (standing) {
            case FAILED -> "Cannot read table 'logistics.raw.scans': the storage did not answer within 5 minutes";
            case SKIPPED -> "Skipped: it needs 'sales.events.orders', which did not succeed.";
            default -> "";
        };
        boolean wrote = standing != Standing.FAILED && standing != Standing.SKIPPED;
        return new PastRun("r-" + Words.day(at), at, standing, wrote ? rows : 0, wrote ? quarantined : 0, error);
    }

    private static List<RuleRecord> rules(List<PastRun> runs) {
        List<PastRun> checked = checked(runs);
        PastRun last = checked.get(checked.size() - 1);
        long refused = count(checked, Standing.REFUSED);
        long warned = count(checked, Standing.WARNED);
        Verdict largest = last.standing() == Standing.REFUSED
                ? broken()
                : passed("ColumnValues \"quantity\" < 1000", Severity.ERROR);
        String most = "Completeness \"customer_id\" > 0.7";
        Verdict complete = last.standing() == Standing.WARNED
                ? new Verdict(most, Severity.WARN, Outcome.FAILED, most + ": completeness was 0.6412", List.of())
                : passed(most, Severity.WARN);
        Stream<Verdict> verdicts = Stream.of(
                largest,
                complete,
                passed("IsComplete \"id\" ", Severity.ERROR),
                passed("IsPrimaryKey \"id\" ", Severity.ERROR),
                passed("RowCount > 100", Severity.WARN));
        return verdicts.map(verdict -> new RuleRecord(
                        verdict,
                        last.runId(),
                        last.at(),
                        verdict == largest ? refused : verdict == complete ? warned : 0,
                        checked.size()))
                .toList();
    }

    private static Verdict passed(String rule, Severity severity) {
        return new Verdict(rule, severity, Outcome.PASSED, "", List.of());
    }

    private static Verdict broken() {
        String rule = "ColumnValues \"quantity\" < 1000";
        return new Verdict(
                rule,
                Severity.ERROR,
                Outcome.FAILED,
                rule + ": the largest value was 2880",
                List.of(
                        "{\"id\":\"536365\",\"quantity\":2880,\"customer_id\":\"17850\",\"country\":\"United Kingdom\"}",
                        "{\"id\":\"536371\",\"quantity\":1440,\"customer_id\":null,\"country\":\"France\"}"));
    }

    private static List<PastRun> checked(List<PastRun> runs) {
        return runs.stream()
                .filter(run -> run.standing() != Standing.SKIPPED && run.standing() != Standing.FAILED)
                .toList();
    }

    private static long count(List<PastRun> runs, Standing standing) {
        return runs.stream().filter(run -> run.standing() == standing).count();
    }

    private static List<Refusal> refusals(List<PastRun> runs) {
        List<Refusal> refusals = new ArrayList<>();
        runs.stream()
                .filter(run -> run.standing() == Standing.REFUSED)
                .forEach(run -> refusals.add(0, new Refusal(run.runId(), run.at(), List.of(broken()))));
        return refusals;
    }

    private static List<Trend> trends(List<PastRun> runs, Random random) {
        List<PastRun> checked = checked(runs);
        return List.of(
                trend(
                        "Completeness",
                        "customer_id",
                        checked,
                        run -> (run.standing() == Standing.WARNED ? 0.6 : 0.74) + random.nextInt(500) / 10_000.0),
                trend("Completeness", "id", checked, run -> 1),
                trend(
                        "Maximum",
                        "quantity",
                        checked,
                        run -> run.standing() == Standing.REFUSED ? 2880 : 300 + random.nextInt(400)),
                trend("Mean", "unit_price", checked, run -> 3.2 + random.nextInt(80) / 100.0),
                trend("Size", "*", checked, PastRun::written),
                trend("Uniqueness", "id", checked, run -> 1));
    }

    private static Trend trend(
            String metric, String instance, List<PastRun> runs, java.util.function.ToDoubleFunction<PastRun> value) {
        return new Trend(
                metric,
                instance,
                runs.stream()
                        .map(run -> new Trend.Point(
                                run.at(), value.applyAsDouble(run), run.standing() == Standing.REFUSED ? 0 : 1))
                        .toList());
    }

    private static List<QuarantineReason> quarantine(List<PastRun> runs) {
        long records = runs.stream().mapToLong(PastRun::quarantined).sum();
        Instant last = runs.get(DAYS - 4).at();
        return List.of(
                new QuarantineReason(
                        "cast",
                        "unit_price",
                        records - records / 3,
                        last,
                        "unit_price: cannot cast 'n/a' to decimal(12,3)"),
                new QuarantineReason("required", "country", records / 3, last, "country: a value is required"));
    }
}
