package io.meshline.clean.pii;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.PersonalKind;
import io.meshline.model.Treatment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextTreatmentTest {
    private static final List<String> TEXTS = List.of(
            "",
            "  ",
            "Ada Ünal",
            "ada@example.com",
            "+44 7700 900123",
            "1984-05-17",
            " 1984-05-17 ",
            "17.05.1984",
            "1984-05-17T10:00:00",
            "1984-05-17\n",
            "1984-05-17\u2028",
            "192.0.2.17",
            "192.0.2.999",
            "2001:db8:1:2::7",
            "2001:DB8:0001::",
            "::1",
            "::ffff:192.0.2.1",
            "1:2:3:4:5:6:7:8",
            "1::2:3:4:5:6:7",
            "SW1A 1AA",
            "10117",
            "12",
            "Straße 5",
            "Ⅷ ½ ④",
            "Ǆ ǅ",
            "e\u0301",
            "日本語 テキスト",
            "हिन्दी",
            "🄰🙂",
            "a\\$1b",
            "null",
            "x\ny");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Ada Ünal           | Xxx Xxxx
                    ada.b-c@example.com| xxx.x-x@xxxxxxx.xxx
                    +44 (7700) 900 12½ | +00 (0000) 000 000
                    ŁÓDŹ ǅ             | XXXX X
                    straße             | xxxxxx
                    日本 ｶﾅ ٣            | xx xx 0
                    Ⅷ Ⓐ                | X X
                    """)
    void masksLettersAndDigitsOfEveryScript(String text, String masked) {
        assertThat(Marks.treatment(PersonalKind.NAME, Marks.MASK).of(text)).isEqualTo(masked);
    }

    @Test
    void masksAccentsThatStandAloneAndVowelsThatAreMarks() {
        assertThat(Marks.treatment(PersonalKind.NAME, Marks.MASK).of("e\u0301")).isEqualTo("xx");
        assertThat(Marks.treatment(PersonalKind.NAME, Marks.MASK).of("हिन्दी")).isEqualTo("xxxxxx");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1984-05-17          | 1984
                    17.05.1984          | 1984
                    5/17/1984           | 1984
                    19840517            | 1984
                    1984-05-17 00:00:00 | 1984
                    May 17th, 1984      | Xxx 00xx, 0000
                    84-05-17            | 00-00-00
                    """)
    void keepsTheYearOfABirthDate(String text, String kept) {
        assertThat(Marks.treatment(PersonalKind.BIRTH_DATE, Marks.GENERALISE).of(text))
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    192.0.2.17              | 192.0.2.0/24
                    ::ffff:192.0.2.17       | 192.0.2.0/24
                    192.0.2.256             | 000.0.0.000
                    192.0.02.1              | 000.0.00.0
                    2001:DB8:1:2:3:4:5:6    | 2001:db8:1::/48
                    2001:0db8:0001::7       | 2001:db8:1::/48
                    2001:db8:1:2::          | 2001:db8:1::/48
                    2001:db8::7             | 2001:db8::/48
                    2001:db8:0:0:0:0:0:7    | 2001:db8::/48
                    fe80::1                 | fe80::/48
                    ::1                     | ::/48
                    0:0:0:0:0:0:0:1         | ::/48
                    1::2:3:4:5:6:7          | 1:0:2::/48
                    ::3:4:5:6:7:8           | 0:0:3::/48
                    ::2:3:4:5:6:7:8         | 0:2:3::/48
                    fe80::1%eth0            | xx00::0%xxx0
                    12345::1                | 00000::0
                    intranet                | xxxxxxxx
                    """)
    void keepsTheNetworkOfAnAddress(String text, String kept) {
        assertThat(Marks.treatment(PersonalKind.IP, Marks.GENERALISE).of(text)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10117     | 10
                    SW1A 1AA  | SW
                    D-10117   | D-1
                    12        | 00
                    1         | 0
                    P.O. Box  | X.X. Xxx
                    """)
    void keepsTheBeginningOfAPostcodeThatHasMore(String text, String kept) {
        assertThat(Marks.treatment(PersonalKind.POSTCODE, Marks.GENERALISE).of(text))
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EMAIL      | ' Ada@Example.COM'     | ada@example.com
                    PHONE      | 0044 (7700) 900-123    | +447700900123
                    PHONE      | 07700 900123           | 07700900123
                    PHONE      | ask Ada                | ask Ada
                    NAME       | 'Ada   Ünal '          | ada ünal
                    ADDRESS    | '1  Old Mill\u00a0Lane'| 1 old mill lane
                    POSTCODE   | sw1a-1aa               | SW1A1AA
                    IP         | 2001:DB8::7            | 2001:db8::7
                    ID         | ' C1 '                 | C1
                    FREE_TEXT  | Call Ada               | Call Ada
                    BIRTH_DATE | 1984-05-17             | 1984-05-17
                    """)
    void hashesWhatMeansTheSameAlike(PersonalKind kind, String text, String normalised) {
        assertThat(Normalisation.of(kind, text)).isEqualTo(normalised);
        TextTreatment hash = Marks.treatment(kind, Marks.HASH);
        assertThat(hash.of(text)).isEqualTo(hash.of(normalised)).matches("[0-9a-f]{64}");
    }

    @Test
    void hashesComposedAndDecomposedLettersAlike() {
        TextTreatment hash = Marks.treatment(PersonalKind.NAME, Marks.HASH);
        assertThat(hash.of("Ame\u0301lie")).isEqualTo(hash.of("Am\u00e9lie"));
    }

    /** What Python's hmac module gives. */
    @Test
    void hashesByHmacUnderTheDerivedKey() {
        assertThat(Marks.treatment(PersonalKind.EMAIL, Marks.HASH).of("ada@example.com"))
                .isEqualTo("cf7f4efe3c67b22d817b3f798577e26172d7535b3cbdbda7e99227a1f693452c");
    }

    @Test
    void leavesBlankTextsSinceTheyWouldAllBeEqual() {
        for (Treatment treatment : List.of(Marks.HASH, Marks.ENCRYPT, Marks.MASK)) {
            assertThat(Marks.treatment(PersonalKind.ID, treatment).of(" ")).isEqualTo(" ");
        }
    }

    @Test
    void encryptsEqualValuesAlikeAndOthersUnderAnotherVector() {
        TextTreatment encrypt = Marks.treatment(PersonalKind.NAME, Marks.ENCRYPT);
        String ada = encrypt.of("Ada");
        assertThat(Marks.treatment(PersonalKind.NAME, Marks.ENCRYPT).of("Ada")).isEqualTo(ada);
        assertThat(encrypt.of("Adb").substring(0, 16)).isNotEqualTo(ada.substring(0, 16));
    }

    @Test
    void keepsNothingOfWhatIsDropped() {
        assertThat(Marks.treatment(PersonalKind.NAME, Marks.DROP).of("Ada")).isNull();
    }

    @ExtendWith(SharedSpark.class)
    @ParameterizedTest
    @EnumSource(PersonalKind.class)
    void treatsColumnsAsItTreatsTexts(PersonalKind kind, SparkSession spark) {
        List<String> texts = new ArrayList<>(TEXTS);
        texts.add(null);
        Dataset<Row> values = spark.createDataset(texts, Encoders.STRING()).toDF("value");
        List<TextTreatment> treatments = Stream.of(
                        Marks.HASH,
                        Marks.ENCRYPT,
                        Marks.MASK,
                        Marks.DROP,
                        kind.canBeGeneralised() ? Marks.GENERALISE : null)
                .filter(Objects::nonNull)
                .map(treatment -> Marks.treatment(kind, treatment))
                .toList();
        Column[] columns = treatments.stream()
                .map(treatment -> treatment.of(col("value")).as("v"))
                .toArray(Column[]::new);
        List<List<String>> ofSpark = values.select(columns).collectAsList().stream()
                .map(row -> Arrays.asList(
                        IntStream.range(0, row.size()).mapToObj(row::getString).toArray(String[]::new)))
                .toList();
        List<List<String>> ofJava = texts.stream()
                .map(text -> treatments.stream()
                        .map(treatment -> text == null ? null : treatment.of(text))
                        .toList())
                .map(row -> (List<String>) new ArrayList<>(row))
                .toList();
        assertThat(ofSpark).isEqualTo(ofJava);
    }
}
