package io.meshline.clean.pii;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.error.Origin;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Dataset.External;
import io.meshline.model.DatasetId;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.Payload;
import io.meshline.model.PersonalField;
import io.meshline.model.PersonalKey.Purpose;
import io.meshline.model.PersonalKind;
import io.meshline.model.PersonalPolicy;
import io.meshline.model.Structure;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ExplainMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class TreatingTest {
    private static final String CLEAR = "ada@example.com";

    private final SparkSession spark;

    TreatingTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void treatsColumnsByNameInAnyCaseAndMakesThemText() {
        Dataset<Row> rows = spark.sql("select 'C1' as id, 'Ada' as Name, date'1984-05-17' as born, 7 as `a.b`");
        assertThat(treated(
                        rows,
                        Marks.field("name", PersonalKind.NAME, Marks.MASK),
                        Marks.field("born", PersonalKind.BIRTH_DATE, Marks.GENERALISE),
                        Marks.field("a.b", PersonalKind.ID, Marks.DROP)))
                .containsExactly("[C1,Xxx,1984,null,null]");
    }

    @Test
    void treatsDocumentsRowsBeforeAChangeAndEnvelopes() {
        Dataset<Row> rows = spark.sql("""
                select '{"mail": "ada"}' as payload, '{"mail": "eve"}' as before,
                  '{"payload": {"before": {"mail": "eve"}, "after": {"mail": "ada"}, "source": {"query": "set ada"}},
                    "data": [{"mail": "ada"}], "old": {"Mail": "eve"}, "mail": "topic"}' as envelope
                """);
        assertThat(treated(rows, Marks.field("$.mail", PersonalKind.EMAIL, Marks.MASK)))
                .containsExactly("""
                        [{"mail": "xxx"},{"mail": "xxx"},\
                        {"payload": {"before": {"mail": "xxx"}, "after": {"mail": "xxx"}, "source": {"query": null}},
                            "data": [{"mail": "xxx"}], "old": {"Mail": "xxx"}, "mail": "xxxxx"},null]""");
    }

    @Test
    void handsOutADocumentThatCannotBeSearchedInsteadOfTakingItFor() {
        assertThat(treated(
                        spark.sql("select '{\"mail\": 1' as payload union all select null"),
                        Marks.field("$.mail", PersonalKind.EMAIL, Marks.MASK)))
                .containsExactly("[null,{\"mail\": 1]", "[null,null]");
    }

    @Test
    void masksADocumentOfATableThatCannotBeSearched() {
        Treating treating = Treating.of(List.of(Marks.field("$.mail", PersonalKind.EMAIL, Marks.HASH)), Marks.POLICY);
        assertThat(treating.ofTable(spark.sql("select 'mail: Ada' as payload, 'Eve' as before, 1 as id"))
                        .first())
                .hasToString("[xxxx: Xxx,Eve,1]");
    }

    @Test
    void findsDocumentsInTheColumnThatTheStructureNames() {
        Origin here = new Origin("domain.conf", 1);
        io.meshline.model.Column mail = new io.meshline.model.Column(
                "mail",
                "string",
                "",
                here,
                Optional.of(
                        Marks.field("$.mail", PersonalKind.EMAIL, Marks.MASK).data()));
        Structure structure = new Structure(
                Optional.empty(),
                Optional.of(new Payload("body", Optional.empty(), Optional.empty(), List.of(), here)),
                List.of(new DerivedColumn(
                        mail,
                        new Derivation.FromSource(List.of("$.mail"), Optional.empty()),
                        Optional.empty(),
                        DerivedColumn.Presence.OPTIONAL,
                        Optional.empty())));
        External external = new External(
                new Heading(DatasetId.parse("crm.external.letter").orElseThrow(), "Letters", here),
                "letters",
                structure,
                Gate.OPEN);
        assertThat(Treating.of(external, Marks.POLICY)
                        .ofTable(spark.sql("select '{\"mail\": \"ada\"}' as body, 'Eve' as payload"))
                        .first())
                .hasToString("[{\"mail\": \"xxx\"},Eve]");
    }

    @Test
    void sparkDecryptsWhatIsEncrypted() {
        byte[] key = Marks.POLICY.key("crm").derive(Purpose.ENCRYPT);
        Dataset<Row> encrypted = encrypted();
        assertThat(HexFormat.of().formatHex(key))
                .isEqualTo("673f18e9abe3733621ec169db6473e923f1ec72dd85cd13d36d5756d94e8f61f");
        assertThat(encrypted
                        .select(expr("cast(aes_decrypt(unbase64(email), unhex('"
                                + HexFormat.of().formatHex(key) + "'), 'GCM') as string)"))
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly(CLEAR);
    }

    @Test
    void decryptsForWhoHoldsTheKeyAndGivesNothingElse() {
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(encrypted()
                        .selectExpr("email", "'no cipher' as text", "upper(email) as changed", "null as none")
                        .select(
                                Decryption.with(Marks.SECRET).apply(col("email")),
                                Decryption.with(other).apply(col("email")),
                                Decryption.with(Marks.SECRET).apply(col("text")),
                                Decryption.with(Marks.SECRET).apply(col("changed")),
                                Decryption.with(Marks.SECRET).apply(col("none").cast("string")))
                        .first())
                .hasToString("[" + CLEAR + ",null,null,null,null]");
        assertThatThrownBy(() -> Decryption.with("c2hvcnQ="))
                .hasMessage("Invalid key (must be base64 of exactly 32 bytes)");
    }

    @Test
    void readsAWholeRecordAgainThatItsKeyOpens() {
        Treating keyed = Treating.of(List.of(Marks.field("name", PersonalKind.NAME, Marks.ENCRYPT)), Marks.POLICY);
        Treating none = Treating.of(List.of(), Marks.POLICY);
        Column problem = lit("is cut; " + keyed.fateOfWhole());
        assertThat(spark.sql("select 'a,b' as text")
                        .withColumn("kept", keyed.whole(col("text")))
                        .select(
                                keyed.readable(col("kept"), problem),
                                keyed.readable(col("text"), problem),
                                none.readable(col("kept"), problem),
                                none.readable(col("text"), lit("is cut")))
                        .first())
                .hasToString("[a,b,null,null,a,b]");
    }

    @Test
    void showsNoKeyInAPlan() {
        Dataset<Row> rows = Treating.of(
                        List.of(
                                Marks.field("email", PersonalKind.EMAIL, Marks.HASH),
                                Marks.field("name", PersonalKind.NAME, Marks.ENCRYPT),
                                Marks.field("$.mail", PersonalKind.EMAIL, Marks.HASH)),
                        Marks.POLICY)
                .of(spark.sql(
                        "select email, upper(email) as name, '{}' as payload from values ('a'), ('b') as t(email)"));
        Dataset<Row> opened =
                rows.withColumn("open", Decryption.with(Marks.SECRET).apply(col("name")));
        String plan = opened.queryExecution().explainString(ExplainMode.fromString("extended"))
                + opened.queryExecution().logical().toJSON();
        assertThat(plan).contains("treat(", "treat_document(", "decrypt(");
        byte[] key = Marks.counting();
        assertThat(plan)
                .doesNotContain(Marks.SECRET)
                .doesNotContainIgnoringCase(HexFormat.of().formatHex(key))
                .doesNotContain("0, 1, 2, 3, 4, 5")
                .doesNotContain("0,1,2,3,4,5");
        for (Purpose purpose : Purpose.values()) {
            byte[] derived = Marks.POLICY.key("crm").derive(purpose);
            assertThat(plan)
                    .doesNotContain(Base64.getEncoder().encodeToString(derived))
                    .doesNotContainIgnoringCase(HexFormat.of().formatHex(derived));
        }
        assertThat(Marks.POLICY.toString()).doesNotContain(Marks.SECRET);
    }

    @Test
    void encryptsTextsOfUnknownFormWhereThereIsAKeyAndDropsThemWhereThereIsNone() {
        Treating keyed = Treating.of(List.of(Marks.field("email", PersonalKind.EMAIL, Marks.HASH)), Marks.POLICY);
        Treating keyless =
                Treating.of(List.of(Marks.field("email", PersonalKind.EMAIL, Marks.MASK)), PersonalPolicy.NONE);
        Row row = spark.sql("select 'ada,eve' as text")
                .select(keyed.whole(col("text")), keyless.whole(col("text")))
                .first();
        assertThat(row.getString(0))
                .isEqualTo(Marks.treatment(PersonalKind.ID, Marks.ENCRYPT).of("ada,eve"));
        assertThat(row.isNullAt(1)).isTrue();
        assertThat(keyed.fateOfWhole()).isEqualTo("its text is encrypted with key 'crm'");
        assertThat(keyless.fateOfWhole())
                .isEqualTo(
                        "its text is not kept, since it may hold personal data and no treatment of the dataset has a key");
    }

    private Dataset<Row> encrypted() {
        return Treating.of(List.of(Marks.field("email", PersonalKind.EMAIL, Marks.ENCRYPT)), Marks.POLICY)
                .of(spark.sql("select '" + CLEAR + "' as email"));
    }

    private static List<String> treated(Dataset<Row> rows, PersonalField... fields) {
        return Treating.of(List.of(fields), Marks.POLICY).of(rows).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }
}
