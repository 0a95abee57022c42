package io.meshline.config;

import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder of configuration for a test: valid as it is made, then changed by the test. */
final class ConfFolder {
    private static final String DOMAIN = """
            domain {
              name = sales
              description = "What the shop sells"
              owner { team = sales-data, contact = "sales-data@example.com" }
              archetype = source-aligned
            }
            """;

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> overrides = new ArrayList<>();
    private String environment = "local";

    ConfFolder(Path folder) {
        this.folder = folder;
        file("environments/local.conf", "landing = \"/landing\"\nwarehouse = \"/warehouse\"\n");
        domain("");
    }

    ConfFolder file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Replaces the file of the domain sales: a valid head of 6 lines, then the text from line 7. */
    ConfFolder domain(String text) {
        return file("domains/sales/domain.conf", DOMAIN + text);
    }

    ConfFolder set(String option) {
        overrides.add(option);
        return this;
    }

    ConfFolder variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    ConfFolder environment(String name) {
        environment = name;
        return this;
    }

    ConfigSource source() {
        return new ConfigSource(folder, environment, overrides, variables);
    }

    /** Loads what must be without problems. */
    Mesh load() {
        Problems problems = new Problems();
        Mesh mesh = ConfigLoader.load(source(), problems);
        problems.throwIfAny();
        return mesh;
    }

    Mesh loadWithProblems() {
        return ConfigLoader.load(source(), new Problems());
    }

    Dataset dataset(String address) {
        return load().datasets().get(DatasetId.parse(address).orElseThrow());
    }

    /** The problems as users see them, with {@code conf} for the folder. */
    List<String> problems() {
        Problems problems = new Problems();
        ConfigLoader.load(source(), problems);
        return problems.sorted().stream()
                .map(Problem::toString)
                .map(text -> text.replace(folder.toString(), "conf"))
                .toList();
    }
}
