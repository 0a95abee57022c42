package io.meshline.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.meshline.error.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A layer of configuration, substitutions not yet put in.
 *
 * @param config the values
 * @param places where their keys stand
 * @param uses the substitutions that need a value
 */
record Layer(Config config, Places places, List<Use> uses) {
    static final Layer EMPTY = new Layer(ConfigFactory.empty(), Places.NONE, List.of());

    /**
     * A substitution.
     *
     * @param target the path that it names
     * @param subject what uses it
     * @param path the key that uses it
     * @param origin where it stands; empty on the command line
     */
    record Use(KeyPath target, Subject subject, KeyPath path, Optional<Origin> origin) {}

    Layer {
        uses = List.copyOf(uses);
    }

    /** This layer on top of another: its values win. */
    Layer over(Layer lower) {
        return new Layer(
                config.withFallback(lower.config),
                places.over(lower.places),
                Stream.concat(lower.uses.stream(), uses.stream()).toList());
    }
}
