package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands.Folders;
import io.meshline.model.PersonalKey;
import io.meshline.model.PersonalKey.Purpose;
import io.meshline.model.Setting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run over personal data in good, broken, unreadable and refused records, in a process of its own with everything
 * switched on that writes: none of them, and no key, is in any byte of what it wrote.
 */
class PersonalDataIT {
    private static final String HEADER = "Email,Name,Phone,Postcode,BirthDate,IP,Note\n";
    private static final String ONE =
            "Pl4nted.One@Example.com,\"Pl4nted, Namewell\",+44 7700 900911,ZQ97 3XY,1911-11-13,"
                    + "198.51.100.213,pl4nted note\n";
    private static final String TWO = "pl4nted.two@example.com,Pl4nted Namewell,07700 900911,ZQ97-3XZ,13.11.1911,"
            + "2001:db8:f4ce:1::213,\"pl4nted \"\"note\"\"\"\n";

    @TempDir
    private static Path folder;

    private static final byte[] KEY = new byte[32];
    private static final Set<String> MEANWHILE = new TreeSet<>();
    private static JsonNode report;

    @BeforeAll
    static void plantAndRun() throws Exception {
        new SecureRandom().nextBytes(KEY);
        copy(Path.of("src/test/resources/planted/conf"), folder.resolve("conf"));
        Files.writeString(
                folder.resolve("conf/planted.key"), Base64.getEncoder().encodeToString(KEY));
        plantPeople();
        plantDocuments();
        Files.createDirectories(folder.resolve("written/scratch"));
        Files.createDirectories(folder.resolve("written/events"));
        MeshlineProcess process = MeshlineProcess.startWith(
                List.of("-Djava.io.tmpdir=" + folder.resolve("written/scratch")),
                new Commands(new Folders(
                        folder.resolve("conf"),
                        folder.resolve("written/warehouse"),
                        folder.resolve("landing"),
                        folder.resolve("manual"))),
                folder.resolve("written/printed.json"),
                arguments());
        // Spark deletes its scratch files at the end.
        while (!process.hasEnded()) {
            MEANWHILE.addAll(search().in(folder.resolve("written/scratch")));
            Thread.sleep(200);
        }
        assertThat(process.exitCode()).as(process.printed()).isEqualTo(3);
        // Progress and the document come from one place.
        report = WarehouseFiles.parse(
                process.printed().substring(process.printed().indexOf("\n{")));
    }

    @Test
    void nothingThatWasWrittenHasAClearValueOrAKey() {
        assertThat(search().in(folder.resolve("written"))).isEmpty();
        assertThat(MEANWHILE).isEmpty();
    }

    @Test
    void theSearchFindsWhatIsThere() throws IOException {
        assertThat(search().in(folder.resolve("landing"))).hasSizeGreaterThan(20);
        assertThat(search().in(folder.resolve("partner"))).anyMatch(found -> found.startsWith("people.parquet has "));
        assertThat(search().in(folder.resolve("conf"))).hasSize(1);
        assertThat(Files.walk(folder.resolve("written/events")).filter(Files::isRegularFile))
                .isNotEmpty();
    }

    @Test
    void takesInWhatItCanReadAndPutsTheRestAside() {
        assertThat(counted("planted.raw.person")).isEqualTo("4 2 2");
        assertThat(counted("planted.raw.keyless")).isEqualTo("2 1 1");
        assertThat(counted("planted.raw.letter")).isEqualTo("6 4 2");
        assertThat(counted("planted.raw.form")).isEqualTo("2 1 1");
        assertThat(counted("planted.manual.contact")).isEqualTo("2 1 1");
        assertThat(counted("planted.external.partner")).isEqualTo("2 0 2");
        assertThat(counted("planted.events.letter_sent")).isEqualTo("4 2 2");
        for (String job : List.of("planted.raw.refused", "planted.events.letter_refused")) {
            assertThat(job(job).get("status").asText()).as(job).isEqualTo("refused");
        }
    }

    @Test
    void tellsWhatBecameOfRecordsThatCannotBeRead() {
        assertThat(warnings("planted.raw.person"))
                .containsExactly(
                        "Cannot read file 'cut.csv.gz': its gzip is truncated or corrupt: Unexpected end of input stream",
                        "Cannot read file 'headless.csv': its header lacks columns 'Email', 'Name', 'Phone', 'Postcode',"
                                + " 'BirthDate', 'IP', 'Note'; has 7 unknown columns. Did upstream rename them?",
                        "Cannot read file 'wide.csv': its line 3 has more than 20480 values",
                        "Cannot read 1 record of file 'latin.csv': it is not valid UTF-8; its bytes are kept as ISO-8859-1;"
                                + " its text is encrypted with key 'crm'. The quarantine has it.",
                        "Cannot read 1 record of file 'people.csv': it does not have the 7 values of its header;"
                                + " its text is encrypted with key 'crm'. The quarantine has it.");
        assertThat(warnings("planted.raw.keyless"))
                .containsExactly(
                        "Cannot read 1 record of file 'people.csv': it does not have the 1 values of its header;"
                                + " its text is not kept, since it may hold personal data and no treatment of the dataset has a"
                                + " key. The quarantine has it.");
    }

    @Test
    void hashesAnAddressAlikeInFilesAndDocuments() throws IOException {
        Set<String> ofPeople = hashes("raw/person");
        assertThat(ofPeople).hasSize(2);
        assertThat(hashes("raw/letter")).isSubsetOf(ofPeople).hasSize(1);
    }

    private static ByteSearch search() {
        PersonalKey key =
                new PersonalKey("crm", new Setting(Base64.getEncoder().encodeToString(KEY), Setting.Visibility.SECRET));
        ByteSearch search = new ByteSearch().bytes(KEY);
        Stream.of(Purpose.values())
                .filter(purpose -> purpose != Purpose.IDENTITY)
                .forEach(purpose -> search.bytes(key.derive(purpose)));
        Stream.of("l4nt", "namewell", "900911", "zq97", "1911-11", "11.1911", "100.213", ":f4ce:1:")
                .forEach(search::text);
        return search;
    }

    private static void plantPeople() throws IOException {
        write("landing/person/people.csv", HEADER + ONE + TWO + "pl4nted,too few\n");
        write(
                "landing/person/latin.csv",
                (HEADER + ONE.replace("note", "n\u00f6te")).getBytes(StandardCharsets.ISO_8859_1));
        write("landing/person/headless.csv", ONE + TWO);
        write("landing/person/wide.csv", HEADER + TWO + "pl4nted,".repeat(20_500) + "\n");
        zip("landing/person/cut.csv.gz", HEADER + (ONE + TWO).repeat(400));
        write("landing/keyless/people.csv", "Name\n\"Pl4nted\nNamewell\"\npl4nted,too many\n");
        write("landing/refused/people.csv", "Name\nPl4nted Namewell\n");
        write("manual/contact/people.csv", "Name,Born\nPl4nted Namewell,1911-11-13\nPl4nted Eve,\n");
        ForeignTable.write(folder.resolve("partner"), List.of("Pl4nted Namewell", "Pl4nted Eve"), -21_234);
    }

    private static void plantDocuments() throws IOException {
        write("landing/letter/letters.json", """
                {"from": {"email": " Pl4nted.ONE@example.com"}, "to": [{"name": "Pl4nted", "born": "1911-11-13"}]}
                {"from": {"EMAIL": "pl4nted.one@example.com"}, "the text": {"body": "pl4nted", "footer": ["pl4nted"]}}
                {"from": {"em\\u0061il": "\\u0070l4\\u006ete\\u0064.one@example.com"}, "to": {"name": {"pl4nted": 1}}}
                {"from": "Pl4nted Namewell <pl4nted.one@example.com>", "the text": {"body": 900911, "body": "Namewell"}}
                {"from": {"email": "pl4nted.one@example.com"
                """);
        write(
                "landing/letter/latin.json",
                "{\"from\": {\"email\": \"pl4nted.\u00f6ne@example.com\"}}\n".getBytes(StandardCharsets.ISO_8859_1));
        write("landing/form/one.json", "{\n \"name\": \"Pl4nted Namewell\"\n}\n");
        write("landing/form/two.json", "{\n \"name\": \"Pl4nted Namewell\"\n} pl4nted\n");
    }

    private static String[] arguments() {
        Path written = folder.resolve("written");
        return Stream.of(
                        List.of("run", "--format", "json"),
                        List.of("--set", "vars.partner=\"" + folder.resolve("partner") + "\""),
                        spark("eventLog.enabled", "true"),
                        spark("eventLog.dir", written.resolve("events").toUri().toString()),
                        spark("local.dir", written.resolve("scratch").toString()))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private static List<String> spark(String name, String value) {
        return List.of("--set", "spark.\"spark." + name + "\"=\"" + value + "\"");
    }

    private static JsonNode job(String address) {
        for (JsonNode job : report.get("jobs")) {
            if (job.get("job").asText().equals(address)) {
                return job;
            }
        }
        throw new AssertionError("no job " + address + " in " + report);
    }

    /** Records read, written and put aside. */
    private static String counted(String address) {
        JsonNode job = job(address);
        return job.get("read") + " " + job.get("written") + " " + job.get("quarantined");
    }

    private static List<String> warnings(String address) {
        Pattern path = Pattern.compile("'[^']*/([^'/]+)'");
        return Stream.iterate(0, index -> index + 1)
                .limit(job(address).get("warnings").size())
                .map(index -> job(address).get("warnings").get(index).asText())
                .map(warning -> path.matcher(warning).replaceAll("'$1'"))
                .toList();
    }

    private static Set<String> hashes(String table) throws IOException {
        Set<String> hashes = new TreeSet<>();
        try (Stream<Path> files =
                Files.list(folder.resolve("written/warehouse/planted").resolve(table))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".parquet")).toList()) {
                Matcher hash = Pattern.compile("\\b[0-9a-f]{64}\\b").matcher(ByteSearch.rows(file));
                while (hash.find()) {
                    hashes.add(hash.group());
                }
            }
        }
        return hashes;
    }

    private static void write(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(String file, byte[] bytes) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    /** A gzip file that lacks its end. */
    private static void zip(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length - 20));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : walk.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
