package io.meshline.cli;

import io.meshline.config.ConfigLoader;
import io.meshline.engine.Project;
import io.meshline.error.Category;
import io.meshline.error.Problems;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code meshline validate}. */
@Command(
        name = "validate",
        description = "Checks configuration, SQL and quality rules, and tells all problems at once; reads no data.",
        sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
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
        Project.warmUp();
        Problems problems = config.problems();
        Project project = Project.check(ConfigLoader.load(config.source(), problems), problems);
        PrintWriter out = spec.commandLine().getOut();
        switch (answer.format()) {
            case TEXT -> ProblemList.lines(problems.sorted(), project.mesh()).forEach(out::println);
            case JSON -> out.println(ProblemList.json(problems.sorted()));
        }
        out.flush();
        return problems.isEmpty() ? 0 : Category.CONFIG.exitCode();
    }
}
