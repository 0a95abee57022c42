package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Origin;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Column;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Payload;
import io.meshline.model.Structure;
import io.meshline.model.UnknownFields;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class AddedFieldsTest {
    private static final Origin ORIGIN = new Origin("conf/domains/sales/domain.conf", 1);

    private final SparkSession spark;

    AddedFieldsTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void fieldsBecomeColumnsUnderNamesThatATableCanHave() {
        AddedFields fields = AddedFields.in(
                documents("{\"sku\": 1, \"actor\": {\"login\": \"a\", \"id\": 7}, \"größe in cm\": 3, \"a.b\": 4}"),
                structure(UnknownFields.ADD));

        assertThat(fields.structure().columns())
                .extracting(DerivedColumn::name)
                .containsExactly("sku", "login", "a_b", "actor_id", "größe_in_cm");
        assertThat(fields.words()).contains("Columns that nobody declared: 'a_b', 'actor_id', 'größe_in_cm'");
    }

    @Test
    void namesThatNoPathCanSayOrThatAreTakenStayUnknown() {
        AddedFields fields =
                AddedFields.in(documents("{\"it's\": 1, \"\": 2, \"SKU\": 3, \"x\": 4}"), structure(UnknownFields.ADD));

        assertThat(fields.structure().columns()).extracting(DerivedColumn::name).containsExactly("sku", "login", "x");
    }

    @Test
    void nothingIsAddedWhereNobodyAsksForIt() {
        Structure structure = structure(UnknownFields.RESCUE);

        assertThat(AddedFields.in(documents("{\"x\": 4}"), structure))
                .isEqualTo(new AddedFields(structure, Optional.empty()));
    }

    private static Structure structure(UnknownFields policy) {
        Payload payload = new Payload("payload", Optional.empty(), Optional.of(policy), List.of(), ORIGIN);
        return new Structure(
                Optional.empty(),
                Optional.of(payload),
                List.of(column("sku", "$.sku"), column("login", "$.actor.login")));
    }

    private static DerivedColumn column(String name, String path) {
        return new DerivedColumn(
                new Column(name, "string", "", ORIGIN),
                new Derivation.FromSource(List.of(path), Optional.empty()),
                Optional.empty(),
                DerivedColumn.Presence.OPTIONAL,
                Optional.empty());
    }

    private Dataset<Row> documents(String... documents) {
        return spark.createDataset(List.of(documents), Encoders.STRING()).toDF("payload");
    }
}
