package io.meshline.cli;

import io.meshline.submit.ResultFile;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option of a command that leaves its result in a file. */
final class ResultOption {
    static final String NAME = "--result";

    @Option(
            names = NAME,
            paramLabel = "FILE",
            description = {
                "Writes the document of --format json, also where the run fails before its first job:",
                "a path, or a URI that Hadoop knows."
            })
    private Optional<String> location = Optional.empty();

    /** Where the result goes; what an earlier run left there is taken away. */
    Optional<ResultFile> open() {
        Optional<ResultFile> file = location.map(ResultFile::new);
        file.ifPresent(ResultFile::clear);
        return file;
    }

    /** What the words of a command that has the option say of it, even where they cannot be parsed as a whole. */
    static Optional<ResultFile> of(CommandLine command, List<String> words) {
        if (command.getCommandSpec().findOption(NAME) == null) {
            return Optional.empty();
        }
        int named = words.indexOf(NAME);
        return named >= 0 && named + 1 < words.size()
                ? Optional.of(new ResultFile(words.get(named + 1)))
                : words.stream()
                        .filter(word -> word.startsWith(NAME + "="))
                        .map(word -> new ResultFile(word.substring(NAME.length() + 1)))
                        .findFirst();
    }
}
