package io.meshline.clean;

import static io.meshline.clean.Structures.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Origin;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Payload;
import io.meshline.model.Structure;
import io.meshline.model.UnknownFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class LeftoversTest {
    private final SparkSession spark;

    LeftoversTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void fieldsThatNoColumnReadsAreKeptUnderDottedNames() {
        Structure structure = structure(
                UnknownFields.RESCUE,
                List.of("seen"),
                from("sku", "string", "$.sku"),
                from("login", "string", "$.actor.login"),
                from("tag", "string", "$.tags[*].name"));

        assertThat(rescued(
                        structure,
                        "{\"sku\": \"A\", \"actor\": {\"login\": \"x\"}, \"tags\": [{\"name\": 1, \"no\": 2}]}",
                        "{\"sku\": \"A\", \"colour\": \"re\\\"d\", \"seen\": 1, \"actor\": {\"id\": 7, \"x\": null}}",
                        "{\"deep\": {\"a\": [1, 2]}}",
                        "{}",
                        null))
                .containsExactly(
                        "null",
                        "{\"colour\":\"re\\\"d\",\"actor.id\":\"7\",\"actor.x\":null}",
                        "{\"deep\":\"{\\\"a\\\":[1,2]}\"}",
                        "null",
                        "null");
    }

    @Test
    void theSameNameInDifferentPlacesDoesNotEndTheJob() {
        Structure structure = structure(UnknownFields.RESCUE, List.of(), from("id", "string", "$.a.id"));

        assertThat(rescued(structure, "{\"a\": {\"x\": 1}, \"a.x\": 2}"))
                .containsExactly("{\"a.x\":\"2\",\"a.x\":\"1\"}");
    }

    @Test
    void theyAreTheOnesToldWithShareAndExample() {
        Structure structure = new Structure(
                Optional.empty(),
                Optional.of(new Payload(
                        "payload",
                        Optional.of("$.lines"),
                        Optional.of(UnknownFields.IGNORE),
                        List.of(),
                        new Origin("a.conf", 1))),
                List.of(from("no", "int", "$.no"), from("sku", "string", "@.sku")));
        Dataset<Row> source = documents(
                "{\"no\": 1, \"colour\": \"red\", \"lines\": [{}, {}]}",
                "{\"no\": 2, \"colour\": \"blue\", \"size\": {\"w\": 1}}",
                "{\"no\": 3}");

        assertThat(Structuring.unknownFields(source, structure, 5)
                        .collectAsList()
                        .toString())
                .isEqualTo("[[colour,2,blue], [size,1,{\"w\":1}]]");
    }

    private List<String> rescued(Structure structure, String... documents) {
        return Structures.structured(documents(documents), structure).collectAsList().stream()
                .map(row -> String.valueOf(row.<String>getAs(UnknownFields.RESCUED)))
                .toList();
    }

    private static Structure structure(UnknownFields policy, List<String> known, DerivedColumn... columns) {
        Payload payload = new Payload("payload", Optional.empty(), Optional.of(policy), known, new Origin("a.conf", 1));
        return new Structure(Optional.empty(), Optional.of(payload), List.of(columns));
    }

    private Dataset<Row> documents(String... documents) {
        return spark.createDataset(Stream.of(documents).toList(), Encoders.STRING())
                .toDF("payload");
    }
}
