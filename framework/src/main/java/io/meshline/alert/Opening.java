package io.meshline.alert;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The first characters of an answer; the rest, however long, is not waited for. */
final class Opening implements BodySubscriber<String> {
    private static final int BYTES = 400;

    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final ByteBuffer begun = ByteBuffer.allocate(BYTES);
    private Subscription subscription;

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int taken = Math.min(begun.remaining(), buffer.remaining());
            begun.put(buffer.slice(buffer.position(), taken));
        }
        if (!begun.hasRemaining()) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        text.complete(new String(begun.array(), 0, begun.position(), StandardCharsets.UTF_8));
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }
}
