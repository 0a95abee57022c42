package io.meshline.quality.profile;

/** Strings in DQDL, which has no escapes for what ends a string or cannot be seen. */
final class DqdlText {
    private DqdlText() {}

    static boolean isWritable(String text) {
        return text.codePoints().allMatch(DqdlText::isWritable);
    }

    private static boolean isWritable(int sign) {
        boolean isBlank = Character.isWhitespace(sign) && sign != ' ';
        int type = Character.getType(sign);
        return sign != '"'
                && sign != '\\'
                && !isBlank
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE;
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }
}
