package io.meshline.lineage;

import io.meshline.model.Lineage;
import io.meshline.model.Lineage.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Opens the channels of a configured transport. The members of a composite one get a channel each: of the client's own,
 * a slow member holds up the others, and nobody can count what a failing one loses.
 */
final class Channels {
    private static final String TYPE = "type";

    private Channels() {}

    static List<Channel> open(Lineage.Transport transport) {
        return open(transport.type(), nested(transport));
    }

    private static List<Channel> open(String name, Map<String, Object> options) {
        String type = (String) options.get(TYPE);
        return switch (type) {
            case "composite" ->
                object(options.get("transports")).entrySet().stream()
                        .flatMap(member -> open(member.getKey(), object(member.getValue())).stream())
                        .toList();
            case "file" -> List.of(new Channel(name, new FileSink(Path.of((String) options.get("location")))));
            default -> List.of(new Channel(name, new ClientSink(options)));
        };
    }

    private static Map<String, Object> nested(Lineage.Transport transport) {
        Map<String, Object> root = new TreeMap<>();
        root.put(TYPE, transport.type());
        for (Option option : transport.options()) {
            List<String> folders = option.path().subList(0, option.path().size() - 1);
            Map<String, Object> at = root;
            for (String folder : folders) {
                at = object(at.computeIfAbsent(folder, name -> new TreeMap<String, Object>()));
            }
            at.put(option.path().get(folders.size()), option.value().value());
        }
        return root;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
