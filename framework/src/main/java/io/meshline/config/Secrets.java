package io.meshline.config;

import com.typesafe.config.ConfigValueType;
import io.meshline.error.ErrorCode;
import io.meshline.model.Setting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks up what {@code { env = NAME }} and {@code { file = path }} refer to. */
final class Secrets {
    private static final String ENV = "env";
    private static final String FILE = "file";
    /** What Spark itself takes for the names of secrets, in {@code spark.redaction.regex}. */
    private static final Pattern NAME_OF_SECRET = Pattern.compile("(?i)secret|password|token|access[.]?key");

    private final Map<String, String> variables;
    private final Path folder;

    /** Looks into the variables and, for paths that do not start at the root, into the folder of the configuration. */
    Secrets(ConfigSource source) {
        this.variables = source.variables();
        this.folder = source.confDir();
    }

    /** Whether a value has the form of a reference. */
    static boolean isReference(Value value) {
        List<Value> members = value.members();
        return members.size() == 1
                && List.of(ENV, FILE).contains(members.get(0).path().name())
                && members.get(0).is(ConfigValueType.STRING);
    }

    /** Whether a setting of this name and value gives a secret away. Switches such as {@code true} do not. */
    static boolean isInClear(String name, String value) {
        return NAME_OF_SECRET.matcher(name).find() && !value.matches("true|false|\\d*");
    }

    /** The secret of a key that takes nothing else; empty, with the problem told, for what is no reference. */
    Optional<Setting> demand(Value value) {
        if (isReference(value)) {
            return find(value);
        }
        String advice = "Refer to it by { env = NAME } or { file = path }";
        value.problem(
                value.is(ConfigValueType.STRING)
                        ? "is a secret in clear. " + advice
                        : "must be a reference to a secret. " + advice);
        return Optional.empty();
    }

    /** The secret that a reference leads to; empty, with the problem told, where there is none. */
    Optional<Setting> find(Value reference) {
        Value member = reference.members().get(0);
        String name = (String) member.config().unwrapped();
        Optional<String> found =
                member.path().name().equals(ENV) ? ofVariable(name, reference) : ofFile(name, reference);
        return found.map(secret -> new Setting(secret, Setting.Visibility.SECRET));
    }

    private Optional<String> ofVariable(String name, Value reference) {
        String secret = variables.getOrDefault(name, "");
        if (secret.isEmpty()) {
            missing(reference, "environment variable '" + name + "', which is not set");
        }
        return Optional.of(secret).filter(text -> !text.isEmpty());
    }

    private Optional<String> ofFile(String name, Value reference) {
        try {
            String secret = TextFile.read(folder.resolve(name)).strip();
            if (secret.isEmpty()) {
                missing(reference, "file '" + name + "', which is empty");
            }
            return Optional.of(secret).filter(text -> !text.isEmpty());
        } catch (TextFile.UnreadableException e) {
            missing(reference, "file '" + name + "', which " + e.getMessage());
        } catch (InvalidPathException e) {
            missing(reference, "file '" + name + "', which is no path");
        }
        return Optional.empty();
    }

    private static void missing(Value reference, String what) {
        reference.problem(ErrorCode.MISSING_SECRET, "refers to the " + what);
    }
}
