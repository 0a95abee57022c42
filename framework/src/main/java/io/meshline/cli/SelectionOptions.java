package io.meshline.cli;

import io.meshline.model.Zone;
import io.meshline.plan.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which jobs a command is about. */
final class SelectionOptions {
    @Parameters(
            paramLabel = "JOB",
            description = {
                "Jobs, <domain>.<zone>.<name>; a domain or <domain>.<zone> stands for all its jobs.",
                "+JOB adds what the job needs, JOB+ what depends on it. Default: every job."
            })
    private List<String> jobs = new ArrayList<>();

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only jobs of this domain.")
    private Optional<String> domain = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", description = "Only jobs of this zone: ${COMPLETION-CANDIDATES}.")
    private Optional<Zone> zone = Optional.empty();

    Selection selection() {
        return new Selection(jobs, domain, zone);
    }
}
