package io.meshline.report.quality;

import io.meshline.report.Escapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of Markdown; cells are text, not markup. */
final class MarkdownTable {
    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String... headings) {
        add(headings);
        lines.add("|---".repeat(headings.length) + "|");
    }

    void add(String... cells) {
        lines.add(Arrays.stream(cells).map(Escapes::markdown).collect(Collectors.joining(" | ", "| ", " |")));
    }

    Stream<String> lines() {
        return lines.stream();
    }
}
