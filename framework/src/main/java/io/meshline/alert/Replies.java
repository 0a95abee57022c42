package io.meshline.alert;

import io.meshline.error.Causes;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * What answers and failures come to. Messages of exceptions are never passed on: they name hosts, and of a URL that
 * cannot be used all of it.
 */
final class Replies {
    private static final int TOO_MANY_REQUESTS = 429;

    private Replies() {}

    static Reply to(HttpResponse<String> response, Address address, Clock clock) {
        int status = response.statusCode();
        String words = "answered " + status
                + address.quote(response.body()).map(quote -> " " + quote).orElse("");
        if (status / 100 == 2) {
            return Reply.delivered(words);
        }
        if (status / 100 == 3) {
            return Reply.rejected(
                    "answered " + status + ", a redirect, which is not followed: the address is a secret");
        }
        if (status != TOO_MANY_REQUESTS && status / 100 != 5) {
            return Reply.rejected(words);
        }
        return resting(words, response.headers().firstValue("Retry-After").flatMap(after -> rest(after, clock)));
    }

    private static Reply resting(String words, Optional<Duration> rest) {
        String asked = rest.filter(time -> time.compareTo(Reply.LONGEST_REST) > 0)
                .map(time -> " and asks to be left alone for " + time.toSeconds() + " s")
                .orElse("");
        return new Reply(Reply.Outcome.PASSING, words + asked, rest);
    }

    static Reply to(Throwable failure, Duration timeout) {
        if (failure instanceof HttpTimeoutException) {
            return late(timeout);
        }
        if (failure instanceof SSLException) {
            boolean certificate = Causes.chain(failure).anyMatch(cause -> cause instanceof CertificateException);
            return Reply.rejected(certificate ? "its certificate is not trusted" : "it does not speak TLS as expected");
        }
        if (Causes.chain(failure).anyMatch(cause -> cause instanceof UnresolvedAddressException)) {
            return Reply.passing("its host cannot be found");
        }
        return Reply.passing(failure instanceof ConnectException ? "cannot be connected to" : "the connection broke");
    }

    static Reply late(Duration timeout) {
        return Reply.passing("no answer within " + Words.seconds(timeout));
    }

    /** Seconds or a date (RFC 9110, section 10.2.3); empty for anything else. */
    private static Optional<Duration> rest(String after, Clock clock) {
        if (after.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(after)));
        }
        try {
            Instant then = ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration rest = Duration.between(clock.instant(), then);
            return Optional.of(rest.isNegative() ? Duration.ZERO : rest);
        } catch (DateTimeException e) {
            // Whatever it means, the usual pause will do.
            return Optional.empty();
        }
    }
}
