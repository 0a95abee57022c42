package io.meshline.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Includes files of one folder and nothing else. Whatever cannot be included counts as empty here, since
 * {@link LayerReader} knows its line and reports it.
 */
final class SiblingIncluder implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
    private final Path folder;
    private final Deque<String> open = new ArrayDeque<>();

    SiblingIncluder(Path file) {
        this.folder = file.resolveSibling("");
        open.push(file.getFileName().toString());
    }

    /** Whether a name is that of a file in the folder, and no way out of it. */
    static boolean isPlain(String name) {
        return name.matches("[^/\\\\\\x00]+") && !name.equals("..");
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String name) {
        if (!isPlain(name) || open.contains(name)) {
            return nothing();
        }
        Path file = folder.resolve(name);
        open.push(name);
        try {
            return ConfigFactory.parseString(
                            TextFile.read(file), Syntax.options(file.toString()).setIncluder(this))
                    .root();
        } catch (TextFile.UnreadableException e) {
            return nothing();
        } finally {
            open.pop();
        }
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return nothing();
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        return nothing();
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        return nothing();
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    private static ConfigObject nothing() {
        return ConfigFactory.empty().root();
    }
}
