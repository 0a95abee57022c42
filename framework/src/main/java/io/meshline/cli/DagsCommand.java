package io.meshline.cli;

import io.meshline.config.ConfigLoader;
import io.meshline.engine.Project;
import io.meshline.error.ErrorCode;
import io.meshline.error.Problems;
import io.meshline.schedule.DagManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meshline dags}. */
@Command(
        name = "dags",
        description = "Writes what Airflow makes DAGs of, from the configuration alone; needs no secret and no data.",
        sortOptions = false)
final class DagsCommand implements Callable<Integer> {
    @ArgGroup
    private Target target = new Target();

    @Mixin
    private ConfigOptions config;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    /** What is done with the manifest. */
    private static final class Target {
        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Writes the manifest to this file instead of printing it.")
        private Optional<Path> output = Optional.empty();

        @Option(
                names = "--check",
                paramLabel = "FILE",
                description = "Writes nothing; tells whether this manifest is what the configuration gives.")
        private Optional<Path> check = Optional.empty();
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Outlet outlet = new Outlet(out, target.output.map(OutputFile::new));
        DagManifest manifest = manifest();
        if (target.check.isPresent()) {
            Path written = target.check.get();
            manifest.demandSame(written.toString(), read(written));
            out.println("The manifest " + written + " is what the configuration gives.");
            out.flush();
        } else {
            outlet.deliver("manifest", manifest.json());
        }
        return 0;
    }

    /** Secrets belong to the machines that run jobs, not to the one that writes the manifest. */
    private DagManifest manifest() {
        Project.warmUp();
        Problems problems = config.problems();
        Project project = Project.check(ConfigLoader.load(config.source(), problems), problems);
        Problems serious = new Problems();
        problems.sorted().stream()
                .filter(problem -> problem.code() != ErrorCode.MISSING_SECRET)
                .forEach(serious::add);
        serious.throwIfAny();
        return DagManifest.of(project.mesh(), project.graph(), config.forOtherFolders());
    }

    private static String read(Path written) {
        try {
            return Files.readString(written);
        } catch (NoSuchFileException e) {
            throw DagManifest.unreadable(written.toString(), "it is not there");
        } catch (IOException e) {
            throw DagManifest.unreadable(written.toString(), e.getMessage());
        }
    }
}
