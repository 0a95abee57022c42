package io.meshline.jobs.sales;

import io.meshline.jobs.Commands;
import io.meshline.jobs.MeshlineProcess;
import io.meshline.jobs.WarehouseFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the sales domain in processes that are killed, and tells what each kill hit. */
final class Kills {
    /** The process is killed earlier by this factor when it had ended before its time. */
    private static final double EARLIER = 0.85;

    private static final Path REPORT = Path.of("target", "kills.txt");

    private final Path folder;
    private final SalesLanding landing;
    private final List<String> report = new ArrayList<>();
    private int attempts;

    Kills(Path folder, SalesLanding landing) {
        this.folder = folder;
        this.landing = landing;
    }

    /** A run that may start from what other runs left, and how long it takes when nobody kills it. */
    record Undisturbed(String name, WarehouseFiles from, Duration duration) {}

    /** Carries a run out to its end, on a warehouse that is copied from another. */
    Undisturbed undisturbed(String name, WarehouseFiles from) {
        Path warehouse = warehouse(from);
        long begun = System.nanoTime();
        finish(warehouse);
        return new Undisturbed(name, from, Duration.ofNanos(System.nanoTime() - begun));
    }

    /**
     * Kills a run at shares of its undisturbed duration, one process after the other on the same warehouse, and then
     * lets a plain run go to its end.
     *
     * @return the warehouse
     */
    Path killedAt(Undisturbed run, List<Double> shares) {
        Path warehouse = warehouse(run.from());
        for (double share : shares) {
            Duration age = Duration.ofMillis((long) (share * run.duration().toMillis()));
            Map<String, Long> before = new WarehouseFiles(warehouse).versions();
            while (start(warehouse, age) != MeshlineProcess.KILLED) {
                // It was faster than the undisturbed run: nothing was proven.
                age = Duration.ofMillis((long) (EARLIER * age.toMillis()));
                warehouse = warehouse(run.from());
                before = new WarehouseFiles(warehouse).versions();
            }
            tell(String.format(
                    Locale.ROOT,
                    "kill %2d, %s, after %.1f s of %.1f s: %s",
                    report.size() + 1,
                    run.name(),
                    age.toMillis() / 1000.0,
                    run.duration().toMillis() / 1000.0,
                    hit(before, new WarehouseFiles(warehouse))));
        }
        finish(warehouse);
        return warehouse;
    }

    /** A line for each kill. */
    List<String> report() {
        return List.copyOf(report);
    }

    /** Kills are told as they happen, so that a test that is broken off has told those that it came to. */
    private void tell(String kill) {
        report.add(kill);
        try {
            Files.write(REPORT, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(kill);
    }

    private int start(Path warehouse, Duration age) {
        MeshlineProcess process = process(warehouse);
        process.killAt(age);
        return process.exitCode();
    }

    private void finish(Path warehouse) {
        MeshlineProcess process = process(warehouse);
        if (process.exitCode() != 0) {
            throw new AssertionError("The plain run fails: " + process.printed());
        }
    }

    private MeshlineProcess process(Path warehouse) {
        attempts++;
        Path output = warehouse.resolveSibling("out-" + attempts + ".txt");
        return MeshlineProcess.start(new Commands(warehouse, landing.folder()), output, "run", "--domain", "sales");
    }

    private Path warehouse(WarehouseFiles from) {
        attempts++;
        Path warehouse = folder.resolve("attempt-" + attempts + "/warehouse");
        from.copyTo(warehouse);
        return warehouse;
    }

    private static String hit(Map<String, Long> before, WarehouseFiles files) {
        List<String> committed = files.versions().entrySet().stream()
                .filter(table -> !table.getValue().equals(before.get(table.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        return committed.size() + " tables committed " + committed + ", "
                + files.orphans().size() + " staged files left";
    }
}
