package io.meshline.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.profile.TableProfile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class ProfilerTest {
    @Test
    void looksAtColumnsOfEveryType(SparkSession spark) {
        TableProfile p = Profiler.profile(Tables.scope(Tables.aggregate()), Tables.ofEveryType(spark));
        p.columns().forEach(System.out::println);
        p.proposals().forEach(System.out::println);
        assertThat(p.rows()).isEqualTo(100);
    }
}
