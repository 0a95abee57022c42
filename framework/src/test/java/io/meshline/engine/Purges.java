package io.meshline.engine;

import io.meshline.report.quarantine.PurgeNote;
import io.meshline.report.quarantine.PurgeResult;
import io.meshline.report.quarantine.RecordState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** Purges the quarantine of a shop. */
final class Purges {
    static final Instant AT = Instant.parse("2010-12-24T04:00:00Z");

    private Purges() {}

    static PurgeResult open(SparkSession spark, Shop shop) {
        return purge(spark, shop, Set.of(RecordState.OPEN), Optional.empty());
    }

    static PurgeResult settled(SparkSession spark, Shop shop) {
        return purge(spark, shop, Set.of(RecordState.SETTLED), Optional.empty());
    }

    static PurgeResult purge(SparkSession spark, Shop shop, Set<RecordState> states, Optional<Instant> before) {
        return new Purge(spark, shop.settings(), new PurgeNote.Trace("purge", AT))
                .carryOut(Shop.TILLS, new PurgeRequest(Shop.TILLS.toString(), states, before));
    }
}
