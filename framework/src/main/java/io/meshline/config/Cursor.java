package io.meshline.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks over HOCON text that is known to parse, and counts lines. */
final class Cursor {
    private static final String TRIPLE = "\"\"\"";

    private final String text;
    private int at;
    private int line = 1;

    Cursor(String text) {
        this.text = text;
    }

    int line() {
        return line;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    boolean isAt(String expected) {
        return text.startsWith(expected, at);
    }

    boolean isAt(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt();
    }

    boolean isAtComment() {
        return isAt("#") || isAt("//");
    }

    /** Steps over an expected text, if it stands here. */
    boolean skip(String expected) {
        boolean here = isAt(expected);
        if (here) {
            forward(expected.length());
        }
        return here;
    }

    /** Steps over white space, comments and commas, over line ends too. */
    void skipBlank() {
        while (!atEnd()) {
            if (isAtComment()) {
                takeLine();
            } else if (isBlank(text.charAt(at)) || isAt(",")) {
                forward(1);
            } else {
                return;
            }
        }
    }

    /** Takes the rest of the line, without its end. */
    String takeLine() {
        int end = text.indexOf('\n', at);
        return forward((end < 0 ? text.length() : end) - at);
    }

    /** Takes what stands before the next {@code end}, or everything. */
    String takeUntil(String end) {
        int found = text.indexOf(end, at);
        return forward((found < 0 ? text.length() : found) - at);
    }

    /** Takes one piece: a whole quoted string, or a single character. */
    String takePiece() {
        if (isAt(TRIPLE)) {
            return takeTripleQuoted();
        }
        return isAt("\"") ? takeQuoted() : forward(1);
    }

    private String takeTripleQuoted() {
        int end = text.indexOf(TRIPLE, at + TRIPLE.length());
        end = end < 0 ? text.length() : end + TRIPLE.length();
        while (end < text.length() && text.charAt(end) == '"') {
            end++;
        }
        return forward(end - at);
    }

    private String takeQuoted() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return forward(Math.min(end + 1, text.length()) - at);
    }

    private String forward(int characters) {
        String taken = text.substring(at, at + characters);
        line += (int) taken.chars().filter(character -> character == '\n').count();
        at += characters;
        return taken;
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\uFEFF';
    }
}
