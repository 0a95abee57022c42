package io.meshline.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import io.meshline.error.Problems;
import io.meshline.model.Setting;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows what is in force once all layers are put together. */
public final class EffectiveConfig {
    private EffectiveConfig() {}

    /**
     * The effective configuration as HOCON, keys sorted, secrets as {@code (redacted)}; each domain's files stand under
     * {@code domains.<domain>}.
     *
     * @throws io.meshline.error.MeshlineException with all problems, if the configuration has any
     */
    public static String render(ConfigSource source, Problems problems) {
        Map<String, Setting> spark =
                ConfigLoader.load(source, problems).settings().spark();
        problems.throwIfAny();
        Layers layers = Layers.read(source, problems);
        Config effective = layers.settings()
                .map(tree -> tree.root().toConfig())
                .orElse(ConfigFactory.empty())
                .withValue("spark", ConfigValueFactory.fromMap(shown(spark)));
        for (Path folder : ConfigLoader.domainFolders(source, problems)) {
            String path = ConfigUtil.joinPath("domains", folder.getFileName().toString());
            Tree tree = layers.domain(folder.resolve(ConfigLoader.DOMAIN_FILE)).orElseThrow();
            effective = effective.withValue(path, tree.root());
        }
        return effective
                .root()
                .render(ConfigRenderOptions.defaults()
                        .setOriginComments(false)
                        .setComments(false)
                        .setJson(false));
    }

    private static Map<String, String> shown(Map<String, Setting> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, setting -> setting.getValue().toString()));
    }
}
