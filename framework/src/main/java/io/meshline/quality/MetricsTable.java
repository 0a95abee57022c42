package io.meshline.quality;

import io.meshline.model.Metric;
import java.util.List;

/** Where figures are kept over time. Several threads and processes may use it at the same time. */
public interface MetricsTable {
    /** The figures that are asked for, in no order. */
    List<Measurement> read(MetricsQuery query);

    /**
     * Keeps figures, all or none. One that is kept under the key already, measured by the same analyzer, is replaced;
     * others under the key stay.
     */
    void put(MetricKey key, List<Metric> metrics);
}
