package io.meshline.io;

import java.util.Optional;
import java.util.stream.Stream;

/** What a failure of a library says of itself. */
final class Failures {
    private Failures() {}

    /** The first line of the innermost message. */
    static String reason(Throwable failure) {
        Throwable innermost = chain(failure).reduce((outer, inner) -> inner).orElseThrow();
        return Optional.ofNullable(innermost.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElseGet(() -> innermost.getClass().getSimpleName());
    }

    /** The failure, its cause, the cause's cause and so on. */
    static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
