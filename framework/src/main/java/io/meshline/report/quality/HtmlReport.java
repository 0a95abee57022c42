package io.meshline.report.quality;

/** The report as one page for a browser, which needs no other file and no network. */
final class HtmlReport {
    private HtmlReport() {}

    /** The page. */
    static String write(QualityReport report) {
        Html html = new Html();
        html.begin("html", "lang", "en");
        head(html, report);
        html.begin("body");
        html.element("a", "Skip to what needs attention", "class", "skip", "href", "#now");
        new HtmlSummary(html, report).write();
        html.begin("main").newLine();
        new HtmlOverview(html, report).write();
        new HtmlDatasets(html, report).write();
        html.end().newLine();
        html.begin("footer");
        html.element("p", "Written by Meshline from the platform tables. All times are in UTC.");
        html.end().newLine();
        html.asset("script", PageAssets.load().script());
        html.end().end();
        return html.page();
    }

    private static void head(Html html, QualityReport report) {
        PageAssets assets = PageAssets.load();
        html.begin("head").newLine();
        html.single("meta", "charset", "utf-8").newLine();
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .newLine();
        html.single("meta", "name", "color-scheme", "content", "light dark").newLine();
        html.single("meta", "http-equiv", "Content-Security-Policy", "content", assets.policy())
                .newLine();
        html.element("title", "Data quality of " + report.scope().environment()).newLine();
        // Without it, a browser asks the server for a picture.
        html.single("link", "rel", "icon", "href", "data:,").newLine();
        html.asset("style", assets.style());
        html.end().newLine();
    }
}
