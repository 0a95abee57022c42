package io.meshline.jobs.sales;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.WarehouseFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The facts of the platform tables as lines of text: those that the datasets' commits state, and those that are told. */
final class PlatformFacts {
    private static final List<String> COUNTERS =
            List.of("read", "written", "updated", "unchanged", "duplicate", "filtered", "quarantined");

    private PlatformFacts() {}

    /** What each platform table has to say of the commits, each fact once. */
    static Map<String, List<String>> committed(WarehouseFiles files) {
        List<String> runs = new ArrayList<>();
        List<String> metrics = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (Note note : notes(files)) {
            JsonNode json = note.json();
            JsonNode ledger = json.get("ledger");
            String counted = String.join(
                    " ",
                    COUNTERS.stream().map(name -> ledger.get(name).asText()).toList());
            runs.add(note.version() + " " + note.attempt() + " succeeded " + counted);
            json.get("metrics")
                    .forEach(metric -> metrics.add(note.attempt() + " " + text(metric, "name", "instance") + " "
                            + metric.get("value").asDouble()));
            json.get("verdicts")
                    .forEach(verdict ->
                            results.add(note.attempt() + " " + text(verdict, "rule", "severity", "outcome", "reason")));
        }
        return sorted(runs, metrics, results);
    }

    /** What the platform tables say of job runs that succeeded. */
    static Map<String, List<String>> told(SalesTables tables) {
        Dataset<Row> succeeded = tables.readPlatform("runs").filter("status = 'succeeded'");
        Dataset<Row> metrics = tables.readPlatform("quality_metrics");
        Dataset<Row> results = tables.readPlatform("quality_results");
        return sorted(
                lines(succeeded, "version", "job", "batch", "run_id", "status", COUNTERS),
                lines(metrics, "job", "batch", "run_id", "metric", "instance", "value"),
                lines(results, "job", "batch", "run_id", "rule", "severity", "outcome", "reason"));
    }

    /** The job runs that did not succeed, by "job error_code". */
    static List<String> failed(SalesTables tables) {
        return lines(tables.readPlatform("runs").filter("status <> 'succeeded'"), "job", "error_code");
    }

    /** The commits whose ledger does not balance. */
    static List<String> unbalanced(WarehouseFiles files) {
        return notes(files).stream()
                .filter(note -> !balances(note.json().get("ledger")))
                .map(Note::attempt)
                .toList();
    }

    /** The commits that changed a dataset's rows without saying by which run. */
    static List<String> unsigned(WarehouseFiles files) {
        List<String> unsigned = new ArrayList<>();
        for (String table : datasets(files)) {
            for (List<JsonNode> commit : files.commits(table)) {
                boolean changes = commit.stream().anyMatch(action -> action.has("add") || action.has("remove"));
                if (changes && note(commit).isEmpty()) {
                    unsigned.add(table);
                }
            }
        }
        return unsigned;
    }

    /** How many records each committed batch put aside, by "job batch run". */
    static Map<String, Long> quarantined(WarehouseFiles files) {
        Map<String, Long> counts = new TreeMap<>();
        notes(files).stream()
                .filter(note -> note.json().get("ledger").get("quarantined").asLong() > 0)
                .forEach(note -> counts.put(
                        note.attempt(),
                        note.json().get("ledger").get("quarantined").asLong()));
        return counts;
    }

    private record Note(long version, JsonNode json) {
        String attempt() {
            return text(json, "job", "batch", "runId");
        }
    }

    private static List<Note> notes(WarehouseFiles files) {
        List<Note> notes = new ArrayList<>();
        for (String table : datasets(files)) {
            List<List<JsonNode>> commits = files.commits(table);
            for (int version = 0; version < commits.size(); version++) {
                int at = version;
                note(commits.get(version)).ifPresent(json -> notes.add(new Note(at, json)));
            }
        }
        return notes;
    }

    private static Optional<JsonNode> note(List<JsonNode> commit) {
        return commit.stream()
                .flatMap(action -> Stream.ofNullable(action.get("commitInfo")))
                .map(info -> info.path("userMetadata").asText())
                .filter(metadata -> !metadata.isEmpty())
                .map(WarehouseFiles::parse)
                .findFirst();
    }

    private static List<String> datasets(WarehouseFiles files) {
        return files.tables().stream()
                .filter(table -> !table.startsWith("platform/") && !SalesTables.isBeside(table))
                .toList();
    }

    private static boolean balances(JsonNode ledger) {
        long accounted = COUNTERS.stream()
                .skip(1)
                .mapToLong(name -> ledger.get(name).asLong())
                .sum();
        return ledger.get("read").asLong() == accounted;
    }

    private static List<String> lines(Dataset<Row> rows, Object... columns) {
        String[] names = Stream.of(columns)
                .flatMap(column -> column instanceof List<?> several ? several.stream() : Stream.of(column))
                .map(Object::toString)
                .toArray(String[]::new);
        return rows.selectExpr(names).collectAsList().stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private static String text(JsonNode node, String... names) {
        return String.join(
                " ", Stream.of(names).map(name -> node.get(name).asText()).toList());
    }

    private static Map<String, List<String>> sorted(List<String> runs, List<String> metrics, List<String> results) {
        return new TreeMap<>(Map.of(
                "runs", runs.stream().sorted().toList(),
                "quality_metrics", metrics.stream().sorted().toList(),
                "quality_results", results.stream().sorted().toList()));
    }
}
