package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    @Test
    void isTheReferenceThatIsShipped() {
        Golden.assertSame(ConfigReference.markdown(), Path.of("../docs/reference/configuration.md"));
    }

    @Test
    void hasInReferenceConfExactlyTheKeysThatDecodersReadUnderTheirMeanings() {
        List<String> inFile = new ArrayList<>();
        comments(SettingsDecoder.SHAPE, Reference.config().root(), inFile);
        List<String> read = new ArrayList<>();
        meanings(SettingsDecoder.SHAPE, read);

        assertThat(inFile).containsExactlyInAnyOrderElementsOf(read).isNotEmpty();
    }

    @Test
    void namesEachShapeOnce() {
        assertThat(ConfigReference.shapes()).extracting(Shape::title).doesNotHaveDuplicates();
    }

    @Test
    void namesEachKeyOfAShapeOnce() {
        assertThat(ConfigReference.shapes())
                .allSatisfy(shape -> assertThat(shape.names()).doesNotHaveDuplicates())
                .hasSizeGreaterThan(10);
    }

    private static void comments(Shape shape, ConfigObject object, List<String> lines) {
        object.forEach((name, value) -> {
            lines.add(path(shape, name) + ": " + comment(value));
            shape.keys().stream()
                    .filter(key -> key.name().equals(name))
                    .flatMap(key -> key.type().nested().stream())
                    .forEach(nested -> comments(nested, (ConfigObject) value, lines));
        });
    }

    private static String comment(ConfigValue value) {
        List<String> comments = value.origin().comments();
        return comments.get(comments.size() - 1).strip();
    }

    private static void meanings(Shape shape, List<String> lines) {
        for (Key<?> key : shape.keys()) {
            lines.add(path(shape, key.name()) + ": " + key.meaning());
            key.type()
                    .nested()
                    // What stands under names of one's own has no default that a file could hold.
                    .filter(nested -> !nested.path().contains("<"))
                    .ifPresent(nested -> meanings(nested, lines));
        }
    }

    private static String path(Shape shape, String name) {
        return shape.path().isEmpty() ? name : shape.path() + "." + name;
    }
}
