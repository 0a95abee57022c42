package io.meshline.submit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/**
 * What spark-submit sends along. YARN and Kubernetes lay it into the working directory of the driver; in the cluster mode of
 * a standalone cluster the driver is only told where it is.
 *
 * @param uris what was given by {@code --files} and {@code --archives}, each with {@code #name} where it was renamed
 */
record SentFiles(List<String> uris) {

    static SentFiles of(SparkConf submitted) {
        return new SentFiles(Stream.of("spark.archives", "spark.files")
                .flatMap(key -> Arrays.stream(submitted.get(key, "").split(",")))
                .map(String::strip)
                .filter(uri -> !uri.isEmpty())
                .toList());
    }

    /** Where the file or archive is that arrives under a name. */
    Optional<String> find(String name) {
        return uris.stream()
                .filter(uri -> arrivesAs(uri).equals(name))
                .map(SentFiles::withoutName)
                .findFirst();
    }

    private static String arrivesAs(String uri) {
        int renamed = uri.lastIndexOf('#');
        return renamed < 0 ? uri.substring(uri.lastIndexOf('/') + 1) : uri.substring(renamed + 1);
    }

    private static String withoutName(String uri) {
        int renamed = uri.lastIndexOf('#');
        return renamed < 0 ? uri : uri.substring(0, renamed);
    }
}
