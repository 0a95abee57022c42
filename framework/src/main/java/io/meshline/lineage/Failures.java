package io.meshline.lineage;

import io.meshline.error.Causes;
import io.openlineage.client.transports.HttpTransportResponseException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * What failures of backends come to, as the rest of a sentence. Messages of exceptions are never passed on: they may show
 * addresses and keys.
 */
final class Failures {
    private Failures() {}

    static String words(Throwable failure) {
        return find(failure, HttpTransportResponseException.class)
                .map(answer -> "answered " + answer.getStatusCode())
                .or(() -> find(failure, SocketTimeoutException.class).map(late -> "gave no answer in time"))
                .or(() -> find(failure, ConnectException.class).map(refused -> "cannot be connected to"))
                .or(() -> find(failure, UnknownHostException.class).map(unknown -> "has a host that cannot be found"))
                .or(() -> find(failure, SSLException.class).map(untrusted -> "does not speak TLS as expected"))
                .or(() -> find(failure, LinkageError.class)
                        .map(absent -> "needs a class that is not on the class path: " + absent.getMessage()))
                .orElseGet(() ->
                        "failed with " + Causes.innermost(failure).getClass().getSimpleName());
    }

    /** A duration as its settings write it. */
    static String seconds(Duration time) {
        boolean whole = time.toMillis() % 1000 == 0;
        return whole ? time.toSeconds() + " s" : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        return Causes.chain(failure).filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
