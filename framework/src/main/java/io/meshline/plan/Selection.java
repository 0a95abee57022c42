package io.meshline.plan;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Zone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which jobs are meant. A selector names exactly the jobs that it matches: {@code sales.aggregates.daily_revenue} one
 * job, {@code sales} a domain, {@code sales.events} a zone of it; {@code *} stands for any letters in a part, as in
 * {@code *.raw.*}. A {@code +} in front adds what these jobs need, a {@code +} behind what depends on them.
 *
 * @param selectors whatever any of them names is selected; none means all jobs
 * @param domain keeps only what the selectors name in this domain
 * @param zone keeps only what the selectors name in this zone
 */
public record Selection(List<String> selectors, Optional<String> domain, Optional<Zone> zone) {
    /** Every job. */
    public static final Selection ALL = new Selection(List.of(), Optional.empty(), Optional.empty());

    public Selection {
        selectors = List.copyOf(selectors);
        requireNonNull(domain, "domain");
        requireNonNull(zone, "zone");
    }

    /** The selection as a command line says it, with a space in front; empty for every job. */
    public String words() {
        return Stream.of(
                        selectors.stream(),
                        domain.stream().map(name -> "--domain " + name),
                        zone.stream().map(name -> "--zone " + name))
                .flatMap(words -> words)
                .map(word -> " " + word)
                .collect(Collectors.joining());
    }
}
