package io.meshline.schedule;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.Mesh;
import io.meshline.plan.JobGraph;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * All that a scheduler needs to know of the domains, as the JSON document that {@code docs/reference/dags.schema.json}
 * describes. The same configuration gives the same document, whenever and wherever.
 */
public final class DagManifest {
    private static final int FORMAT_VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DefaultPrettyPrinter LINES =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private final ObjectNode root;

    private DagManifest(ObjectNode root) {
        this.root = root;
    }

    /**
     * The manifest of a checked mesh.
     *
     * @param mesh the domains
     * @param graph which job needs which
     * @param options what every run of a task gets from this command's own options
     */
    public static DagManifest of(Mesh mesh, JobGraph graph, List<String> options) {
        requireNonNull(options, "options");
        Neighbourhood neighbourhood = new Neighbourhood(mesh, graph);
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", FORMAT_VERSION);
        root.put("environment", mesh.settings().environment());
        options.forEach(root.putArray("options")::add);
        ArrayNode domains = root.putArray("domains");
        mesh.domains().stream()
                .filter(domain -> !domain.datasets().isEmpty())
                .forEach(domain -> new DomainEntry(domain, neighbourhood).write(domains.addObject()));
        root.put("fingerprint", fingerprint(root));
        return new DagManifest(root);
    }

    /** The document. */
    public String json() {
        return text(root) + "\n";
    }

    /**
     * Compares with a document that was written before.
     *
     * @param path where it stands, for the sentence
     * @param written the document
     * @throws MeshlineException of the code STALE_MANIFEST, with what differs and the remedy
     */
    public void demandSame(String path, String written) {
        if (!json().equals(written)) {
            throw ScheduleErrors.stale(path, new Difference(MAPPER, root).from(written));
        }
    }

    /** The failure where there is no document to compare with. */
    public static MeshlineException unreadable(String path, String reason) {
        return ScheduleErrors.noManifest(path, reason);
    }

    private static String fingerprint(ObjectNode root) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text(root).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(ObjectNode node) {
        try {
            return MAPPER.writer(LINES).writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new MeshlineException(ErrorCode.INTERNAL, "Failed to write the manifest as JSON", impossible);
        }
    }
}
