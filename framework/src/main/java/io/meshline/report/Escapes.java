package io.meshline.report;

import java.util.Locale;
import java.util.function.IntFunction;

/** Makes text from data harmless in each format: it is shown and never carried out. */
public final class Escapes {
    private static final String MARKDOWN_SIGNS = "\\`*_[]<|~&$";
    private static final int REPLACEMENT = 0xFFFD;

    private Escapes() {}

    /** For a terminal: one line, without control characters, which could move the cursor or change its colours. */
    public static String terminal(String text) {
        return each(text, Escapes::visible);
    }

    /** For running text and table cells of Markdown: one line, in which no sign is markup. */
    public static String markdown(String text) {
        return each(text, sign -> MARKDOWN_SIGNS.indexOf(sign) < 0 ? visible(sign) : "\\" + Character.toString(sign));
    }

    /** For text and quoted attributes of HTML. */
    public static String html(String text) {
        return each(text, sign -> switch (sign) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '\n', '\t' -> Character.toString(sign);
            default -> isShown(sign) ? Character.toString(sign) : Character.toString(REPLACEMENT);
        });
    }

    private static String visible(int sign) {
        if (Character.isWhitespace(sign)) {
            return " ";
        }
        return isShown(sign) ? Character.toString(sign) : String.format(Locale.ROOT, "\\u%04X", sign);
    }

    /** Control characters, halves of pairs and signs that turn the direction of writing are not shown as they are. */
    private static boolean isShown(int sign) {
        boolean turns = sign >= 0x202A && sign <= 0x202E || sign >= 0x2066 && sign <= 0x2069;
        return !turns && !Character.isISOControl(sign) && Character.getType(sign) != Character.SURROGATE;
    }

    private static String each(String text, IntFunction<String> sign) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().mapToObj(sign).forEach(out::append);
        return out.toString();
    }
}
