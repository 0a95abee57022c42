package io.meshline.cli;

import io.meshline.engine.Runner;
import io.meshline.model.Ledger;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import io.meshline.report.RunReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshline quarantine replay}. */
@Command(
        name = "replay",
        description = {
            "Puts open records through the definition as it is now.",
            "What passes the gate becomes rows, the rest goes to quarantine again with today's reasons."
        },
        sortOptions = false)
final class QuarantineReplayCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "DATASET",
            description = "The datasets, <domain>.<zone>.<name>, in any order.")
    private List<String> datasets;

    @Mixin
    private FormatOption answer;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = Workspace.open(config);
        Runner runner = new Runner(workspace.project(), workspace.runId(), workspace.log());
        RunReport report = new WatchedRun(workspace, spec.commandLine(), answer.format())
                .of(listener -> runner.replay(datasets, listener));
        if (answer.format() == OutputFormat.TEXT) {
            tellWhatComesNext(report);
        }
        return report.exitCode();
    }

    private void tellWhatComesNext(RunReport report) {
        PrintWriter out = spec.commandLine().getOut();
        report.jobs().stream()
                .filter(QuarantineReplayCommand::hasNewRows)
                .map(QuarantineReplayCommand::next)
                .forEach(out::println);
        out.flush();
    }

    private static boolean hasNewRows(JobRun job) {
        Ledger ledger = job.work().ledger();
        return job.status() == JobStatus.SUCCEEDED && ledger.written() + ledger.updated() > 0;
    }

    private static String next(JobRun job) {
        return "What depends on " + job.job() + " takes its new rows in with: meshline run " + job.job() + "+";
    }
}
