package io.meshline.cli;

import io.meshline.error.Category;
import io.meshline.error.MeshlineException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into words on standard error and an exit code; a user's error shows no stack trace. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        Category category =
                failure instanceof MeshlineException known ? known.code().category() : Category.INTERNAL;
        if (failure instanceof MeshlineException known) {
            tell(known, err);
        } else {
            err.println("Failed to run the command: " + failure);
        }
        if (category == Category.INTERNAL || wantsStackTrace(arguments)) {
            failure.printStackTrace(err);
        }
        err.flush();
        return category.exitCode();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(UsageErrors.sentence(failure) + " See '"
                + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return Category.CONFIG.exitCode();
    }

    private static void tell(MeshlineException failure, PrintWriter err) {
        List<String> lines = failure.problems().stream().map(Object::toString).toList();
        lines.forEach(err::println);
        if (lines.size() > 1) {
            err.println(lines.size() + " problems.");
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
