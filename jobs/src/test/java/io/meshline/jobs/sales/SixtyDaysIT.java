package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first sixty business days, one run of raw lines and sales each, three of them spoiled at first and delivered again
 * as they should have been; in the end a run of everything else. {@code -Dsixty.days.first=2011-01-12} leaves out the days
 * before. Each run's exit code, seconds and broken rules stand in {@code target/sixty-days.csv}, the report in
 * {@code target/sixty-days.html} and its picture beside it.
 */
@Tag("slow")
class SixtyDaysIT {
    private static final int DAYS = 60;
    private static final String OPENING = "2010-12-01";
    private static final String FIRST = System.getProperty("sixty.days.first", OPENING);
    private static final String RAW = "sales.raw.invoice_lines";
    private static final String SOLD = "sales.events.item_sold";

    @TempDir
    private static Path folder;

    private static Commands commands;
    private static YearOfInvoices year;
    /** The runs by their ids, in their order. */
    private static final Map<String, DayRun> RUNS = new LinkedHashMap<>();

    private static Map<String, List<String>> brokenRules;
    private static SalesTables tables;

    /** A run, and the file that it was the first to find. */
    private record DayRun(String day, boolean again, Result result) {
        /** When a job that is scheduled nightly would have run, and a person would have started it again. */
        LocalDateTime at() {
            return LocalDate.parse(day).plusDays(1).atTime(again ? 9 : 4, 0);
        }

        String name() {
            return again ? day + " again" : day;
        }
    }

    @BeforeAll
    static void takeDaysInOneByOne() throws IOException {
        year = new YearOfInvoices(folder.resolve("landing"));
        commands = new Commands(folder.resolve("warehouse"), year.landing());
        tables = new SalesTables(commands.warehouse());
        for (Path file : YearOfInvoices.days().subList(0, DAYS)) {
            String day = file.getFileName().toString().substring(0, 10);
            if (day.compareTo(FIRST) < 0) {
                continue;
            }
            Optional<SpoiledDay> spoiled = SpoiledDay.of(day);
            if (spoiled.isPresent()) {
                year.deliverInPlaceOf(file, spoiled.get().spoiled(YearOfInvoices.text(file)));
                run(day, false);
                year.withdraw(file);
            }
            year.deliver(List.of(file));
            run(day, spoiled.isPresent());
        }
        Result rest = commands.run("run", "--domain", "sales", "--format", "json");
        assertThat(rest.exitCode()).as(rest.out() + rest.err()).isZero();
    }

    private static void run(String day, boolean again) throws IOException {
        Result result = commands.run("run", "+" + SOLD, "--format", "json");
        RUNS.put(result.json().get("runId").asText(), new DayRun(day, again, result));
        log();
    }

    @Test
    void refusesPencesAndAtlantisAndNothingElse() {
        List<String> refused = RUNS.values().stream()
                .filter(run -> run.result().exitCode() != 0)
                .map(DayRun::name)
                .toList();
        assertThat(refused).containsExactly(SpoiledDay.PENCE.day(), SpoiledDay.ATLANTIS.day());
        RUNS.values().stream()
                .filter(run -> refused.contains(run.name()))
                .forEach(run -> assertThat(run.result().exitCode()).isEqualTo(3));
    }

    @Test
    void noticesEachSpoiledDayByItsRuleOnItsDayOnly() {
        for (SpoiledDay spoiled : SpoiledDay.values()) {
            assertThat(brokenRules.entrySet().stream()
                            .filter(run -> run.getValue().contains(RAW + ": " + spoiled.rule()))
                            .map(Map.Entry::getKey))
                    .as(spoiled.rule())
                    .containsExactly(spoiled.day());
        }
    }

    @Test
    void callsFewDaysUnusualAndBreaksNoOtherRuleOnMostDays() {
        assumeThat(FIRST).as("the first day: bounds are for all days so far").isEqualTo(OPENING);
        assertThat(brokenRules.values().stream().filter(rules -> !rules.isEmpty()))
                .as(brokenRules.toString())
                .hasSizeLessThan(SpoiledDay.values().length + RUNS.size() / 6);
    }

    @Test
    void endsWithTheTablesOfDaysThatWereRightAtOnce() {
        InvoiceOracle oracle = InvoiceOracle.of(year.lines());
        assertThat(tables.read("events/item_sold").count()).isEqualTo(oracle.sold());
        assertThat(tables.read("events/item_returned").count()).isEqualTo(oracle.returned());
        assertThat(tables.revenue()).isEqualTo(oracle.revenue());
        assertThat(tables.read("entities/customer").filter("is_current").count())
                .isEqualTo(oracle.customers());
        assertThat(tables.read("entities/customer")
                        .filter("country = 'Atlantis'")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void tellsOfTheSpoiledDaysInTheReport() throws IOException, InterruptedException {
        Map<String, LocalDateTime> times = RUNS.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, run -> run.getValue().at()));
        Commands nightly =
                new Commands(ShiftedRuns.copy(commands.warehouse(), folder.resolve("nightly"), times), year.landing());
        Path page = Path.of("target/sixty-days.html").toAbsolutePath();
        Files.writeString(page, report(nightly, "html").out());
        ReportPicture.of(page);
        Files.writeString(
                page.resolveSibling("sixty-days.json"), report(nightly, "json").out());
        JsonNode raw = dataset(report(nightly, "json").json(), RAW);
        Map<String, String> standings = new TreeMap<>();
        for (JsonNode run : raw.get("runs")) {
            standings.put(run.get("at").asText(), run.get("standing").asText());
        }
        standings.values().removeIf("passed"::equals);
        assertThat(standings)
                .isEqualTo(Map.of(
                        nightAfter(SpoiledDay.HALF), "warned",
                        nightAfter(SpoiledDay.PENCE), "refused",
                        nightAfter(SpoiledDay.ATLANTIS), "refused"));
        for (JsonNode rule : raw.get("rules")) {
            boolean spoiled = Arrays.stream(SpoiledDay.values())
                    .anyMatch(day -> day.rule().equals(rule.get("rule").asText()));
            assertThat(rule.get("failed").asInt()).as(rule.toString()).isEqualTo(spoiled ? 1 : 0);
        }
        assertThat(Files.readString(page))
                .contains(Arrays.stream(SpoiledDay.values())
                        .map(day -> "<code>" + day.rule().replace("\"", "&quot;"))
                        .map(rule -> rule.replace(">=", "&gt;=")
                                .replace("> 0", "&gt; 0")
                                .replace("'", "&#39;"))
                        .toList());
    }

    private static String nightAfter(SpoiledDay spoiled) {
        return LocalDate.parse(spoiled.day()).plusDays(1) + "T04:00:00Z";
    }

    private static JsonNode dataset(JsonNode report, String address) {
        return report.findParents("dataset").stream()
                .filter(dataset -> dataset.get("dataset").asText().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static Result report(Commands nightly, String format) {
        Result report = nightly.run("report", "quality", "--since", OPENING, "--domain", "sales", "--format", format);
        assertThat(report.exitCode()).as(report.err()).isZero();
        return report;
    }

    /** The rules that each run found broken, but for those that put single rows aside. */
    private static Map<String, List<String>> brokenRules() {
        Map<String, List<String>> broken = new LinkedHashMap<>();
        List<Row> verdicts = tables.readPlatform("quality_results")
                .filter("outcome = 'failed'")
                .select("run_id", "job", "rule")
                .collectAsList();
        RUNS.forEach((id, run) -> broken.put(
                run.name(),
                verdicts.stream()
                        .filter(verdict -> verdict.getString(0).equals(id))
                        .map(verdict -> verdict.getString(1) + ": " + verdict.getString(2))
                        .sorted()
                        .toList()));
        return broken;
    }

    private static void log() throws IOException {
        brokenRules = brokenRules();
        List<String> lines = new ArrayList<>(List.of("day;exit code;seconds;spark jobs;broken rules"));
        RUNS.values()
                .forEach(run -> lines.add(String.join(
                        ";",
                        run.name(),
                        "" + run.result().exitCode(),
                        run.result().json().get("seconds").asText(),
                        run.result().json().get("sparkJobs").asText(),
                        String.join(" | ", brokenRules.get(run.name())))));
        Files.write(Path.of("target/sixty-days.csv"), lines);
    }
}
