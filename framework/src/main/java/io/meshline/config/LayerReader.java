package io.meshline.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.meshline.config.Scan.Declaration;
import io.meshline.config.Scan.Include;
import io.meshline.config.Scan.Substitution;
import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a file, and the files that it includes, as one layer. */
final class LayerReader {
    private static final Pattern TARGET = Pattern.compile("\\s*(required\\(\\s*)?\"(?<name>[^\"]*)\"\\)*");

    private final Subject.Naming naming;
    private final Problems problems;
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Substitution> substitutions = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private LayerReader(Subject.Naming naming, Problems problems) {
        this.naming = naming;
        this.problems = problems;
    }

    /** Reads the layer of a file; empty, with the problem told, for one that cannot be read. */
    static Optional<Layer> read(Path file, Subject.Naming naming, Problems problems) {
        try {
            String text = TextFile.read(file);
            Config config = ConfigFactory.parseString(
                    text, Syntax.options(file.toString()).setIncluder(new SiblingIncluder(file)));
            return Optional.of(new LayerReader(naming, problems).layer(config, file, text));
        } catch (TextFile.UnreadableException e) {
            problems.add(
                    Problem.of(ErrorCode.UNREADABLE_FILE, "Cannot read file '" + file + "': it " + e.getMessage()));
        } catch (ConfigException e) {
            Origin origin = Syntax.origin(e, file.toString());
            problems.add(
                    origin,
                    ErrorCode.INVALID_CONFIG,
                    "Cannot read file '" + origin.file() + "': " + Syntax.complaint(e));
        }
        return Optional.empty();
    }

    private Layer layer(Config config, Path file, String text) {
        scan(file, text, KeyPath.ROOT);
        Duplicates.report(declarations, naming, problems);
        List<Layer.Use> uses = substitutions.stream()
                .map(use -> new Layer.Use(use.target(), naming.of(use.path()), use.path(), Optional.of(use.origin())))
                .toList();
        return new Layer(config, Places.of(declarations), uses);
    }

    private void scan(Path file, String text, KeyPath prefix) {
        open.push(file.getFileName().toString());
        Scan scan = KeyScanner.scan(text, file.toString(), prefix);
        declarations.addAll(scan.declarations());
        substitutions.addAll(scan.substitutions());
        scan.includes().forEach(include -> include(include, file));
        open.pop();
    }

    private void include(Include include, Path from) {
        Matcher target = TARGET.matcher(include.statement());
        if (!target.matches() || !SiblingIncluder.isPlain(target.group("name"))) {
            String what = include.statement().strip();
            problem(include, what, "only files of the same folder can be included, as include \"<file name>\"");
            return;
        }
        String name = target.group("name");
        if (open.contains(name)) {
            problem(include, "\"" + name + "\"", "the file includes itself");
            return;
        }
        Path file = from.resolveSibling(name);
        try {
            scan(file, TextFile.read(file), include.prefix());
        } catch (TextFile.UnreadableException e) {
            problem(include, "\"" + name + "\"", "'" + file + "' " + e.getMessage());
        }
    }

    private void problem(Include include, String what, String reason) {
        problems.add(include.origin(), ErrorCode.UNREADABLE_FILE, "Cannot include " + what + ": " + reason);
    }
}
