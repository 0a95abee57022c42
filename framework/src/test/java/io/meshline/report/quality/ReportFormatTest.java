package io.meshline.report.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
    private static final int MEGABYTE = 1_000_000;

    @ParameterizedTest
    @EnumSource(
            value = ReportFormat.class,
            names = {"TEXT", "MARKDOWN", "HTML"})
    void tellsOfThreeDatasets(ReportFormat format) {
        Golden.check("report/three-datasets." + format, format.write(Reports.of(3)));
    }

    @Test
    void tellsOfThreeHundredDatasetsWithoutDrowningWhatNeedsAttention() {
        Golden.check("report/three-hundred-datasets.text", ReportFormat.TEXT.write(Reports.of(300)));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void tellsOfAMeshThatNeverRan(ReportFormat format) {
        String report = format.write(Reports.untouched());
        assertThat(report).contains("No dataset has been refreshed yet. Fill the tables with");
        if (format != ReportFormat.HTML) {
            Golden.check("report/untouched." + format, report);
        }
    }

    @Test
    void hasEveryFactInTheJsonDocument() {
        Golden.check("report/one-dataset.json", ReportFormat.JSON.write(Reports.of("words")));
    }

    @Test
    void tellsAllOfADatasetThatIsAskedForAlone() {
        Golden.check("report/one-dataset.text", ReportFormat.TEXT.write(Reports.of(1)));
    }

    @Test
    void keepsThePageOfThreeHundredDatasetsSmall() {
        String page = ReportFormat.HTML.write(Reports.of(300));
        assertThat(page.length()).isLessThan(5 * MEGABYTE);
        assertThat(page.split("<details class=\"dataset ", -1)).hasSize(301);
    }

    @Test
    void writesAPageThatNeedsNoOtherFile() {
        String page = ReportFormat.HTML.write(Reports.of(3));
        assertThat(page).doesNotContain("http:", "https:", "@import", "url(", " src=");
    }

    @Test
    void forbidsTheBrowserEverythingButTheStyleAndScriptOfThePage() {
        assertThat(ReportFormat.HTML.write(Reports.of(1)))
                .containsPattern("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;;"
                        + " img-src data:; style-src &#39;sha256-[^;]+&#39;; script-src &#39;sha256-[^;]+&#39;\">");
    }

    @ParameterizedTest
    @CsvSource({
        "report.html, HTML",
        "REPORT.HTML, HTML",
        "report.md, MARKDOWN",
        "report.json, JSON",
        "report.txt, TEXT",
        "report, TEXT"
    })
    void isFoundByTheEndingOfAFile(Path file, ReportFormat format) {
        assertThat(ReportFormat.of(file)).isEqualTo(format);
    }
}
