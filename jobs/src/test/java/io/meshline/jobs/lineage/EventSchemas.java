package io.meshline.jobs.lineage;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * OpenLineage's published schemas, read from a folder and not from the network: {@code specs/openlineage} beside the
 * shared data. An event is held against the schema of events, and each of its facets against that facet's own.
 */
final class EventSchemas {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EVENT = "https://openlineage.io/spec/2-0-2/OpenLineage.json";

    private final Map<String, String> idsByFacet = new TreeMap<>();
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    private EventSchemas(Map<String, String> texts) {
        this.factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
    }

    /** The schemas; without the folder, the test is skipped. */
    static EventSchemas published() {
        Path folder = Path.of(System.getProperty("shared.data", "../../shared/data"))
                .toAbsolutePath()
                .normalize()
                .resolveSibling("specs")
                .resolve("openlineage");
        assumeThat(folder)
                .as("OpenLineage's schemas beside the shared data, to be named with -Dshared.data=<folder>")
                .isDirectory();
        try (Stream<Path> walk = Files.walk(folder)) {
            Map<String, String> texts = new HashMap<>();
            Map<String, String> ids = new TreeMap<>();
            for (Path file :
                    walk.filter(path -> path.toString().endsWith(".json")).toList()) {
                JsonNode schema = MAPPER.readTree(file.toFile());
                texts.put(schema.get("$id").asText(), schema.toString());
                schema.path("properties")
                        .fieldNames()
                        .forEachRemaining(facet ->
                                ids.put(place(schema) + facet, schema.get("$id").asText()));
            }
            EventSchemas schemas = new EventSchemas(texts);
            schemas.idsByFacet.putAll(ids);
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A facet of a name may stand on jobs, runs and datasets, with a schema for each. */
    private static String place(JsonNode schema) {
        String id = schema.get("$id").asText();
        return Stream.of("Job", "Run")
                        .filter(kind -> id.endsWith(kind + "Facet.json"))
                        .findFirst()
                        .orElse("Dataset") + " ";
    }

    /** What is wrong with an event; nothing for a right one. */
    List<String> violations(JsonNode event) {
        List<String> violations = new ArrayList<>(validate(EVENT, event));
        facets("Run ", event.at("/run/facets"), violations);
        facets("Job ", event.at("/job/facets"), violations);
        for (String side : List.of("inputs", "outputs")) {
            event.path(side).forEach(dataset -> {
                facets("Dataset ", dataset.path("facets"), violations);
                facets("Dataset ", dataset.path("inputFacets"), violations);
                facets("Dataset ", dataset.path("outputFacets"), violations);
            });
        }
        return violations;
    }

    private void facets(String place, JsonNode facets, List<String> violations) {
        facets.fields().forEachRemaining(facet -> {
            String id = idsByFacet.get(place + facet.getKey());
            if (id != null) {
                violations.addAll(validate(id, MAPPER.createObjectNode().set(facet.getKey(), facet.getValue())));
                String declared = facet.getValue().path("_schemaURL").asText();
                if (!declared.startsWith(id + "#")) {
                    violations.add(facet.getKey() + " names " + declared + " and not " + id);
                }
            }
        });
    }

    private List<String> validate(String id, JsonNode document) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return schemas
                .computeIfAbsent(id, unknown -> factory.getSchema(SchemaLocation.of(id), config))
                .validate(document)
                .stream()
                .map(message -> id + ": " + message.getMessage())
                .toList();
    }
}
