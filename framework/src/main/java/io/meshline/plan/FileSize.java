package io.meshline.plan;

import java.util.List;
import java.util.Locale;

/** Says how large files are. */
final class FileSize {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final int STEP = 1024;

    private FileSize() {}

    /** The size in the largest unit of which there is one, such as {@code 1.2 MiB}. */
    static String words(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.size() - 1) {
            size /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
    }
}
