package io.meshline.report.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meshline.fixture.Browser;
import io.meshline.fixture.Browser.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in Chromium, as a reader sees it; pictures of it go to {@code target/report-pictures}. */
class HtmlReportInBrowserTest {
    private static final Path PICTURES = Path.of("target/report-pictures");
    private static final String UNFOLD_ALL =
            "document.querySelectorAll('details').forEach(details => { details.open = true; })";
    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";

    /** Finds texts whose contrast to what is behind them is below 4.5, which WCAG 2.2 asks for. */
    private static final String FAINT = """
            (() => {
              const rgba = (color) => {
                const context = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
                context.fillStyle = color;
                context.fillRect(0, 0, 1, 1);
                return [...context.getImageData(0, 0, 1, 1).data];
              };
              const light = (color) => color.slice(0, 3)
                .map((part) => part / 255)
                .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
              const known = new Map();
              const cached = (color) => known.get(color) ?? known.set(color, rgba(color)).get(color);
              const behind = (element) => {
                for (let at = element; at; at = at.parentElement) {
                  const color = cached(getComputedStyle(at).backgroundColor);
                  if (color[3] === 255) return color;
                }
                return [255, 255, 255, 255];
              };
              const faint = new Set();
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const element = texts.currentNode.parentElement;
                if (!texts.currentNode.data.trim() || element.closest('script')) continue;
                const pair = [light(cached(getComputedStyle(element).color)), light(behind(element))].sort();
                const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
                if (contrast < 4.5) faint.add(`${texts.currentNode.data}: ${contrast.toFixed(2)}`);
              }
              return [...faint].join('; ');
            })()""";

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> chromium = Browser.find();
        assumeTrue(chromium.isPresent(), Browser.MISSING);
        browser = new Browser(chromium.get(), folder);
        Files.createDirectories(PICTURES);
        Files.writeString(page("3"), ReportFormat.HTML.write(Reports.of(3)));
        Files.writeString(page("300"), ReportFormat.HTML.write(Reports.of(300)));
        Files.writeString(page("untouched"), ReportFormat.HTML.write(Reports.untouched()));
        Files.writeString(page("hostile"), ReportFormat.HTML.write(Reports.of(HOSTILE)));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 390, LIGHT",
        "3, 390, DARK",
        "3, 1400, LIGHT",
        "3, 1400, DARK",
        "300, 390, DARK",
        "300, 1400, LIGHT",
        "untouched, 390, LIGHT",
        "untouched, 1400, DARK",
        "hostile, 390, LIGHT",
        "hostile, 1400, DARK"
    })
    void fitsTheWindowWithoutAComplaint(String report, int width, Scheme scheme) throws Exception {
        browser.open(page(report).toUri(), width, scheme);
        assertThat(overflow()).isZero();
        browser.picture(
                PICTURES.resolve(report + "-" + width + "-" + scheme.name().toLowerCase() + ".png"));
        browser.evaluate(UNFOLD_ALL);
        assertThat(overflow()).isZero();
        assertThat(browser.evaluate(FAINT).asText()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void carriesNoTextFromDataOut() throws Exception {
        browser.open(page("hostile").toUri(), 1400, Scheme.LIGHT);
        assertThat(browser.evaluate("document.scripts.length").asInt()).isEqualTo(1);
        assertThat(browser.evaluate("document.images.length").asInt()).isZero();
        assertThat(browser.evaluate("document.querySelector('.address').textContent")
                        .asText())
                .isEqualTo("sales.raw." + HOSTILE);
    }

    @Test
    void findsDatasetsByWordAndByHowTheyStand() throws Exception {
        browser.open(page("300").toUri(), 1400, Scheme.LIGHT);
        type("finance refused");
        assertThat(told()).isEqualTo("0 of 300 shown");
        assertThat(browser.evaluate("document.querySelector('.none').hidden").asBoolean())
                .isFalse();
        type("finance");
        assertThat(told()).isEqualTo("30 of 300 shown");
        browser.evaluate("document.querySelector('.chips button[value=refused]').click()");
        assertThat(told()).isEqualTo("1 of 300 shown");
        assertThat(shownDatasets()).containsExactly("finance.aggregates.visits_77");
    }

    @Test
    void unfoldsTheDatasetThatALinkLeadsToEvenIfTheSearchHidesIt() throws Exception {
        browser.open(page("300").toUri(), 390, Scheme.LIGHT);
        type("nothing of this name");
        browser.evaluate("document.querySelector('#now a.address').click()");
        String wait = "new Promise(done => setTimeout(() => done(document.querySelector('.dataset[open]').id), 200))";
        assertThat(browser.evaluate(wait).asText()).isEqualTo("d-sales.events.orders");
        assertThat(told()).isEqualTo("300 of 300 shown");
        assertThat(browser.evaluate("document.querySelector('.dataset[open]').getBoundingClientRect().top")
                        .asDouble())
                .isBetween(0.0, 900.0);
    }

    @Test
    void unfoldsAndFoldsAllAtOnce() throws Exception {
        browser.open(page("3").toUri(), 1400, Scheme.LIGHT);
        browser.evaluate("document.querySelector('.fold').click()");
        assertThat(browser.evaluate("document.querySelectorAll('.dataset[open]').length")
                        .asInt())
                .isEqualTo(3);
        browser.picture(PICTURES.resolve("3-1400-unfolded.png"));
        browser.evaluate("document.querySelector('.fold').click()");
        assertThat(browser.evaluate("document.querySelectorAll('.dataset[open]').length")
                        .asInt())
                .isZero();
    }

    private static Path page(String report) {
        return folder.resolve(report + ".html");
    }

    private static int overflow() {
        return browser.evaluate("document.documentElement.scrollWidth - innerWidth")
                .asInt();
    }

    private static void type(String words) {
        browser.evaluate("(input => { input.value = '" + words + "'; input.dispatchEvent(new Event('input')); })"
                + "(document.querySelector('.toolbar input'))");
    }

    private static String told() {
        return browser.evaluate("document.querySelector('output').textContent").asText();
    }

    private static List<String> shownDatasets() {
        return List.of(browser.evaluate("[...document.querySelectorAll('.dataset:not([hidden]) > summary .address')]"
                        + ".map(address => address.textContent).join(' ')")
                .asText()
                .split(" "));
    }
}
