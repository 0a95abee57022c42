package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.config.Scan.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyScannerTest {

    @Test
    void findsTheLineOfEveryKeyInEveryNotation() {
        assertThat(keys("""
                        # a comment with { and =
                        a = 1, b : "x = { y"
                        c.d { e = 2 } // { f = 3
                        g
                        {
                          "h.i" += 4
                        }
                        """))
                .containsExactly("a@2", "b@2", "c@3?", "c.d@3", "c.d.e@3", "g@4", "g.\"h.i\"@6+", "g.\"h.i\"[0]@6?");
    }

    @Test
    void findsTheLineOfEveryElementOfAList() {
        assertThat(keys("""
                        rules = [
                          \"""RowCount > 1\""", "b"
                          { x = 1 }
                        ]
                        z = 1
                        """))
                .containsExactly("rules@1", "rules[0]@2?", "rules[1]@2?", "rules[2]@3?", "rules[2].x@3", "z@5");
    }

    @Test
    void countsWhatIsAddedToAListAsItsElements() {
        assertThat(keys("a = [\n{ x = 1 }\n]\na += { x = 2 }\na += { x = 3 }\n"))
                .containsExactly(
                        "a@1", "a[0]@2?", "a[0].x@2", "a@4+", "a[1]@4?", "a[1].x@4", "a@5+", "a[2]@5?", "a[2].x@5");
    }

    @Test
    void passesOverTextInQuotes() {
        assertThat(keys("a = \"\"\"{\n\"x\" = 1}\"\"\"\"\nb = \"\\\"}\" c\nd = ${x}\"}\"[1]\n"))
                .containsExactly("a@1", "b@3", "d@4", "d[0]@4?");
    }

    @Test
    void readsARootInBraces() {
        assertThat(keys("\uFEFF {\n a = 1 }\n")).containsExactly("a@2");
    }

    @Test
    void findsSubstitutionsThatNeedAValue() {
        Scan scan = scan("a {\n b = ${x.\"y.z\"}\"/\"${?c}\n}");

        assertThat(scan.substitutions()).singleElement().satisfies(use -> {
            assertThat(use.path()).hasToString("a.b");
            assertThat(use.target()).hasToString("x.\"y.z\"");
            assertThat(use.origin()).hasToString("x.conf:2");
        });
    }

    @Test
    void findsIncludesWithTheObjectThatTheyStandIn() {
        Scan scan = scan("include \"a.conf\"\nb {\n include required(file(\"c.conf\"))\n}\nincluded = 1");

        assertThat(scan.includes())
                .extracting(include -> include.prefix() + "|" + include.statement() + "|" + include.origin())
                .containsExactly("| \"a.conf\"|x.conf:1", "b| required(file(\"c.conf\"))|x.conf:3");
        assertThat(scan.declarations()).hasSize(2);
    }

    private static Scan scan(String text) {
        return KeyScanner.scan(text, "x.conf", KeyPath.ROOT);
    }

    private static String suffix(Form form) {
        return switch (form) {
            case DECLARED -> "";
            case ADDED -> "+";
            case IMPLIED -> "?";
        };
    }

    private static List<String> keys(String text) {
        return scan(text).declarations().stream()
                .map(key -> key.path() + "@" + key.origin().line() + suffix(key.form()))
                .toList();
    }
}
