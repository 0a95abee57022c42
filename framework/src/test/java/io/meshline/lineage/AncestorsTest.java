package io.meshline.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AncestorsTest {
    private static final UUID TASK = UUID.fromString("01a20013-2749-7b77-90d1-62ce8baadb46");
    private static final UUID DAG = UUID.fromString("01a20013-2749-7b77-90d1-000000000000");
    private static final RunName TASK_RUN = new RunName("airflow", "sales.load", TASK);
    private static final RunName DAG_RUN = new RunName("airflow", "sales", DAG);

    @Test
    void findsWhatAirflowSubmits() {
        assertThat(Ancestors.find(submitted(), Map.of()))
                .isEqualTo(new Ancestors(Optional.of(TASK_RUN), Optional.of(DAG_RUN)));
    }

    @Test
    void takesTheParentForTheRootWhereNoOtherIsNamed() {
        Map<String, String> conf = submitted();
        conf.keySet().removeIf(key -> key.contains("rootParent"));

        assertThat(Ancestors.find(conf, Map.of()))
                .isEqualTo(new Ancestors(Optional.of(TASK_RUN), Optional.of(TASK_RUN)));
    }

    @Test
    void readsTheVariableOfOtherSchedulersFromItsEnd() {
        Map<String, String> variables = Map.of("OPENLINEAGE_PARENT_ID", "https://a/b/sales.load/" + TASK);

        assertThat(Ancestors.find(Map.of(), variables).parent())
                .contains(new RunName("https://a/b", "sales.load", TASK));
    }

    @Test
    void prefersWhatWasSubmittedToTheVariable() {
        Map<String, String> variables = Map.of("OPENLINEAGE_PARENT_ID", "other/job/" + DAG);

        assertThat(Ancestors.find(submitted(), variables).parent()).contains(TASK_RUN);
    }

    @Test
    void takesWhatIsMalformedForNothing() {
        assertThat(Ancestors.find(Map.of(), Map.of())).isEqualTo(Ancestors.NONE);
        for (String text : new String[] {"", "x", "x/y", "airflow/sales.load/not-a-uuid", "//" + TASK}) {
            assertThat(Ancestors.find(Map.of(), Map.of("OPENLINEAGE_PARENT_ID", text)))
                    .as(text)
                    .isEqualTo(Ancestors.NONE);
        }
    }

    private static Map<String, String> submitted() {
        return new HashMap<>(Map.of(
                "spark.openlineage.parentJobNamespace", "airflow",
                "spark.openlineage.parentJobName", "sales.load",
                "spark.openlineage.parentRunId", TASK.toString(),
                "spark.openlineage.rootParentJobNamespace", "airflow",
                "spark.openlineage.rootParentJobName", "sales",
                "spark.openlineage.rootParentRunId", DAG.toString()));
    }
}
