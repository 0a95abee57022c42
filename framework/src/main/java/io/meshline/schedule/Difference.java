package io.meshline.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.error.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an older manifest says otherwise, in a sentence. */
final class Difference {
    private final ObjectMapper mapper;
    private final JsonNode now;

    Difference(ObjectMapper mapper, JsonNode now) {
        this.mapper = mapper;
        this.now = now;
    }

    String from(String written) {
        try {
            return from(mapper.readTree(written));
        } catch (JsonProcessingException e) {
            return "it is no JSON document";
        }
    }

    private String from(JsonNode before) {
        if (!before.path("environment").equals(now.get("environment"))) {
            return "it was written for environment '"
                    + before.path("environment").asText() + "', not '"
                    + now.get("environment").asText() + "'";
        }
        Map<String, JsonNode> old = domains(before);
        Map<String, JsonNode> current = domains(now);
        List<String> parts = new ArrayList<>();
        add(
                parts,
                "lacks",
                current.keySet().stream().filter(name -> !old.containsKey(name)).toList());
        add(
                parts,
                "still has",
                old.keySet().stream().filter(name -> !current.containsKey(name)).toList());
        add(
                parts,
                "says otherwise of",
                current.keySet().stream()
                        .filter(name -> old.containsKey(name) && !old.get(name).equals(current.get(name)))
                        .toList());
        return parts.isEmpty() ? "its head or its form differs" : "it " + String.join(", ", parts);
    }

    private static void add(List<String> parts, String verb, List<String> domains) {
        if (!domains.isEmpty()) {
            parts.add(verb + " domain" + (domains.size() > 1 ? "s " : " ") + Suggestions.all(domains));
        }
    }

    private static Map<String, JsonNode> domains(JsonNode root) {
        Map<String, JsonNode> domains = new TreeMap<>();
        root.path("domains").forEach(domain -> domains.put(domain.path("name").asText(), domain));
        return domains;
    }
}
