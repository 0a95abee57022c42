package io.meshline.clean.pii;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.FieldPath;
import io.meshline.model.PersonalKind;
import io.meshline.model.Treatment;
import org.junit.jupiter.api.Test;

class JsonTreatmentTest {

    @Test
    void treatsMarkedFieldsAndCopiesTheRestAsItIsWritten() {
        assertThat(masked(
                        "{ \"n\" : 1.50e+03,\t\"b\":0.10, \"customer\": {\"email\" : \"ada@x.org\" , \"z\":[1, 2 ]}, "
                                + "\"a\\u0062\":\"\\u00e4\\/\", \"big\": 123456789012345678901234567890.000 }\n",
                        "$.customer.email"))
                .isEqualTo(
                        "{ \"n\" : 1.50e+03,\t\"b\":0.10, \"customer\": {\"email\" : \"xxx@x.xxx\" , \"z\":[1, 2 ]}, "
                                + "\"a\\u0062\":\"\\u00e4\\/\", \"big\": 123456789012345678901234567890.000 }\n");
    }

    @Test
    void findsNamesThatAreEscapedOrWrittenInOtherCase() {
        assertThat(masked("{\"em\\u0061il\":\"\\u0061da\",\"EMAIL\":\"Ada\"}", "$.email"))
                .isEqualTo("{\"em\\u0061il\":\"xxx\",\"EMAIL\":\"Xxx\"}");
    }

    @Test
    void treatsAFieldThatStandsTwiceTwice() {
        assertThat(masked("{\"email\":\"ada\",\"x\":1,\"email\":\"eve\"}", "$.email"))
                .isEqualTo("{\"email\":\"xxx\",\"x\":1,\"email\":\"xxx\"}");
    }

    @Test
    void treatsEachElementOfLists() {
        assertThat(masked("{\"emails\":[\"ada\",null,[\"eve\"]]}", "$.emails"))
                .isEqualTo("{\"emails\":[\"xxx\",null,[\"xxx\"]]}");
        assertThat(masked("[{\"contacts\":[{\"phone\":\"12\"},{\"phone\":3}]}]", "$.contacts[*].phone"))
                .isEqualTo("[{\"contacts\":[{\"phone\":\"00\"},{\"phone\":\"0\"}]}]");
    }

    @Test
    void writesTreatedValuesAsStringsAndLeavesNull() {
        assertThat(masked("{\"v\":-12.5}", "$.v")).isEqualTo("{\"v\":\"-00.0\"}");
        assertThat(masked("{\"v\":true, \"w\":0}", "$.v")).isEqualTo("{\"v\":\"xxxx\", \"w\":0}");
        assertThat(masked("{\"v\":[1,23]}", "$.v")).isEqualTo("{\"v\":[\"0\",\"00\"]}");
        assertThat(masked("{\"v\":null}", "$.v")).isEqualTo("{\"v\":null}");
        assertThat(masked("{\"v\":\"a\\\"\\n\\u0001b\"}", "$.v")).isEqualTo("{\"v\":\"x\\\"\\n\\u0001x\"}");
    }

    @Test
    void treatsAnObjectInThePlaceOfAValueAsItsText() {
        assertThat(masked("{\"v\":{\"ada\":[1]},\"w\":1}", "$.v")).isEqualTo("{\"v\":\"{\\\"xxx\\\":[0]}\",\"w\":1}");
    }

    @Test
    void masksAValueInThePlaceOfAnObject() {
        assertThat(treated("{\"customer\":\"Ada\",\"w\":[\"Eve\",{\"email\":\"x\"}]}", Marks.HASH, "$.customer.email"))
                .isEqualTo("{\"customer\":\"Xxx\",\"w\":[\"Eve\",{\"email\":\"x\"}]}");
        assertThat(masked("\"Ada\"", "$.email")).isEqualTo("\"Xxx\"");
        assertThat(masked(" 17 ", "$.email")).isEqualTo(" \"00\" ");
        assertThat(masked("null", "$.email")).isEqualTo("null");
    }

    @Test
    void writesNullForWhatIsDropped() {
        assertThat(treated("{\"note\":[{\"a\":1},2],\"x\":1}", Marks.DROP, "$.note"))
                .isEqualTo("{\"note\":null,\"x\":1}");
        assertThat(treated("{\"note\":{\"a\":{}}}", Marks.DROP, "$.note")).isEqualTo("{\"note\":null}");
    }

    @Test
    void leavesDocumentsWithoutMarkedFieldsAsTheyAre() {
        String document = " {\"a\": [1, {\"b\": \"\\ud83d\\ude42\"}], \"c\": {}}\r\n";
        assertThat(masked(document, "$.email")).isEqualTo(document);
    }

    @Test
    void keepsItsPlaceInLongDocuments() {
        String filler = "\"" + "ä\\n".repeat(30_000) + "\"";
        assertThat(masked(
                        "{\"f\":" + filler + ",\"email\":\"ada\",\"n\":12,\"g\":" + filler + ",\"email\":123 }",
                        "$.email"))
                .isEqualTo("{\"f\":" + filler + ",\"email\":\"xxx\",\"n\":12,\"g\":" + filler + ",\"email\":\"000\" }");
    }

    @Test
    void givesNothingForATextThatIsNotOneDocument() {
        assertThat(masked("", "$.email")).isNull();
        assertThat(masked("{\"email\":\"ada\"", "$.email")).isNull();
        assertThat(masked("{\"email\":\"ada\"} x", "$.email")).isNull();
        assertThat(masked("{\"email\":\"ada\"} {}", "$.email")).isNull();
        assertThat(masked("[".repeat(2_000) + "]".repeat(2_000), "$.email")).isNull();
    }

    private static String masked(String document, String path) {
        return treated(document, Marks.MASK, path);
    }

    private static String treated(String document, Treatment treatment, String path) {
        FieldTree tree = new FieldTree();
        tree.add(FieldPath.parse(path).orElseThrow(), Marks.treatment(PersonalKind.ID, treatment));
        return new JsonTreatment(tree).of(document);
    }
}
