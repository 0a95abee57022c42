package io.meshline.report.quality;

import java.nio.file.Path;
import java.util.Locale;

/** The form in which a report is written. */
public enum ReportFormat {
    /** For a terminal. */
    TEXT(".txt"),
    /** One document for programs. */
    JSON(".json"),
    /** For tickets and wikis. */
    MARKDOWN(".md"),
    /** One page for a browser that needs nothing else. */
    HTML(".html");

    private final String ending;

    ReportFormat(String ending) {
        this.ending = ending;
    }

    /** The format that a file's name asks for by its ending; text for any other. */
    public static ReportFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (ReportFormat format : values()) {
            if (name.endsWith(format.ending)) {
                return format;
            }
        }
        return TEXT;
    }

    /** The report in this format, ending with a line break. */
    public String write(QualityReport report) {
        return switch (this) {
            case TEXT -> TextReport.write(report);
            case JSON -> JsonReport.write(report);
            case MARKDOWN -> MarkdownReport.write(report);
            case HTML -> HtmlReport.write(report);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
