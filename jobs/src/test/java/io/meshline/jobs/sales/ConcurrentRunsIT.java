package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.config.ConfigLoader;
import io.meshline.engine.Project;
import io.meshline.engine.RunListener;
import io.meshline.engine.Runner;
import io.meshline.error.ErrorCode;
import io.meshline.error.Problems;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.MeshlineProcess;
import io.meshline.jobs.WarehouseFiles;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import io.meshline.plan.JobPlan;
import io.meshline.plan.Refresh;
import io.meshline.plan.Selection;
import io.meshline.report.JobRun;
import io.meshline.report.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs at the same time: whatever comes first, nothing is written twice, and nothing is lost. */
@Tag("slow")
class ConcurrentRunsIT {
    private static final String RAW = "sales.raw.invoice_lines";

    @TempDir
    private static Path folder;

    private static SalesLanding landing;
    private static Map<String, List<String>> expected;

    @BeforeAll
    static void runAlone() {
        landing = new SalesLanding(folder.resolve("landing"));
        landing.deliverFirst();
        Commands commands = commands("alone");
        assertGood(commands.run("run", "--domain", "sales"));
        expected = new SalesTables(commands.warehouse()).everything();
    }

    @Test
    void twoProcessesOnAnEmptyWarehouseWriteEverythingOnce() {
        Commands commands = commands("processes");
        List<MeshlineProcess> processes = List.of(1, 2).stream()
                .map(number -> MeshlineProcess.start(
                        commands, folder.resolve("processes/out-" + number + ".txt"), "run", "--domain", "sales"))
                .toList();
        for (MeshlineProcess process : processes) {
            assertThat(process.exitCode()).as(process.printed()).isIn(0, 1);
            if (process.exitCode() == 1) {
                assertThat(process.printed()).containsPattern("Cannot (commit|run) 'sales[.].*; run the job again");
            }
        }

        assertGood(commands.run("run", "--domain", "sales"));
        ExactlyOnce.assertThatTablesSay(expected, commands.warehouse());
    }

    @Test
    void aRunThatWasOvertakenSaysSoAndWritesNothing() {
        Commands commands = commands("overtaken");
        RunReport report = overtaken(commands, () -> assertGood(commands.run("run", RAW)));

        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.jobs().get(0).failure()).hasValueSatisfying(failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.CONCURRENT_RUN);
            assertThat(failure.message())
                    .isEqualTo("Cannot run 'sales.raw.invoice_lines': another run of this job committed batch 1 since"
                            + " this one looked at the table. Nothing of this run was written; run the job again for"
                            + " what is left");
        });
        assertThat(PlatformFacts.failed(new SalesTables(commands.warehouse())))
                .containsExactly("sales.raw.invoice_lines CONCURRENT_RUN");
        assertGood(commands.run("run", RAW));
        assertThat(new SalesTables(commands.warehouse()).content("raw/invoice_lines"))
                .isEqualTo(expected.get("raw/invoice_lines"));
    }

    @Test
    void runsOfDifferentJobsAtTheSameTimeAllGetIntoThePlatformTables() {
        Commands commands = commands("different");
        assertGood(commands.run("run", RAW));
        List.of("item_sold", "item_returned", "stock_adjusted").stream()
                .map(events -> CompletableFuture.supplyAsync(() -> commands.run("run", "sales.events." + events)))
                .toList()
                .forEach(result -> assertGood(result.join()));

        WarehouseFiles files = new WarehouseFiles(commands.warehouse());
        assertThat(PlatformFacts.committed(files).get("runs")).hasSize(4);
        assertThat(PlatformFacts.told(new SalesTables(commands.warehouse()))).isEqualTo(PlatformFacts.committed(files));
    }

    /** Runs the raw job, which is overtaken by another run between its plan and its work. */
    private static RunReport overtaken(Commands commands, Runnable other) {
        Problems problems = new Problems();
        Mesh mesh = ConfigLoader.load(commands.source(), problems);
        Project project = Project.check(mesh, problems);
        problems.throwIfAny();
        Selection selection = new Selection(List.of(RAW), Optional.empty(), Optional.empty());
        return new Runner(project, "overtaken", "none").run(selection, Refresh.INCREMENTAL, new RunListener() {
            @Override
            public void started(JobPlan plan) {
                other.run();
            }

            @Override
            public void progressed(DatasetId job, double share) {}

            @Override
            public void finished(JobRun run) {}
        });
    }

    private static Commands commands(String name) {
        return new Commands(folder.resolve(name + "/warehouse"), landing.folder());
    }

    private static void assertGood(Result result) {
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    }
}
