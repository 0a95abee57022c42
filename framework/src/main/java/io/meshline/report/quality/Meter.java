package io.meshline.report.quality;

import java.util.Locale;

/** A bar for a share. */
final class Meter {
    private static final int WIDTH = 100;

    private Meter() {}

    /** Draws a share between 0 and 1; {@code style} gives the colour. */
    static void write(Html html, double share, String style) {
        String percent = String.format(Locale.ROOT, share > 0 && share < 0.01 ? "under 1 %%" : "%.0f %%", share * 100);
        html.begin(
                "svg",
                "class",
                "meter " + style,
                "viewBox",
                "0 0 100 8",
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                percent);
        html.begin("rect", "class", "ground", "width", "100", "height", "8", "rx", "2")
                .end();
        String width = Integer.toString((int) Math.max(1, Math.round(share * WIDTH)));
        html.begin("rect", "class", "share", "width", width, "height", "8", "rx", "2")
                .end();
        html.end();
    }
}
