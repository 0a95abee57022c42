package io.meshline.config;

import com.typesafe.config.ConfigValueType;
import io.meshline.model.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads Spark's own settings: quoted names, or nested ones that dots put together again. */
final class SparkSettings {
    private static final String PREFIX = "spark.";

    private final Secrets secrets;
    private final Map<String, Setting> settings = new TreeMap<>();

    private SparkSettings(Secrets secrets) {
        this.secrets = secrets;
    }

    static Map<String, Setting> decode(Value spark, Secrets secrets) {
        SparkSettings decoder = new SparkSettings(secrets);
        spark.members().forEach(member -> decoder.read(member.path().name(), member));
        return decoder.settings;
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
            return secrets.find(value);
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
