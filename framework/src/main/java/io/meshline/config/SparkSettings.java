package io.meshline.config;

import com.typesafe.config.ConfigValueType;
import io.meshline.model.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads Spark's own settings: quoted names, or nested ones that dots put together again. */
final class SparkSettings {
    private static final String PREFIX = "spark.";

    private final Function<Value, Optional<Setting>> references;
    private final Map<String, Setting> settings = new TreeMap<>();

    private SparkSettings(Function<Value, Optional<Setting>> references) {
        this.references = references;
    }

    static Map<String, Setting> decode(Value spark, Secrets secrets) {
        return new SparkSettings(secrets::find).read(spark);
    }

    /** Settings that are written where everybody sees them; a secret among them is a problem. */
    static Map<String, String> decodeShown(Value spark) {
        Map<String, String> shown = new TreeMap<>();
        new SparkSettings(SparkSettings::refuse)
                .read(spark)
                .forEach((name, setting) -> shown.put(name, setting.value()));
        return shown;
    }

    private static Optional<Setting> refuse(Value reference) {
        reference.problem("is a secret, which a scheduler would show. Declare it under 'spark' of the environment");
        return Optional.empty();
    }

    private Map<String, Setting> read(Value spark) {
        spark.members().forEach(member -> read(member.path().name(), member));
        return settings;
    }

    private void read(String name, Value value) {
        if (value.is(ConfigValueType.OBJECT) && !Secrets.isReference(value)) {
            value.members().forEach(member -> read(name + "." + member.path().name(), member));
        } else if (!name.startsWith(PREFIX)) {
            value.problem("is no setting of Spark (its name must start with 'spark.')");
        } else {
            setting(name, value).ifPresent(setting -> settings.put(name, setting));
        }
    }

    private Optional<Setting> setting(String name, Value value) {
        if (Resolution.isMarked(value.config())) {
            return Optional.empty();
        }
        if (Secrets.isReference(value)) {
            return references.apply(value);
        }
        Optional<String> text = value.scalar();
        if (text.isEmpty()) {
            value.problem("must be a string or a reference to a secret, was " + value.shown());
        } else if (Secrets.isInClear(name, text.get())) {
            value.problem("is a secret in clear. Refer to it by { env = NAME } or { file = path }");
        }
        text.flatMap(clear -> SparkUnits.expected(name, clear))
                .ifPresent(expected -> value.problem("must be " + expected + ", was " + value.shown()));
        return text.map(clear -> new Setting(clear, Setting.Visibility.SHOWN));
    }
}
