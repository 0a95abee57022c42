package io.meshline.config;

import io.meshline.error.Problems;
import io.meshline.model.Alerts;
import io.meshline.model.DatasetId;
import io.meshline.model.Domain;
import io.meshline.model.Mesh;
import io.meshline.model.Settings;
import io.meshline.model.schedule.Scheduling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads all configuration. */
public final class ConfigLoader {
    static final String DOMAIN_FILE = "domain.conf";

    private ConfigLoader() {}

    /**
     * Reads all layers and decodes them. Whatever is wrong is added to {@code problems}, all of it in one pass; nothing
     * is thrown. Datasets that are declared but could not be read are named as broken; with a lesser mistake, such as
     * an unknown key, a dataset is still there. The result must not be run when there are problems.
     */
    public static Mesh load(ConfigSource source, Problems problems) {
        Layers layers = Layers.read(source, problems);
        Optional<Node> root = root(source, layers, problems);
        Settings settings = settings(root, source, problems);
        Scheduling common = root.flatMap(node -> node.find(SettingsDecoder.AIRFLOW))
                .map(AirflowDecoder::decode)
                .orElse(Scheduling.BY_HAND);
        List<Domain> domains = new ArrayList<>();
        Set<DatasetId> broken = new TreeSet<>();
        for (Path folder : domainFolders(source, problems)) {
            layers.domain(folder.resolve(DOMAIN_FILE))
                    .map(tree -> DomainFileDecoder.decode(folder, tree, common, problems))
                    .ifPresent(result -> {
                        domains.add(result.domain());
                        broken.addAll(result.broken());
                    });
        }
        Mesh mesh = new Mesh(settings, domains, broken);
        PersonalRules.check(mesh, problems);
        return mesh;
    }

    /** The folders of all domains, sorted by name. */
    static List<Path> domainFolders(ConfigSource source, Problems problems) {
        return Folder.entries(source.confDir().resolve("domains"), problems).stream()
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<String> domainNames(ConfigSource source, Problems problems) {
        return domainFolders(source, problems).stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    private static Optional<Node> root(ConfigSource source, Layers layers, Problems problems) {
        return layers.settings()
                .map(tree -> new Value(
                        tree.root(),
                        KeyPath.ROOT,
                        new Reading(Subject.environment(source.environment()), tree, problems)))
                .map(root -> Node.open(root, SettingsDecoder.SHAPE));
    }

    private static Settings settings(Optional<Node> root, ConfigSource source, Problems problems) {
        Secrets secrets = new Secrets(source);
        return root.map(node -> SettingsDecoder.decode(node, secrets, domainNames(source, problems)))
                .orElse(new Settings(source.environment(), "", "", 1, 0, Map.of(), Alerts.NONE));
    }
}
