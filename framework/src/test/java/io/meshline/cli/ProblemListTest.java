package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.model.Alerts;
import io.meshline.model.Mesh;
import io.meshline.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProblemListTest {
    private static final Mesh EMPTY =
            new Mesh(new Settings("local", "w", "l", 1, 0, Map.of(), Alerts.NONE), List.of(), Set.of());
    private static final Problem PLACED = Problem.at(
            new Origin("/conf/domains/sales/domain.conf", 14),
            ErrorCode.INVALID_CONFIG,
            "Cannot read events 'sales.events.item_sold': unknown key 'dedup-by'. Did you mean 'deduplicate-by'?");
    private static final Problem OF_THE_COMMAND_LINE =
            Problem.of(ErrorCode.USAGE, "Invalid option '--set foo' (must be --set <key>=<value>)");

    @Test
    void listsProblemsOneALineAndCountsThem() {
        assertThat(ProblemList.lines(List.of(OF_THE_COMMAND_LINE, PLACED), EMPTY))
                .containsExactly(
                        "Invalid option '--set foo' (must be --set <key>=<value>)",
                        "/conf/domains/sales/domain.conf:14: Cannot read events 'sales.events.item_sold': unknown key"
                                + " 'dedup-by'. Did you mean 'deduplicate-by'?",
                        "2 problems.");
        assertThat(ProblemList.lines(List.of(PLACED), EMPTY)).hasSize(2).endsWith("1 problem.");
    }

    @Test
    void saysWhatIsValid() {
        assertThat(ProblemList.lines(List.of(), EMPTY)).containsExactly("Valid: 0 domains, 0 datasets.");
    }

    @Test
    void writesProblemsAsJsonWithFileAndLineWhereThereIsOne() {
        assertThat(ProblemList.json(List.of(OF_THE_COMMAND_LINE, PLACED))).isEqualTo("""
                        {
                          "valid" : false,
                          "problems" : [ {
                            "code" : "USAGE",
                            "message" : "Invalid option '--set foo' (must be --set <key>=<value>)",
                            "file" : null,
                            "line" : null
                          }, {
                            "code" : "INVALID_CONFIG",
                            "message" : "Cannot read events 'sales.events.item_sold': unknown key 'dedup-by'. \
                        Did you mean 'deduplicate-by'?",
                            "file" : "/conf/domains/sales/domain.conf",
                            "line" : 14
                          } ]
                        }""");
    }
}
