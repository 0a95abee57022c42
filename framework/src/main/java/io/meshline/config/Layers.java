package io.meshline.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers of configuration, from the lowest: reference, platform, environment, domain, command line. */
final class Layers {
    private static final KeyPath ENVIRONMENT = KeyPath.of(SettingsDecoder.ENVIRONMENT.name());

    private final Problems problems;
    /** Where missing substitutions are told: nowhere, once a layer that may hold them could not be read. */
    private final Problems substitutions;

    private final Layer lower;
    private final Layer upper;

    private Layers(Problems problems, Problems substitutions, Layer lower, Layer upper) {
        this.problems = problems;
        this.substitutions = substitutions;
        this.lower = lower;
        this.upper = upper;
    }

    /** Reads the layers that hold for every domain. */
    static Layers read(ConfigSource source, Problems problems) {
        Subject subject = Subject.environment(source.environment());
        Path platform = source.confDir().resolve("platform.conf");
        Optional<Layer> ofPlatform = Files.exists(platform)
                ? LayerReader.read(platform, path -> subject, problems)
                : Optional.of(Layer.EMPTY);
        Optional<Layer> ofEnvironment =
                Environments.find(source, problems).flatMap(file -> LayerReader.read(file, path -> subject, problems));
        Layer options = Overrides.read(source.overrides(), problems);
        List.of(ofPlatform.orElse(Layer.EMPTY), ofEnvironment.orElse(Layer.EMPTY), options)
                .forEach(layer -> refuseEnvironment(layer, subject, problems));
        Layer lower = ofEnvironment
                .orElse(Layer.EMPTY)
                .over(ofPlatform.orElse(Layer.EMPTY))
                .over(Reference.layer());
        boolean complete = ofPlatform.isPresent() && ofEnvironment.isPresent();
        return new Layers(
                problems,
                complete ? problems : new Problems(),
                lower,
                environment(source).over(options));
    }

    /** The settings for all domains; empty, with the problem told, where substitutions cannot be put in. */
    Optional<Tree> settings() {
        Layer layer = upper.over(lower);
        return Resolution.resolve(layer, problems, substitutions)
                .map(root -> new Tree(root, layer.places(), Reference.TOP));
    }

    /** What a domain's file declares; empty, with the problem told, where it cannot be read. */
    Optional<Tree> domain(Path file) {
        String domain = file.getParent().getFileName().toString();
        return LayerReader.read(file, path -> Subject.inDomain(domain, path), problems)
                .flatMap(layer -> domain(layer, new Origin(file.toString(), 1)));
    }

    private Optional<Tree> domain(Layer domain, Origin top) {
        Layer layer = upper.over(domain).over(lower);
        return Resolution.resolve(layer, problems, substitutions)
                .map(root -> new Tree(only(root, domain), layer.places(), top));
    }

    private static ConfigObject only(ConfigObject root, Layer layer) {
        ConfigObject only = root;
        for (String key : root.keySet()) {
            only = layer.config().root().containsKey(key) ? only : only.withoutKey(key);
        }
        return only;
    }

    private static Layer environment(ConfigSource source) {
        Map<String, String> value = Map.of(ENVIRONMENT.name(), source.environment());
        return new Layer(ConfigFactory.parseMap(value), Places.NONE, List.of());
    }

    private static void refuseEnvironment(Layer layer, Subject subject, Problems problems) {
        String predicate = "cannot be configured. Choose the environment by --env";
        layer.places()
                .of(ENVIRONMENT)
                .ifPresent(origin ->
                        problems.add(origin, ErrorCode.INVALID_CONFIG, subject.sentence(ENVIRONMENT, predicate)));
        layer.places()
                .option(ENVIRONMENT)
                .ifPresent(option -> problems.add(
                        Problem.of(ErrorCode.USAGE, Overrides.subject(option).sentence(option, predicate))));
    }
}
