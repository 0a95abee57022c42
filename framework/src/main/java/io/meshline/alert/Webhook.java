package io.meshline.alert;

import io.meshline.model.Destination;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One webhook, called with one message at a time. */
final class Webhook {
    private final Destination destination;
    private final Address address;
    private final HttpClient client;

    /** Looks nothing up and connects to nothing yet. */
    Webhook(Destination destination) {
        this.destination = destination;
        this.address = Address.of(destination.url());
        this.client = HttpClient.newBuilder()
                // An offer of HTTP/2 confuses simple servers, and a message gains nothing by it.
                .version(HttpClient.Version.HTTP_1_1)
                // Another place would learn the address from the request, or get what was not meant for it.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(destination.timeout())
                .build();
    }

    /** Tries once; never throws for what the network does. */
    Reply post(String message) throws InterruptedException {
        try {
            return answerTo(client.sendAsync(request(message), head -> new Opening()));
        } catch (IllegalArgumentException e) {
            // A URL that no connection can be made to, such as one with port 99999; the message may show it.
            return Reply.rejected("its address cannot be called");
        }
    }

    private Reply answerTo(CompletableFuture<HttpResponse<String>> answer) throws InterruptedException {
        try {
            // The request's own time-out ends with the headers of the answer.
            HttpResponse<String> response = answer.get(destination.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return Replies.to(response, address, Clock.systemUTC());
        } catch (TimeoutException e) {
            return Replies.late(destination.timeout());
        } catch (ExecutionException e) {
            return Replies.to(e.getCause(), destination.timeout());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String message) {
        return HttpRequest.newBuilder(address.uri())
                .timeout(destination.timeout())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "meshline")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
    }
}
