package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.fixture.Golden;
import io.meshline.fixture.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of a shop's tables from delivery to pasted rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProfileCommandTest {
    private static final String DOMAIN = """
            domain {
              name = shop
              description = "A shop"
              owner { team = shop, contact = "shop@example.com" }
              archetype = source-aligned
            }
            raw.tills {
              description = "Lines of tills"
              source { format = csv, path = ${landing}"/tills" }
              columns { article { description = "Article code" }, pieces { description = "Pieces" }, till { description = "Till" }, day { description = "Day" } }
            }
            events.sold {
              description = "An article was sold"
              from = raw.tills
              columns {
                article { type = string, required = true, description = "Article code" }
                pieces { type = int, description = "Pieces" }
                till { type = string, description = "Till" }
                day { type = date, description = "Day" }
              }
              deduplicate-by = ["*"]
              quality { error = [\"""IsComplete "day" \"""] }
            # paste sold
            }
            entities.article {
              description = "Articles and where they were sold last"
              from = events.sold
              columns {
                article { type = string, description = "Article code" }
                till { type = string, description = "Till" }
                day { type = date, description = "Day" }
              }
              key = [article]
              sequence-by = day
            # paste article
            }
            """;

    private Path folder;

    @BeforeAll
    void deliver(@TempDir Path folder) throws IOException {
        this.folder = folder;
        // The commands take the session that is there.
        SharedSpark.session();
        StringBuilder lines = new StringBuilder("article,pieces,till,day\n");
        for (int line = 0; line < 60; line++) {
            lines.append("A%02d,%s,%s,2024-01-%02d%n"
                    .formatted(
                            line / 2,
                            line % 9 == 8 ? "" : line % 9,
                            line % 10 == 9 ? "" : line % 3 == 0 ? "north" : "south",
                            1 + line % 28));
        }
        write("landing/tills/1.csv", lines.toString());
        write("conf/platform.conf", "");
        write("conf/environments/local.conf", "logs = \"" + folder + "/logs\"");
        write("conf/domains/shop/domain.conf", DOMAIN);
    }

    @Test
    @Order(1)
    void tellsHowToBuildATableThatIsNotThere() {
        Invocation refused = command("profile", "shop.events.sold");
        assertThat(refused.err())
                .isEqualTo("Cannot profile 'shop.events.sold': its table is not built yet in '" + folder
                        + "/warehouse/shop/events/sold'. Build it with: meshline run +shop.events.sold"
                        + System.lineSeparator());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(command("run").exitCode()).isZero();
    }

    @Test
    @Order(2)
    void suggestsWhatAWrongNameWasMeantToBe() {
        assertRefused(
                command("profile", "shop.events.solt"),
                "Cannot profile 'shop.events.solt': no such dataset. Did you mean 'shop.events.sold'?");
        assertRefused(command("profile", "sold"), "Cannot profile 'sold': no such dataset.");
        assertRefused(
                command("profile", "shop.events.sold", "--columns", "day,piece"),
                "Cannot profile column 'piece' of 'shop.events.sold': no such column. Did you mean 'pieces'?");
    }

    @Test
    @Order(2)
    void showsWhatIsInATable() {
        Golden.check("profile/raw.txt", shown("shop.raw.tills"));
        Golden.check("profile/events.txt", shown("shop.events.sold"));
        Golden.check("profile/entities.txt", shown("shop.entities.article", "--columns", "article,till,valid_to"));
        Golden.check("profile/events-sample.txt", shown("shop.events.sold", "--sample", "50%", "--columns", "pieces"));
    }

    @Test
    @Order(3)
    void proposesRulesThatCanBePastedAndHold() throws IOException {
        String sold = configuration("shop.events.sold");
        String article = configuration("shop.entities.article");
        write(
                "conf/domains/shop/domain.conf",
                DOMAIN.replace("# paste sold\n", sold).replace("# paste article\n", article));

        assertThat(command("validate").out()).isEqualTo("Valid: 1 domain, 3 datasets." + System.lineSeparator());
        Invocation run = command("run", "--full-refresh", "--format", "json");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).findValuesAsText("gate"))
                .containsExactly("-", "passed", "passed");
        assertThat(shown("shop.events.sold", "--columns", "till,pieces"))
                .endsWith(
                        "No rule to propose: what these figures suggest, the gate or the declaration says already.\n");
    }

    private String configuration(String dataset) throws IOException {
        Path file = folder.resolve(dataset + ".json");
        Invocation written = command("profile", dataset, "--output", file.toString());
        assertThat(written.out()).isEqualTo("Wrote the profile to " + file + "." + System.lineSeparator());
        return new ObjectMapper().readTree(file.toFile()).get("configuration").asText();
    }

    private String shown(String... arguments) {
        List<String> all = new ArrayList<>(List.of("profile"));
        all.addAll(Arrays.asList(arguments));
        Invocation shown = command(all.toArray(String[]::new));
        assertThat(shown.err()).isEmpty();
        assertThat(shown.exitCode()).isZero();
        return shown.out().replace(folder.toString(), "");
    }

    private static void assertRefused(Invocation invocation, String sentence) {
        assertThat(invocation.err()).isEqualTo(sentence + System.lineSeparator());
        assertThat(invocation.exitCode()).isEqualTo(2);
    }

    private Invocation command(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of(
                "--conf-dir", folder.resolve("conf").toString(),
                "--set", "warehouse=\"" + folder + "/warehouse\"",
                "--set", "landing=\"" + folder + "/landing\""));
        return Invocation.of(all.toArray(String[]::new));
    }

    private void write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
