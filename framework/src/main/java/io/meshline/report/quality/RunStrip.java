package io.meshline.report.quality;

import io.meshline.report.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The last runs of a dataset as bars; height and colour tell how each ended. */
final class RunStrip {
    private static final int RUNS = 60;
    private static final int STEP = 4;
    private static final int HEIGHT = 16;

    private RunStrip() {}

    /** Draws the last {@value #RUNS} runs, newest on the right. */
    static void write(Html html, List<PastRun> runs) {
        List<PastRun> last = runs.subList(Math.max(0, runs.size() - RUNS), runs.size());
        String viewBox = "0 0 " + RUNS * STEP + " " + HEIGHT;
        html.begin("svg", "class", "strip", "viewBox", viewBox, "role", "img", "aria-label", words(last));
        html.begin("path", "class", "ground", "d", "M0 15.5h" + RUNS * STEP).end();
        for (Standing standing : Standing.values()) {
            String bars = bars(last, standing);
            if (!bars.isEmpty()) {
                html.begin("path", "class", HtmlParts.style(standing), "d", bars)
                        .end();
            }
        }
        html.end();
    }

    /** Tells which bar means what. */
    static void legend(Html html) {
        List<Standing> drawn = Arrays.stream(Standing.values())
                .filter(standing -> standing != Standing.NEVER_RUN)
                .toList();
        for (Standing standing : drawn) {
            String size = "0 0 4 " + HEIGHT;
            html.begin("span", "class", "key").begin("svg", "viewBox", size, "aria-hidden", "true");
            html.begin("path", "class", HtmlParts.style(standing), "d", bar(0, standing))
                    .end();
            html.end().text(" " + standing.word()).end().text(" ");
        }
    }

    private static String bars(List<PastRun> runs, Standing standing) {
        List<String> bars = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).standing() == standing) {
                bars.add(bar((RUNS - runs.size() + i) * STEP, standing));
            }
        }
        return String.join("", bars);
    }

    private static String bar(int x, Standing standing) {
        int height = height(standing);
        return "M" + x + " " + (HEIGHT - height) + "h3v" + height + "h-3z";
    }

    private static int height(Standing standing) {
        return switch (standing) {
            case REFUSED, FAILED -> HEIGHT;
            case WARNED -> 11;
            case PASSED, UNCHECKED -> 7;
            case SKIPPED, NEVER_RUN -> 3;
        };
    }

    private static String words(List<PastRun> runs) {
        if (runs.isEmpty()) {
            return "No run in the period";
        }
        return Arrays.stream(Standing.values())
                .filter(standing -> runs.stream().anyMatch(run -> run.standing() == standing))
                .map(standing ->
                        runs.stream().filter(run -> run.standing() == standing).count() + " " + standing.word())
                .collect(Collectors.joining(", ", "The last " + Words.count(runs.size(), "run") + ": ", ""));
    }
}
