package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * A webhook that is called when a run goes wrong.
 *
 * @param name the name, which may be shown where the address may not
 * @param url the address, an http or https URL and a secret as a whole
 * @param format the form of the messages
 * @param on what is told
 * @param domains the domains whose jobs are told of; empty for all
 * @param timeout how long one try may take, from connecting to the end of the answer
 * @param retries how often a message is tried again where that may help
 * @param sampleRows how many offending rows are told for each broken rule
 */
public record Destination(
        String name,
        Setting url,
        Format format,
        Set<Event> on,
        Set<String> domains,
        Duration timeout,
        int retries,
        int sampleRows) {

    /** The form of a message. */
    public enum Format {
        /** Meshline's own document, for programs. */
        JSON,
        /** What incoming webhooks of Slack, Mattermost and the like take, for people. */
        SLACK;

        /** The name in configuration. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What may be told of a job. */
    public enum Event {
        /** Its gate refused the batch. */
        REFUSED,
        /** It failed. */
        FAILED,
        /** It did not start, since one that it needs was refused or failed. */
        SKIPPED,
        /** It succeeded, with warnings or broken rules of severity warn. */
        WARNED;

        /** The name in configuration and messages. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Destination {
        requireNonNull(name, "name");
        requireNonNull(url, "url");
        requireNonNull(format, "format");
        on = Set.copyOf(on);
        domains = Set.copyOf(domains);
        requireNonNull(timeout, "timeout");
    }

    /** Whether it wants to know of an event in a domain. */
    public boolean wants(Event event, String domain) {
        return on.contains(event) && (domains.isEmpty() || domains.contains(domain));
    }
}
