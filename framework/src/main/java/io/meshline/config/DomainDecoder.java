package io.meshline.config;

import io.meshline.model.Archetype;
import io.meshline.model.Dataset;
import io.meshline.model.Domain;
import io.meshline.model.Owner;
import io.meshline.model.schedule.Scheduling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decodes what a domain says of itself. */
final class DomainDecoder {
    static final Key<Text> NAME =
            Key.required("name", Types.NAME, "The name, the first part of every address; that of the folder.");
    static final Key<Text> DESCRIPTION = Key.required("description", Types.TEXT, "What the domain is about.");
    static final Key<Text> TEAM = Key.required("team", Types.TEXT, "The team that answers for the domain.");
    static final Key<Text> CONTACT =
            Key.required("contact", Types.TEXT, "Where the team is reached, usually a mail address.");
    static final Shape OWNER_SHAPE = Shape.of("Owner", "domain.owner", TEAM, CONTACT);
    static final Key<Node> OWNER = Key.required("owner", Types.object(OWNER_SHAPE), "Who answers for the domain.");
    static final Key<Archetype> ARCHETYPE = Key.required(
            "archetype",
            Types.choice(
                    Arrays.stream(Archetype.values()).collect(Collectors.toMap(Archetype::key, Function.identity()))),
            "source-aligned: facts of a system of its own; aggregate: views that several consumers share;"
                    + " consumer-aligned: the needs of one consumer.");
    static final Key<Value> SCHEDULE = Key.optional(
            "schedule",
            ScheduleDecoder.EITHER_FORM,
            "run by hand",
            "When the domain's jobs are run by themselves: a cron expression on the clock of UTC, or more.");
    static final Shape SHAPE = Shape.of("Domain", "domain", NAME, DESCRIPTION, OWNER, ARCHETYPE, SCHEDULE);

    private DomainDecoder() {}

    /**
     * The domain of a folder with its datasets; what it lacks is told, and empty or the first that there is.
     *
     * @param ways how it is run, whatever its schedule is
     */
    static Domain decode(Node node, Scheduling ways, String folder, List<Dataset> datasets) {
        node.find(NAME)
                .filter(name -> !name.text().equals(folder))
                .ifPresent(name -> name.at()
                        .problem("must be the name of the folder, \"" + folder + "\", was \"" + name.text() + "\""));
        Optional<Node> owner = node.find(OWNER);
        return new Domain(
                folder,
                node.text(DESCRIPTION),
                new Owner(
                        owner.map(one -> one.text(TEAM)).orElse(""),
                        owner.map(one -> one.text(CONTACT)).orElse("")),
                node.find(ARCHETYPE).orElse(Archetype.SOURCE_ALIGNED),
                ways.on(node.find(SCHEDULE).flatMap(ScheduleDecoder::decode)),
                datasets,
                node.origin());
    }

    /** What is known of a domain that says nothing of itself. */
    static Domain undescribed(Value root, String folder, List<Dataset> datasets) {
        return new Domain(
                folder, "", new Owner("", ""), Archetype.SOURCE_ALIGNED, Scheduling.BY_HAND, datasets, root.origin());
    }
}
