package io.meshline.config;

import com.typesafe.config.ConfigValueType;
import io.meshline.error.Suggestions;
import io.meshline.model.Lineage;
import io.meshline.model.Lineage.Option;
import io.meshline.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decodes a transport of the OpenLineage client. Its keys are the client's and pass through; checked is what can be
 * without the client: the type, the keys that the type cannot do without, and that secrets do not stand in clear.
 */
final class TransportDecoder {
    private static final String TYPE = "type";
    private static final String TRANSPORT = "transport";
    private static final String TRANSPORTS = "transports";

    /** The keys that each type needs; the last four are artifacts of their own beside the client. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "composite", List.of(TRANSPORTS),
            "console", List.of(),
            "file", List.of("location"),
            "http", List.of("url"),
            "kafka", List.of("topicName", "properties"),
            "transform", List.of("transformerClass", TRANSPORT),
            "amazon_datazone_api", List.of(),
            "gcplineage", List.of(),
            "gcs", List.of(),
            "kinesis", List.of());

    private static final Pattern NAME_OF_SECRET = Pattern.compile("(?i)api[-_.]?key|authorization|jaas|cookie");
    private static final Pattern USER_IN_URL = Pattern.compile("(?i)[a-z][a-z\\d+.-]*://[^/?#]*@.*");

    private final Secrets secrets;
    private final List<Option> options = new ArrayList<>();

    TransportDecoder(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The transport; empty, with the problem told, for one without a type that there is. */
    Optional<Lineage.Transport> decode(Value transport) {
        Optional<String> type = type(transport);
        transport.members().stream()
                .filter(member -> !member.path().name().equals(TYPE))
                .forEach(member -> read(List.of(member.path().name()), member));
        return type.map(known -> new Lineage.Transport(known, options));
    }

    private Optional<String> type(Value transport) {
        Optional<Value> named = member(transport, TYPE);
        if (named.isEmpty()) {
            transport.problem("lacks the key 'type' (must be one of " + types() + ")");
            return Optional.empty();
        }
        Optional<String> type = named.get().scalar().filter(NEEDED::containsKey);
        type.ifPresentOrElse(
                known -> demandKeys(transport, known),
                () -> named.get()
                        .problem("must be one of " + types() + ", was "
                                + named.get().shown() + suggestion(named.get())));
        return type;
    }

    private static String suggestion(Value type) {
        return type.scalar()
                .map(text -> Suggestions.further(text, List.copyOf(NEEDED.keySet())))
                .orElse("");
    }

    /** Transports within transports are checked like those on top. */
    private void demandKeys(Value transport, String type) {
        NEEDED.get(type).stream()
                .filter(key -> member(transport, key).isEmpty())
                .forEach(key -> transport.problem("lacks the key '" + key + "', which transport '" + type + "' needs"));
        if (type.equals("composite")) {
            member(transport, TRANSPORTS).ifPresent(this::checkMembers);
        }
        if (type.equals("transform")) {
            member(transport, TRANSPORT).ifPresent(this::type);
        }
    }

    private void checkMembers(Value transports) {
        // Of a list it is told elsewhere that it is none of the values that there are.
        if (transports.members().isEmpty() && !transports.is(ConfigValueType.LIST)) {
            transports.problem("must be an object of transports under names of your own, was " + transports.shown());
        }
        transports.members().forEach(this::type);
    }

    private void read(List<String> path, Value value) {
        if (value.is(ConfigValueType.OBJECT) && !Secrets.isReference(value)) {
            value.members().forEach(member -> {
                List<String> further = new ArrayList<>(path);
                further.add(member.path().name());
                read(further, member);
            });
        } else if (!Resolution.isMarked(value.config())) {
            setting(path.get(path.size() - 1), value).ifPresent(setting -> options.add(new Option(path, setting)));
        }
    }

    private Optional<Setting> setting(String name, Value value) {
        if (Secrets.isReference(value)) {
            return secrets.find(value);
        }
        Optional<String> text = value.scalar();
        if (text.isEmpty()) {
            value.problem("must be a string, an object or a reference to a secret, was " + value.shown());
        } else if (isInClear(name, text.get())) {
            value.problem("is a secret in clear. Refer to it by { env = NAME } or { file = path }");
        }
        return text.map(clear -> new Setting(clear, Setting.Visibility.SHOWN));
    }

    private static boolean isInClear(String name, String text) {
        return Secrets.isInClear(name, text)
                || NAME_OF_SECRET.matcher(name).find()
                || USER_IN_URL.matcher(text).matches();
    }

    private static Optional<Value> member(Value object, String name) {
        return object.members().stream()
                .filter(member -> member.path().name().equals(name))
                .findFirst();
    }

    private static String types() {
        return NEEDED.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
