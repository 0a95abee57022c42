package io.meshline.model;

import java.util.Map;
import java.util.Set;

/**
 * What holds for the personal data of all domains.
 *
 * @param keys the keys by name
 * @param untreated the kinds that may be stored as they come
 */
public record PersonalPolicy(Map<String, PersonalKey> keys, Set<PersonalKind> untreated) {
    /** No key, and nothing may stay untreated. */
    public static final PersonalPolicy NONE = new PersonalPolicy(Map.of(), Set.of());

    public PersonalPolicy {
        keys = Map.copyOf(keys);
        untreated = Set.copyOf(untreated);
    }

    /** The key of a name, which must be there. */
    public PersonalKey key(String name) {
        PersonalKey key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException("no key '" + name + "'");
        }
        return key;
    }
}
