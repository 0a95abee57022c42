package io.meshline.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.DatasetId;
import io.meshline.model.Zone;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobRunIdsTest {
    private static final String RUN = "01a20013-2749-7b77-90d1-62ce8baadb46";
    private static final DatasetId SOLD = new DatasetId("sales", Zone.EVENTS, "item_sold");

    @Test
    void makesAUuidOfVersion7WithTheTimeOfTheRun() {
        UUID id = JobRunIds.of(RUN, SOLD);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString()).startsWith("01a20013-2749-7");
    }

    @Test
    void isTheSameForWhoeverKnowsRunAndJobAndAnotherForEveryOtherRunOrJob() {
        assertThat(JobRunIds.of(RUN, SOLD))
                .isEqualTo(JobRunIds.of(RUN, SOLD))
                .isNotEqualTo(JobRunIds.of(RUN, new DatasetId("sales", Zone.EVENTS, "item_returned")))
                .isNotEqualTo(JobRunIds.of("01a20013-2749-7b77-90d1-62ce8baadb47", SOLD));
    }

    @Test
    void takesRunsWhoseIdIsNoUuid() {
        assertThat(JobRunIds.of("by hand", SOLD).toString()).startsWith("00000000-0000-7");
    }
}
