package io.meshline.jobs.sales;

import io.meshline.jobs.Commands;
import io.meshline.jobs.cluster.Submission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The run of the sales domain that is submitted, with a warehouse of its own in the submission's folder. */
final class SalesSubmission {
    private SalesSubmission() {}

    /** The command, with the repository's configuration. */
    static List<String> command(Submission submission) {
        return command(submission, Commands.configuration());
    }

    /** The command with a configuration that is somewhere else. */
    static List<String> command(Submission submission, Path configuration) {
        List<String> command = new ArrayList<>(List.of("run", "--domain", "sales"));
        command.addAll(new Commands(warehouse(submission), Commands.sampleData())
                .under(configuration)
                .options());
        return command;
    }

    /** The tables that it makes. */
    static SalesTables tables(Submission submission) {
        return new SalesTables(warehouse(submission));
    }

    private static Path warehouse(Submission submission) {
        return submission.folder().resolve("warehouse");
    }
}
