package io.meshline.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The usual Spark settings that are durations or sizes. Spark itself finds a mistake in most of them late, in the
 * middle of a job; see "Spark Properties" and "Available Properties" in Spark's configuration page.
 */
final class SparkUnits {
    private static final Pattern DURATION = Pattern.compile("\\d+(us|ms|s|m|min|h|d)?");
    private static final Pattern SIZE = Pattern.compile("-?\\d+(b|k|kb|m|mb|g|gb|t|tb|p|pb)?");

    private static final Set<String> DURATIONS = Set.of(
            "spark.dynamicAllocation.cachedExecutorIdleTimeout",
            "spark.dynamicAllocation.executorIdleTimeout",
            "spark.dynamicAllocation.schedulerBacklogTimeout",
            "spark.dynamicAllocation.sustainedSchedulerBacklogTimeout",
            "spark.executor.heartbeatInterval",
            "spark.files.fetchTimeout",
            "spark.locality.wait",
            "spark.network.timeout",
            "spark.network.timeoutInterval",
            "spark.rpc.askTimeout",
            "spark.rpc.lookupTimeout",
            "spark.scheduler.maxRegisteredResourcesWaitingTime",
            "spark.shuffle.io.retryWait",
            "spark.sql.broadcastTimeout");

    private static final Set<String> SIZES = Set.of(
            "spark.broadcast.blockSize",
            "spark.driver.maxResultSize",
            "spark.driver.memory",
            "spark.driver.memoryOverhead",
            "spark.executor.memory",
            "spark.executor.memoryOverhead",
            "spark.files.maxPartitionBytes",
            "spark.kryoserializer.buffer",
            "spark.kryoserializer.buffer.max",
            "spark.memory.offHeap.size",
            "spark.reducer.maxSizeInFlight",
            "spark.shuffle.file.buffer",
            "spark.sql.adaptive.advisoryPartitionSizeInBytes",
            "spark.sql.autoBroadcastJoinThreshold",
            "spark.sql.files.maxPartitionBytes",
            "spark.sql.files.openCostInBytes");

    private SparkUnits() {}

    /** What a value must be, where it is not; the end of {@code must be …}. */
    static Optional<String> expected(String setting, String value) {
        if (DURATIONS.contains(setting) && !DURATION.matcher(value).matches()) {
            return Optional.of("a duration such as 500ms, 30s, 5min or 1h");
        }
        if (SIZES.contains(setting)
                && !SIZE.matcher(value.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("a size such as 512k, 64m or 4g");
        }
        return Optional.empty();
    }
}
