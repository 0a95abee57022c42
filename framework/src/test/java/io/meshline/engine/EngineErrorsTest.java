package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.commit.TableSpec;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.io.FileLog;
import io.meshline.model.DatasetId;
import io.meshline.model.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineErrorsTest {
    private static final DatasetId SOLD = new DatasetId("sales", Zone.EVENTS, "item_sold");

    @Test
    void saysWhichTableIsMissing() {
        assertThat(EngineErrors.noTable(SOLD, "/data/orders"))
                .hasMessage("Cannot read the source of 'sales.events.item_sold': there is no Delta table at"
                        + " '/data/orders'. Check 'path', or wait for its first delivery.")
                .extracting("code")
                .isEqualTo(ErrorCode.UNREADABLE_SOURCE);
    }

    @Test
    void saysThatWhatIsNotToldYetIsNotLost() {
        assertThat(EngineErrors.toldMeanwhile("platform.runs"))
                .hasMessage("Cannot write 'platform.runs': other runs write to it all the time. What this run did is in"
                        + " its tables; the next run of its jobs tells it")
                .extracting("code")
                .isEqualTo(ErrorCode.CONCURRENT_RUN);
    }

    @Test
    void doesNotTakeFilesInWhoseLogIsGone() {
        TableSpec log = new TableSpec("sales.raw.line (file log)", "/data/line_files", FileLog.SCHEMA, "", List.of());
        assertThat(EngineErrors.noFileLog(log))
                .hasMessage("Cannot read table 'sales.raw.line (file log)': there is no Delta table at"
                        + " '/data/line_files'. Bring it back: without it, every file would be taken in a second time.")
                .extracting("code")
                .isEqualTo(ErrorCode.UNREADABLE_SOURCE);
    }

    @Test
    void saysWhyAJobDidNotStart() {
        assertThat(EngineErrors.skipped(new DatasetId("sales", Zone.AGGREGATES, "daily_revenue"), SOLD))
                .isEqualTo("Skipped 'sales.aggregates.daily_revenue': it needs 'sales.events.item_sold', which did not"
                        + " succeed.");
    }

    @Test
    void namesTheFilesThatKeepTheOthersOut() {
        DatasetId targets = new DatasetId("management", Zone.MANUAL, "revenue_target");
        MeshlineException error = EngineErrors.incomplete(
                targets, List.of("Cannot read file 'a.csv': it is empty.", "Cannot read file 'b.csv': it is empty."));
        assertThat(error)
                .hasMessage("Cannot replace the rows of 'management.manual.revenue_target': hand-kept files are taken"
                        + " whole or not at all. The table stays as it is. Cannot read file 'a.csv': it is empty."
                        + " Cannot read file 'b.csv': it is empty.");
    }
}
