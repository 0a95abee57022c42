package io.meshline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.Golden;
import io.meshline.model.schedule.Granularity;
import io.meshline.model.schedule.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What schedulers read, against its published schema. */
class DagManifestTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FILE = "dags/manifest.json";

    @Test
    void saysWhatASchedulerNeeds() {
        Golden.check("dags.json", manifest(meshes()));
    }

    @Test
    void isWhatTheSchemaDescribesAndNothingElse() throws IOException {
        JsonNode schema = MAPPER.readTree(Files.readString(Path.of("../docs/reference/dags.schema.json")));
        schema.findParents("properties").stream()
                .filter(object -> object.has("type"))
                .forEach(object -> ((ObjectNode) object).put("additionalProperties", false));

        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(MAPPER.readTree(manifest(meshes()))))
                .isEmpty();
    }

    @Test
    void isTheSameEachTimeAndAnotherForEachChange() throws IOException {
        String manifest = manifest(meshes());
        assertThat(manifest(meshes())).isEqualTo(manifest);
        assertThat(fingerprint(manifest(meshes().by("sales", Granularity.ZONE))))
                .isNotEqualTo(fingerprint(manifest));
    }

    @Test
    void isNotStaleAsLongAsTheConfigurationGivesIt() {
        DagManifest manifest = DagManifest.of(meshes().mesh(), meshes().graph(), List.of());
        assertThatCode(() -> manifest.demandSame(FILE, manifest.json())).doesNotThrowAnyException();
    }

    @Test
    void tellsInWhatItIsStale() {
        assertThat(staleness(manifest(meshes().by("sales", Granularity.ZONE))))
                .isEqualTo("The manifest 'dags/manifest.json' is not what the configuration gives: it says otherwise of"
                        + " domain 'sales'. Write it anew by 'meshline dags --output dags/manifest.json'.");
        assertThat(staleness(manifest(Meshes.of("stock.raw.lines", "sales.raw.lines"))))
                .contains(": it lacks domain 'finance', still has domain 'stock', says otherwise of domain 'sales'. ");
        assertThat(staleness("{\"environment\":\"prod\"}"))
                .contains(": it was written for environment 'prod', not 'local'. ");
        assertThat(staleness(manifest(meshes()).replace("\"local\" ]", "\"dev\" ]")))
                .contains(": its head or its form differs. ");
        assertThat(staleness("<html>")).contains(": it is no JSON document. ");
    }

    private static Meshes meshes() {
        return Meshes.of(
                        "sales.raw.lines",
                        "sales.events.sold <- sales.raw.lines",
                        "sales.aggregates.revenue <- sales.events.sold",
                        "finance.external.revenue <- sales.aggregates.revenue",
                        "finance.aggregates.reached <- finance.external.revenue")
                .on("finance", "0 6 * * mon-fri", Trigger.ALL);
    }

    private static String manifest(Meshes meshes) {
        return DagManifest.of(meshes.mesh(), meshes.graph(), List.of("--env", "local"))
                .json();
    }

    private static String staleness(String written) {
        DagManifest now = DagManifest.of(meshes().mesh(), meshes().graph(), List.of("--env", "local"));
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> now.demandSame(FILE, written))
                .isInstanceOfSatisfying(MeshlineException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.STALE_MANIFEST);
                    told.add(failure.getMessage());
                });
        return told.get(0);
    }

    private static String fingerprint(String manifest) throws IOException {
        return MAPPER.readTree(manifest).get("fingerprint").asText();
    }
}
