package io.meshline.report.quality;

import io.meshline.report.Escapes;
import java.util.ArrayDeque;
import java.util.Deque;

/** Builds a page element by element. Text and values of attributes are escaped without exception. */
final class Html {
    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are names and values in turn. */
    Html begin(String element, String... attributes) {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** Ends the element that was begun last. */
    Html end() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that has no content. */
    Html single(String element, String... attributes) {
        tag(element, attributes);
        return this;
    }

    /** An element with nothing but text. */
    Html element(String element, String text, String... attributes) {
        return begin(element, attributes).text(text).end();
    }

    Html text(String text) {
        out.append(Escapes.html(text));
        return this;
    }

    /** A line break in the source, so that a page can be compared line by line. */
    Html newLine() {
        out.append('\n');
        return this;
    }

    /** The style or script of the page itself, never anything from data. */
    Html asset(String element, String content) {
        out.append('<').append(element).append('>').append(content);
        out.append("</").append(element).append(">\n");
        return this;
    }

    String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not ended: " + open);
        }
        return out.append('\n').toString();
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]);
            out.append("=\"").append(Escapes.html(attributes[i + 1])).append('"');
        }
        out.append('>');
    }
}
