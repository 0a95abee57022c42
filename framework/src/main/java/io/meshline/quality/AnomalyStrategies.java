package io.meshline.quality;

import static scala.collection.JavaConverters.asScalaBufferConverter;
import static scala.collection.JavaConverters.seqAsJavaListConverter;

import com.amazon.deequ.anomalydetection.AnomalyDetectionStrategy;
import com.amazon.deequ.anomalydetection.AnomalyDetector;
import com.amazon.deequ.anomalydetection.DataPoint;
import com.amazon.deequ.anomalydetection.DetectionResult;
import com.amazon.deequ.anomalydetection.OnlineNormalStrategy;
import com.amazon.deequ.anomalydetection.RelativeRateOfChangeStrategy;
import com.amazon.deequ.anomalydetection.seasonal.HoltWinters;
import io.meshline.model.AnomalyRule;
import io.meshline.quality.MetricHistory.Point;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import scala.Option;
import scala.collection.Seq;

/** Deequ's strategies for finding anomalies in a series of figures. */
final class AnomalyStrategies {
    private AnomalyStrategies() {}

    /**
     * Whether a new figure is unusual after those before; empty where the strategy finds no parameters that fit them.
     *
     * @param before at least as many as the strategy needs, oldest first, all earlier than the new one
     */
    static Optional<Boolean> isUnusual(AnomalyRule.Strategy strategy, List<Point> before, Point now) {
        AnomalyDetector detector = new AnomalyDetector(of(strategy));
        try {
            // Deequ's Holt-Winters prints its parameters, and the library behind it which Java it found.
            DetectionResult result = StandardStreams.withoutThisThread(() -> detector.isNewPointAnomalous(
                    seq(before.stream().map(AnomalyStrategies::point).toList()), point(now)));
            return Optional.of(
                    !seqAsJavaListConverter(result.anomalies()).asJava().isEmpty());
        } catch (AssertionError noFit) {
            // So ends the search of the optimizer behind Deequ's Holt-Winters on some series, with "stepBound.>(0.0)".
            return Optional.empty();
        }
    }

    private static AnomalyDetectionStrategy of(AnomalyRule.Strategy strategy) {
        if (strategy instanceof AnomalyRule.ChangeRate rate) {
            return new RelativeRateOfChangeStrategy(option(rate.min()), option(rate.max()), 1);
        }
        if (strategy instanceof AnomalyRule.OnlineNormal normal) {
            Option<Object> deviations = Option.apply(normal.deviations().doubleValue());
            return new OnlineNormalStrategy(deviations, deviations, 0, true);
        }
        return new HoltWinters(((AnomalyRule.HoltWinters) strategy).cycle());
    }

    private static Option<Object> option(Optional<BigDecimal> bound) {
        return Option.apply(bound.map(BigDecimal::doubleValue).orElse(null));
    }

    private static DataPoint<Object> point(Point point) {
        return new DataPoint<>(point.at(), Option.apply(point.value()));
    }

    private static <T> Seq<T> seq(List<T> elements) {
        return asScalaBufferConverter(elements).asScala();
    }
}
