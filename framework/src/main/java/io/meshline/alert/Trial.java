package io.meshline.alert;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Destination;

/**
 * Tries destinations without waiting for a failure.
 *
 * @param id an id by which a program knows the messages of this trial
 * @param environment the environment whose destinations are tried
 */
public record Trial(String id, String environment) {
    public Trial {
        requireNonNull(id, "id");
        requireNonNull(environment, "environment");
    }

    /**
     * What came back.
     *
     * @param destination the destination's name
     * @param delivered whether the message arrived
     * @param words what the server did, the end of a sentence
     */
    public record Result(String destination, boolean delivered, String words) {
        @Override
        public String toString() {
            return destination + ": " + (delivered ? "delivered, " : "not delivered, ") + words;
        }
    }

    /** Sends a message that says that it is a test, once, and waits for the answer up to the destination's time-out. */
    public Result send(Destination destination) throws InterruptedException {
        String message = switch (destination.format()) {
            case JSON -> JsonForm.test(this, destination.name());
            case SLACK -> SlackForm.test(this, destination.name());
        };
        Reply reply = new Webhook(destination).post(message);
        return new Result(destination.name(), reply.isDelivered(), reply.words());
    }

    String title(String destination) {
        return "Meshline " + environment + ": test of the destination '" + destination + "'";
    }
}
