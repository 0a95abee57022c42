package io.meshline.report.profile;

import io.meshline.model.profile.TableProfile;
import java.nio.file.Path;
import java.util.Locale;

/** The form in which a profile is written. */
public enum ProfileFormat {
    /** For a terminal. */
    TEXT,
    /** One document for programs. */
    JSON;

    /** The format that a file's name asks for by its ending: JSON for {@code .json}, text for any other. */
    public static ProfileFormat of(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : TEXT;
    }

    /** The profile in this format, ending with a line break. */
    public String write(TableProfile profile) {
        return switch (this) {
            case TEXT -> TextProfile.write(profile);
            case JSON -> JsonProfile.write(profile);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
