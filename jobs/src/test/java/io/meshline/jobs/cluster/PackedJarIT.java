package io.meshline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is in the jar that spark-submit takes. */
@Tag("packed")
class PackedJarIT {
    @Test
    void bringsNoClassThatTheDistributionHas() throws IOException {
        Set<String> ours = classes(SparkDistribution.packedJar());
        assertThat(ours).contains("io/meshline/cli/Meshline.class", "io/delta/tables/DeltaTable.class");
        for (Path jar : SparkDistribution.jars()) {
            Set<String> both = new TreeSet<>(classes(jar));
            both.retainAll(ours);
            assertThat(both).as(jar.getFileName().toString()).isEmpty();
        }
    }

    @Test
    void isBuiltForTheSparkThatTheDistributionIs() {
        String version = org.apache.spark.package$.MODULE$.SPARK_VERSION();
        assertThat(SparkDistribution.jars())
                .extracting(jar -> jar.getFileName().toString())
                .contains("spark-core_2.12-" + version + ".jar");
    }

    private static Set<String> classes(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .collect(Collectors.toSet());
        }
    }
}
