package io.meshline.cli;

import io.meshline.error.Category;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.error.Problem;
import io.meshline.report.RunDocument;
import io.meshline.submit.ResultFile;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns what went wrong into words on standard error, an exit code and, where one was asked for, a result; a user's error
 * shows no stack trace.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        List<Problem> problems = problems(failure);
        Category category =
                failure instanceof MeshlineException known ? known.code().category() : Category.INTERNAL;
        tell(problems, err);
        if (category == Category.INTERNAL || wantsStackTrace(arguments)) {
            failure.printStackTrace(err);
        }
        ResultOption.of(command, arguments.originalArgs()).ifPresent(file -> leave(file, category, problems, err));
        err.flush();
        return category.exitCode();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String sentence = UsageErrors.sentence(failure) + " See '"
                + command.getCommandSpec().qualifiedName() + " --help'.";
        err.println(sentence);
        ResultOption.of(command, List.of(arguments))
                .ifPresent(file -> leave(file, Category.CONFIG, List.of(Problem.of(ErrorCode.USAGE, sentence)), err));
        err.flush();
        return Category.CONFIG.exitCode();
    }

    private static List<Problem> problems(Exception failure) {
        return failure instanceof MeshlineException known
                ? known.problems()
                : List.of(Problem.of(ErrorCode.INTERNAL, "Failed to run the command: " + failure));
    }

    private static void tell(List<Problem> problems, PrintWriter err) {
        problems.forEach(err::println);
        if (problems.size() > 1) {
            err.println(problems.size() + " problems.");
        }
    }

    private static void leave(ResultFile file, Category category, List<Problem> problems, PrintWriter err) {
        try {
            file.write(RunDocument.json(category.exitCode(), problems));
        } catch (MeshlineException e) {
            // What stopped the command has been told, and decides its exit code.
            err.println("warn: " + e.getMessage());
        }
    }

    private static boolean wantsStackTrace(ParseResult arguments) {
        ParseResult innermost = arguments;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost.hasMatchedOption("--stacktrace");
    }
}
