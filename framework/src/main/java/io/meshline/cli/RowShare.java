package io.meshline.cli;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a share of rows. */
final class RowShare {
    /** What a value may be, as the end of a sentence. */
    static final String FORM = "a share above 0 and below 1, such as 0.1 or 10%";

    private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:[.][0-9]{1,6})?)(%?)");

    private RowShare() {}

    /** {@code 0.1} and {@code 10%} are the same share; empty for anything else, for nothing and for all. */
    static Optional<BigDecimal> parse(String value) {
        Matcher share = SHARE.matcher(value);
        if (!share.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(share.group(1));
        return Optional.of(share.group(2).isEmpty() ? number : number.movePointLeft(2))
                .filter(part -> part.signum() > 0 && part.compareTo(BigDecimal.ONE) < 0);
    }
}
