package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.Column;
import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Layout;
import io.meshline.model.PersonalData;
import io.meshline.model.PersonalKind;
import io.meshline.model.Treatment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which CSV files are taken in, and by which names. */
@ExtendWith(SharedSpark.class)
class CsvFilesTest {
    private final SparkSession spark;
    private Landing landing;

    CsvFilesTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void landing(@TempDir Path folder) {
        landing = new Landing(spark, folder);
    }

    @Test
    void takesColumnsByNameWhateverTheirOrder() {
        landing.deliver("a.csv", "sku,pieces\nA1,1\n").deliver("b.csv", "pieces,sku\n2,B2\n");
        assertThat(rows("sku", "pieces")).containsExactlyInAnyOrder("[A1,1]", "[B2,2]");
    }

    @Test
    void readsGzippedAndPlainFilesTogether() {
        landing.deliver("a.csv", "sku\nA1\n").deliver("b.csv.gz", "sku\nB2\n");
        assertThat(rows("sku")).containsExactlyInAnyOrder("[A1]", "[B2]");
    }

    @Test
    void ignoresAByteOrderMark() {
        landing.deliver("a.csv", "\uFEFFsku,pieces\nA1,1\n").deliver("b.csv.gz", "\uFEFFsku,pieces\nB2,2\n");
        assertThat(rows("sku", "pieces")).containsExactlyInAnyOrder("[A1,1]", "[B2,2]");
        assertThat(landing.open(Landing.SPANNING, Landing.columns("sku", "pieces"))
                        .records()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void readsNamesThatAreNotAscii() {
        landing.deliver("a.csv", "Menge.Stück,`Größe`\n1,größer\n");
        assertThat(rows("Menge.Stück", "`Größe`")).containsExactly("[1,größer]");
    }

    @Test
    void skipsBlankLinesBeforeTheHeaderAndAmongRecords() {
        landing.deliver("a.csv", "\n  \nsku\r\nA1\r\n\r\nB2");
        assertThat(rows("sku")).containsExactlyInAnyOrder("[A1]", "[B2]");
    }

    @Test
    void namesTheFileOfEachRecordAsTheListingDoes() {
        String[] names = {"a b.csv", "50%.csv", "%41.csv", "[ab].csv", "x*.csv", "dé=1/é+ü.csv", "{a,b}.csv", "q?#.csv"
        };
        for (String name : names) {
            landing.deliver(name, "sku\n" + name.replace(",", "") + "\n");
        }
        List<String> files = open("sku").records().select(FileRecords.SOURCE_FILE).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
        assertThat(files)
                .hasSize(names.length)
                .containsExactlyInAnyOrderElementsOf(
                        landing.files().stream().map(SourceFile::path).toList());
    }

    @Test
    void startsNoSparkJobWhateverTheNumberOfFiles() {
        for (int i = 0; i < 40; i++) {
            landing.deliver("day-" + i + ".csv", "sku\nA1\n");
        }
        assertThat(StartedJobs.during(
                        spark, () -> open("sku").records().queryExecution().executedPlan()))
                .isZero();
    }

    @Test
    void readsOnlyTheFilesThatItWasGiven() {
        landing.deliver("a.csv", "sku\nA1\n");
        List<SourceFile> files = landing.files();
        landing.deliver("b.csv", "sku\nB2\n");
        FileRecords records = FileRecords.open(spark, landing.source(Landing.CSV), Landing.columns("sku"), files);
        assertThat(records.readable()).isEqualTo(files);
        assertThat(records.records().count()).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongWithAHeader() {
        landing.deliver("a.csv", "sku,Qty\n")
                .deliver("b.csv", "sku\n")
                .deliver("c.csv", "sku,pieces,note,pieces\n")
                .deliver("d.csv", "sku,pieces,\n")
                .deliver("e.csv", "A1,1\n")
                .deliver("f.csv", "SKU,pieces\n")
                .deliver("g.csv", "sku;pieces\n");
        assertThat(told("sku", "pieces"))
                .containsExactly(
                        "a.csv its header lacks column 'pieces'; has unknown column 'Qty'. Did upstream rename it?",
                        "b.csv its header lacks column 'pieces'",
                        "c.csv its header has unknown column 'note'; repeats column 'pieces'",
                        "d.csv its header has unknown column ''",
                        "e.csv its header lacks columns 'sku', 'pieces'; has unknown columns 'A1', '1'."
                                + " Did upstream rename them?",
                        "f.csv its header lacks column 'sku'; has unknown column 'SKU'. Did upstream rename it?",
                        "g.csv its header lacks columns 'sku', 'pieces'; has unknown column 'sku;pieces'."
                                + " Did upstream rename them?");
    }

    @Test
    void countsUnknownNamesWhereColumnsArePersonal() {
        landing.deliver("a.csv", "sku,Ada,Ada\n")
                .deliver("b.csv", "sku,mail,Ada\n")
                .deliver("c.csv", "sku,mail,mail\n");
        PersonalData mail = new PersonalData(PersonalKind.EMAIL, new Treatment.Mask(), Landing.ORIGIN);
        List<Column> columns = List.of(
                Landing.columns("sku").get(0), new Column("mail", "string", "", Landing.ORIGIN, Optional.of(mail)));
        assertThat(Landing.told(landing.open(Landing.CSV, columns).rejected()))
                .containsExactly(
                        "a.csv its header lacks column 'mail'; has 1 unknown column. Did upstream rename it?",
                        "b.csv its header has 1 unknown column",
                        "c.csv its header repeats column 'mail'");
    }

    @Test
    void rejectsWhatIsNoText() {
        landing.deliver("a.csv", new byte[0])
                .deliver("b.csv.gz", new byte[0])
                .deliver("c.csv", "\n \n")
                .deliver("d.csv", new byte[] {'s', 'k', 'u', 0, 1, 2, (byte) 0xff})
                .deliver("e.csv", ",".repeat(30_000))
                .deliver("f.csv", new byte[] {'s', 'k', (byte) 0xfc, '\n'});
        assertThat(told("sku"))
                .containsExactly(
                        "a.csv it is empty, without even a header line",
                        "b.csv.gz it is empty, without even a header line",
                        "c.csv it has no header line",
                        "d.csv it is not text: its header line holds U+0000",
                        "e.csv its header line cannot be parsed",
                        "f.csv its header lacks column 'sku'; has unknown column 'sk\uFFFD'. Did upstream rename it?");
    }

    @Test
    void rejectsWhatOnlyCallsItselfGzip() throws Exception {
        landing.deliver("a.csv", "sku\nA1\n").deliver("b.csv.gz", "sku\nB2\n").cut("b.csv.gz", 60);
        Files.writeString(landing.folder().resolve("c.csv.gz"), "sku\nC3\nC4\nC5\nC6\n");
        assertThat(told("sku"))
                .containsExactly(
                        "b.csv.gz its gzip is truncated or corrupt: Unexpected end of input stream",
                        "c.csv.gz its gzip is truncated or corrupt: not a gzip file");
    }

    @Test
    void givesNoRecordsOfNoReadableFile() {
        landing.deliver("a.csv", "");
        assertThat(open("sku").records().columns())
                .containsExactly("sku", "_source_file", "_record_problem", "_record", "_header", "_record_row");
        assertThat(open("sku").records().count()).isZero();
    }

    @Test
    void failsForAFileThatIsGone() {
        landing.deliver("a.csv", "sku\n");
        List<SourceFile> files = List.of(new SourceFile(landing.path("b.csv"), 1, 1));
        assertThatThrownBy(() -> FileRecords.open(spark, landing.source(Landing.CSV), Landing.columns("sku"), files))
                .hasMessage("Cannot read source '%s': File %s does not exist (conf/domains/sales/domain.conf:13). "
                                .formatted(landing.folder(), landing.path("b.csv"))
                        + "Check that the storage can be reached and read, and run again.");
    }

    @Test
    void refusesEncodingsThatItCannotRead() {
        assertThatThrownBy(() -> landing.open(csv("UTF-16LE", Layout.LINES), Landing.COLUMNS))
                .hasMessage(
                        "Unsupported encoding 'UTF-16LE' (supported where a record is a line: those that write a line"
                                + " end as one byte). Let records span lines, or have the files converted to UTF-8.");
        assertThatThrownBy(() -> landing.open(csv("latin-one", Layout.LINES), Landing.COLUMNS))
                .hasMessage("Unsupported encoding 'latin-one' (supported: the character sets of Java, such as UTF-8,"
                        + " windows-1252)");
    }

    @Test
    void readsOtherEncodings() {
        landing.deliver("a.csv", "größe;maß\nüber;5 €\n".getBytes(Charset.forName("windows-1252")));
        assertThat(landing.open(
                                new FileFormat.Csv(";", "\"", "\"", "windows-1252", Layout.LINES),
                                Landing.columns("maß", "größe"))
                        .records()
                        .select("maß", "größe")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[5 €,über]");
        landing.deliver("a.csv", "größe,maß\nüber,5 €\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(landing.open(csv("UTF-16LE", Layout.MULTI_LINE), Landing.columns("maß", "größe"))
                        .records()
                        .select("maß", "größe")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[5 €,über]");
    }

    private static FileFormat.Csv csv(String encoding, Layout layout) {
        return new FileFormat.Csv(",", "\"", "\"", encoding, layout);
    }

    private FileRecords open(String... columns) {
        return landing.open(Landing.CSV, Landing.columns(columns));
    }

    private List<String> told(String... columns) {
        return Landing.told(open(columns).rejected()).toList();
    }

    private List<String> rows(String... columns) {
        FileRecords opened = open(columns);
        assertThat(opened.rejected()).isEmpty();
        return opened.records().drop(FileRecords.BESIDE.toArray(String[]::new)).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }
}
