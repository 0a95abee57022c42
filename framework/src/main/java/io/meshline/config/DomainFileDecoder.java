package io.meshline.config;

import com.typesafe.config.ConfigObject;
import io.meshline.error.Problems;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Domain;
import io.meshline.model.Heading;
import io.meshline.model.Zone;
import io.meshline.model.schedule.Scheduling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Decodes the files of a domain: what it says of itself, and all of its datasets. */
final class DomainFileDecoder {
    static final Key<Node> DOMAIN =
            Key.required("domain", Types.object(DomainDecoder.SHAPE), "What the domain says of itself.");
    static final Key<Value> VARS =
            Key.optional("vars", Types.FREE, "none", "Names of your own, for substitutions such as ${vars.region}.");
    static final Key<Node> AIRFLOW = Key.optional(
            "airflow",
            Types.object(AirflowDecoder.SHAPE),
            "as for all domains",
            "How the scheduler runs this domain, where it differs from all others.");
    private static final Map<Zone, Key<List<Value>>> ZONES = zones();
    static final Shape SHAPE = new Shape(
            "Domain files",
            "",
            Stream.concat(Stream.of(DOMAIN, VARS, AIRFLOW), ZONES.values().stream())
                    .toList());

    private final String domain;
    private final Neighbours neighbours;
    private final Scheduling ways;
    private final List<Dataset> datasets = new ArrayList<>();
    private final Set<DatasetId> broken = new TreeSet<>();

    /**
     * A domain as far as it could be read.
     *
     * @param domain the domain with the datasets that could be read
     * @param broken the datasets that could not
     */
    record Result(Domain domain, Set<DatasetId> broken) {}

    private DomainFileDecoder(String domain, Neighbours neighbours, Scheduling ways) {
        this.domain = domain;
        this.neighbours = neighbours;
        this.ways = ways;
    }

    /**
     * Decodes the files of the domain in a folder.
     *
     * @param common how domains are run that do not say otherwise
     */
    static Result decode(Path folder, Tree tree, Scheduling common, Problems problems) {
        String domain = folder.getFileName().toString();
        Reading reading = new Reading(Subject.domain(domain), tree, problems);
        Value root = withoutSettings(new Value(tree.root(), KeyPath.ROOT, reading));
        Node node = Node.open(root, SHAPE);
        node.find(VARS);
        Map<DatasetId, Value> declared = declared(domain, node);
        Scheduling ways = node.find(AIRFLOW).map(AirflowDecoder::decode).orElse(common);
        DomainFileDecoder decoder =
                new DomainFileDecoder(domain, new Neighbours(domain, declared.keySet(), folder.resolve("sql")), ways);
        declared.forEach(decoder::add);
        return new Result(decoder.domain(node, root), decoder.broken);
    }

    /** The root without keys that a domain cannot change, whose problems are told. */
    private static Value withoutSettings(Value root) {
        ConfigObject kept = (ConfigObject) root.config();
        for (Value member : root.members()) {
            String key = member.path().name();
            if (SettingsDecoder.SHAPE.names().contains(key) && !SHAPE.names().contains(key)) {
                member.problem("holds for all domains. Declare it in platform.conf or an environment's file");
                kept = kept.withoutKey(key);
            }
        }
        return new Value(kept, root.path(), root.reading());
    }

    private static Map<DatasetId, Value> declared(String domain, Node node) {
        Map<DatasetId, Value> declared = new TreeMap<>();
        ZONES.forEach((zone, key) -> node.list(key)
                .forEach(value ->
                        declared.put(new DatasetId(domain, zone, value.path().name()), value)));
        return declared;
    }

    private void add(DatasetId id, Value value) {
        Reading reading = value.reading().of(Subject.inDomain(domain, value.path()));
        DatasetDecoder decoder = DatasetDecoder.of(id.zone());
        Optional<Dataset> dataset =
                Types.object(decoder.shape()).read(value.readFor(reading)).flatMap(node -> decode(decoder, id, node));
        if (dataset.isEmpty() || reading.isBroken()) {
            broken.add(id);
        } else {
            datasets.add(dataset.get());
        }
    }

    private Optional<Dataset> decode(DatasetDecoder decoder, DatasetId id, Node node) {
        Members.requireLegalName(node, "name");
        Heading heading = new Heading(id, node.text(DatasetDecoder.DESCRIPTION), node.origin());
        return decoder.decode(node, heading, neighbours);
    }

    private Domain domain(Node node, Value root) {
        List<Dataset> complete = LifecycleDecoder.withDeletionsOfFormats(datasets);
        return node.find(DOMAIN)
                .map(found -> DomainDecoder.decode(found, ways, domain, complete))
                .orElseGet(() -> DomainDecoder.undescribed(root, domain, complete));
    }

    private static Map<Zone, Key<List<Value>>> zones() {
        Map<Zone, Key<List<Value>>> keys = new EnumMap<>(Zone.class);
        Arrays.stream(Zone.values())
                .forEach(zone -> keys.put(
                        zone,
                        Key.optional(
                                zone.key(),
                                Types.members(DatasetDecoder.of(zone).shape()),
                                "none",
                                meaning(zone))));
        return keys;
    }

    private static String meaning(Zone zone) {
        return switch (zone) {
            case RAW -> "Records as the domain's own systems deliver them in files, append-only.";
            case MANUAL -> "Hand-kept files, taken whole whenever one of them changed.";
            case EXTERNAL -> "Delta tables of another owner, in this domain's words.";
            case EVENTS -> "Immutable facts, appended.";
            case ENTITIES -> "Business objects with the history of their states.";
            case AGGREGATES -> "Results of queries over the other datasets, overwritten.";
        };
    }
}
