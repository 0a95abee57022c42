package io.meshline.cli;

import io.meshline.error.Suggestions;
import io.meshline.model.Interval.Bound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the words of the house. */
final class UsageErrors {
    private UsageErrors() {}

    /** A command was called without one of its subcommands. */
    static ParameterException missing(String thing, CommandSpec command) {
        return new ParameterException(
                command.commandLine(),
                "Missing " + thing + " (must be one of " + String.join(", ", subcommands(command)) + ").");
    }

    /** An option has a value that is not of its form. */
    static ParameterException invalid(String option, String value, String form, CommandSpec command) {
        return new ParameterException(
                command.commandLine(), "Invalid value '" + value + "' of " + option + " (must be " + form + ").");
    }

    /** One end of an interval was given without the other. */
    static ParameterException withoutOtherEnd(String missing, CommandSpec command) {
        return new ParameterException(command.commandLine(), "Missing " + missing + " (--from and --to go together).");
    }

    /** Two options exclude each other. */
    static ParameterException excluding(String option, String others, String reason, CommandSpec command) {
        return new ParameterException(
                command.commandLine(), "Unsupported " + option + " with " + others + " (" + reason + ").");
    }

    /** Two bounds do not go together. */
    static ParameterException invalid(Bound from, Bound to, String form, CommandSpec command) {
        return new ParameterException(
                command.commandLine(),
                "Invalid values '" + from.text() + "' of --from and '" + to.text() + "' of --to (must be " + form
                        + ").");
    }

    /** The sentence for a failure of the parser. */
    static String sentence(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, failure.getCommandLine().getCommandSpec());
        }
        if (failure instanceof MissingParameterException missing
                && missing.getMissing().get(0) instanceof OptionSpec option) {
            return "Missing value of " + option.longestName() + " (must be " + option.longestName() + "="
                    + option.paramLabel() + ").";
        }
        if (failure instanceof MissingParameterException missing
                && missing.getMissing().get(0) instanceof PositionalParamSpec argument) {
            return "Missing argument " + argument.paramLabel() + ".";
        }
        boolean unsupported = failure.getCause() instanceof TypeConversionException
                && failure.getArgSpec() != null
                && failure.getArgSpec().completionCandidates() != null;
        return unsupported ? unsupported(failure) : failure.getMessage();
    }

    private static String unmatched(UnmatchedArgumentException failure, CommandSpec command) {
        String given = failure.getUnmatched().get(0);
        if (failure.isUnknownOption()) {
            return unknown("option", given, options(command));
        }
        Collection<String> subcommands = subcommands(command);
        if (subcommands.isEmpty()) {
            return "Unexpected argument '" + given + "'.";
        }
        return unknown(command.parent() == null ? "command" : command.name(), given, subcommands);
    }

    private static String unknown(String thing, String given, Collection<String> known) {
        return "Unknown " + thing + " '" + given + "'." + Suggestions.didYouMean(given, known);
    }

    private static String unsupported(ParameterException failure) {
        ArgSpec argument = failure.getArgSpec();
        List<String> supported = new ArrayList<>();
        argument.completionCandidates().forEach(supported::add);
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        return "Unsupported value '" + failure.getValue() + "' of " + name + " (supported: "
                + String.join(", ", supported) + ").";
    }

    private static Collection<String> subcommands(CommandSpec command) {
        return command.subcommands().keySet();
    }

    private static Collection<String> options(CommandSpec command) {
        return command.options().stream().map(OptionSpec::longestName).toList();
    }
}
