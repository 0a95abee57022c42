package io.meshline.config;

import io.meshline.model.Zone;
import java.util.Optional;

/**
 * What a problem is about, as its sentence names it.
 *
 * @param thing kind and name, such as {@code events 'sales.events.item_sold'}
 * @param depth how many parts of an absolute path the name already tells
 */
record Subject(String thing, int depth) {

    /** Tells what a path belongs to. */
    interface Naming {
        Subject of(KeyPath path);
    }

    static Subject environment(String name) {
        return new Subject("environment '" + name + "'", 0);
    }

    static Subject domain(String name) {
        return new Subject("domain '" + name + "'", 0);
    }

    /** What a path in the files of a domain belongs to: a dataset, or the domain as such. */
    static Subject inDomain(String domain, KeyPath path) {
        Optional<Zone> zone = path.parts().stream().findFirst().flatMap(Zone::ofKey);
        return zone.isEmpty() || path.parts().size() < 2
                ? domain(domain)
                : new Subject(
                        zone.get() + " '" + domain + "." + zone.get() + "."
                                + path.parts().get(1) + "'",
                        2);
    }

    /** {@code Cannot read <thing>: <reason>}. */
    String sentence(String reason) {
        return "Cannot read " + thing + ": " + reason;
    }

    /** The sentence about one key of the thing; {@code predicate} follows the key's name. */
    String sentence(KeyPath path, String predicate) {
        return sentence(path.parts().size() <= depth ? predicate : "'" + inside(path) + "' " + predicate);
    }

    /** A path as it is told after the thing's name; the last part at least. */
    KeyPath inside(KeyPath path) {
        return path.below(Math.min(depth, path.parts().size() - 1));
    }
}
