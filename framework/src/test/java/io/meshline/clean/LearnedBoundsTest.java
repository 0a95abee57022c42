package io.meshline.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.clean.LearnedBounds.Range;
import io.meshline.model.LearnedRange;
import io.meshline.model.LearnedRange.Method;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearnedBoundsTest {
    @Test
    void fencesStandAMultipleOfTheQuartilesDistanceApart() {
        assertThat(range(
                        Method.IQR,
                        "1.5",
                        Map.of(
                                "ApproxQuantiles-0.25", new double[] {10, 8, 100},
                                "ApproxQuantiles-0.75", new double[] {20, 30, 24})))
                .contains(new Range(new BigDecimal("-11"), new BigDecimal("45")));
    }

    @Test
    void deviationsCountThoseWithinBatchesAndThoseBetweenThem() {
        assertThat(range(Method.Z_SCORE, "2", Map.of("Mean", new double[] {10, 20}, "StandardDeviation", new double[] {
                    0, 0
                })))
                .contains(new Range(new BigDecimal("5"), new BigDecimal("25")));
        assertThat(range(Method.Z_SCORE, "3", Map.of("Mean", new double[] {10, 10}, "StandardDeviation", new double[] {
                    1, 1
                })))
                .contains(new Range(new BigDecimal("7"), new BigDecimal("13")));
    }

    @Test
    void thereIsNoRangeBeforeEnoughBatchesWereMeasured() {
        assertThat(range(Method.Z_SCORE, "3", Map.of("Mean", new double[] {1, 2}, "StandardDeviation", new double[] {1
                })))
                .isEmpty();
    }

    private static Optional<Range> range(Method method, String factor, Map<String, double[]> history) {
        return LearnedBounds.of(new LearnedRange(method, new BigDecimal(factor), 2), history::get);
    }
}
