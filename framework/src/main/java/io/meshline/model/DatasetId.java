package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address {@code <domain>.<zone>.<name>} of a dataset, and of the job that refreshes it.
 *
 * @param domain the domain's name
 * @param zone the zone
 * @param name the name inside domain and zone
 */
public record DatasetId(String domain, Zone zone, String name) implements Comparable<DatasetId>, java.io.Serializable {
    /** What names of domains, datasets and columns of ours look like. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private static final Comparator<DatasetId> BY_ADDRESS = Comparator.comparing(DatasetId::domain)
            .thenComparing(DatasetId::zone)
            .thenComparing(DatasetId::name);

    public DatasetId {
        requireNonNull(domain, "domain");
        requireNonNull(zone, "zone");
        requireNonNull(name, "name");
    }

    /** Reads {@code <domain>.<zone>.<name>}; empty for anything else. */
    public static Optional<DatasetId> parse(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        return Zone.ofKey(parts[1]).map(zone -> new DatasetId(parts[0], zone, parts[2]));
    }

    /** Reads {@code <zone>.<name>} inside {@code domain}, or a full address; empty for anything else. */
    public static Optional<DatasetId> resolve(String domain, String reference) {
        return reference.split("\\.", -1).length == 2 ? parse(domain + "." + reference) : parse(reference);
    }

    /** The folder below the warehouse that holds the table. */
    public String path() {
        return domain + "/" + zone.key() + "/" + name;
    }

    @Override
    public int compareTo(DatasetId other) {
        return BY_ADDRESS.compare(this, other);
    }

    @Override
    public String toString() {
        return domain + "." + zone.key() + "." + name;
    }
}
