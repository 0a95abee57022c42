package io.meshline.error;

import java.util.Optional;
import java.util.stream.Stream;

/** What a failure of a library says of itself, short enough for a sentence. */
public final class Causes {
    private Causes() {}

    /**
     * The first line of the innermost message: Spark wraps a failure into several others, with stack traces and plans in
     * their messages. A failure without a message is named by its class.
     */
    public static String reason(Throwable failure) {
        Throwable innermost = innermost(failure);
        return message(innermost).orElseGet(() -> innermost.getClass().getSimpleName());
    }

    /** The reason with the class in front, for failures of code, such as a null pointer; Spark's name themselves. */
    public static String reasonWithClass(Throwable failure) {
        Throwable innermost = innermost(failure);
        if (innermost.getClass().getName().startsWith("org.apache.spark.")) {
            return reason(failure);
        }
        String name = innermost.getClass().getSimpleName();
        return message(innermost).map(message -> name + ": " + message).orElse(name);
    }

    /** The failure that led to all others. */
    public static Throwable innermost(Throwable failure) {
        return chain(failure).reduce((outer, inner) -> inner).orElseThrow();
    }

    /** The failure, its cause, the cause's cause and so on. */
    public static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> message(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .flatMap(message -> message.lines().findFirst())
                // Spark puts the plan behind a semicolon and a line break.
                .map(line -> line.replaceFirst("[;\\s]+$", ""))
                .filter(line -> !line.isEmpty());
    }
}
