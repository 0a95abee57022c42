package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.clean.pii.Treating;
import io.meshline.error.Origin;
import io.meshline.fixture.SharedSpark;
import io.meshline.io.FileRecords;
import io.meshline.model.Dataset.Raw;
import io.meshline.model.DatasetId;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.PersonalData;
import io.meshline.model.PersonalField;
import io.meshline.model.PersonalKind;
import io.meshline.model.PersonalPolicy;
import io.meshline.model.Treatment;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class PersonalIntakeTest {
    private static final Origin HERE = new Origin("domain.conf", 1);
    private static final String NOT_KEPT =
            "its text is not kept, since it may hold personal data and no treatment of the dataset has a key";

    @Test
    void putsDocumentsAsideThatCannotBeSearchedAndKeepsNoTextWithoutAKey(SparkSession spark) {
        Dataset<Row> records = spark.sql("""
                select payload, 'f' as _source_file, problem as _record_problem, record as _record from values
                  ('{"mail": "ada"}', null, null), ('mail: ada', null, null), ('{"m', 'is cut', '{"m')
                  as t(payload, problem, record)
                """);
        assertThat(treated(new Treatment.Mask(), records))
                .containsExactly(
                        "[{\"mail\": \"xxx\"},f,null,null]",
                        "[null,f,cannot be searched for personal data; " + NOT_KEPT + ",null]",
                        "[null,f,is cut; " + NOT_KEPT + ",null]");
    }

    @Test
    void leavesRecordsOfWhichNothingIsTreated(SparkSession spark) {
        Dataset<Row> records = spark.sql("select 'x' as payload, 'is cut' as _record_problem, 'x' as _record");
        assertThat(treated(new Treatment.Untreated(), records)).containsExactly("[x,is cut,x]");
        assertThat(records.columns()).contains(FileRecords.PROBLEM, FileRecords.RECORD);
    }

    private static List<String> treated(Treatment treatment, Dataset<Row> records) {
        PersonalField mail = new PersonalField("$.mail", new PersonalData(PersonalKind.EMAIL, treatment, HERE));
        Raw letters = new Raw(
                new Heading(DatasetId.parse("crm.raw.letter").orElseThrow(), "Letters", HERE),
                new FileSource("landing", "*", new FileFormat.Json("UTF-8", FileFormat.Layout.LINES), HERE),
                List.of(),
                List.of(mail),
                Gate.OPEN);
        return PersonalIntake.ofFiles(Treating.of(letters, PersonalPolicy.NONE), records).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }
}
