package io.meshline.model;

import static java.util.Objects.requireNonNull;

/**
 * Who answers for a domain.
 *
 * @param team the team's name
 * @param contact where the team is reached, usually a mail address
 */
public record Owner(String team, String contact) {
    public Owner {
        requireNonNull(team, "team");
        requireNonNull(contact, "contact");
    }
}
