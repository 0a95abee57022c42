package io.meshline.delta;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Takes values over the border between Java and Scala. */
final class ScalaCollections {
    private ScalaCollections() {}

    static <T> Seq<T> seq(List<? extends T> list) {
        List<T> copy = List.copyOf(list);
        return JavaConverters.asScalaBuffer(copy).toList();
    }

    static <T> List<T> list(Seq<? extends T> seq) {
        return List.copyOf(JavaConverters.seqAsJavaList(seq.toList()));
    }

    static <K, V> Map<K, V> map(scala.collection.Map<K, V> map) {
        return JavaConverters.mapAsJavaMap(map);
    }

    static <T> Optional<T> optional(Option<T> option) {
        return option.isEmpty() ? Optional.empty() : Optional.ofNullable(option.get());
    }

    static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> map) {
        return scala.collection.immutable.Map$.MODULE$
                .<String, String>empty()
                .$plus$plus(JavaConverters.mapAsScalaMap(map));
    }

    /** Scala's {@code Option[Long]} reads as an option of objects in Java. */
    static OptionalLong optionalLong(Option<?> option) {
        return option.isEmpty() ? OptionalLong.empty() : OptionalLong.of((Long) option.get());
    }

    static Option<Object> some(long value) {
        return Option.apply(value);
    }
}
