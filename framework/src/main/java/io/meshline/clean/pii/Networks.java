package io.meshline.clean.pii;

import io.meshline.clean.pii.Rewriting.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The forms in which addresses of the Internet Protocol are written (RFC 4291, section 2.2), each with its network. */
final class Networks {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = "(" + BYTE + "[.]" + BYTE + "[.]" + BYTE + ")[.]" + BYTE;

    /** Sixteen bits. */
    private static final String GROUP = "[0-9A-Fa-f]{1,4}";
    /** Sixteen bits that are kept, without the zeros that they begin with. */
    private static final String KEPT = "(?![0-9A-Fa-f]{5})0{0,3}(" + GROUP + ")";

    private static final String AT_MOST_FIVE = "(?:" + GROUP + "(?::" + GROUP + "){0,4})?";
    private static final String FIVE = "(?::" + GROUP + "){5}";

    /** IPv4, also where it is written as IPv6. */
    static final List<Step> OF_IPV4 =
            List.of(new Step("^" + IPV4 + "\\z", "$1.0/24"), new Step("^::[Ff]{4}:" + IPV4 + "\\z", "$1.0/24"));

    /** IPv6 as a whole, and with {@code ::} behind three, two, one and no group. */
    static final List<Step> OF_IPV6 = List.of(
            new Step("^" + KEPT + ":" + KEPT + ":" + KEPT + FIVE + "\\z", "$1:$2:$3::/48"),
            new Step("^" + KEPT + ":" + KEPT + ":" + KEPT + "(?::" + GROUP + ")*::[0-9A-Fa-f:]*\\z", "$1:$2:$3::/48"),
            new Step("^" + KEPT + ":" + KEPT + "::" + AT_MOST_FIVE + "\\z", "$1:$2::/48"),
            new Step("^" + KEPT + "::" + AT_MOST_FIVE + "\\z", "$1::/48"),
            new Step("^" + KEPT + "::" + KEPT + FIVE + "\\z", "$1:0:$2::/48"),
            new Step("^::" + AT_MOST_FIVE + "\\z", "::/48"),
            new Step("^::" + KEPT + FIVE + "\\z", "0:0:$1::/48"),
            new Step("^::" + KEPT + ":" + KEPT + FIVE + "\\z", "0:$1:$2::/48"));

    /** In small letters, and without groups of zeros before {@code ::}, so that a network has one name. */
    static final Rewriting CANONICAL = new Rewriting(Stream.concat(
                    Stream.of("A", "B", "C", "D", "E", "F")
                            .map(digit -> new Step(digit, digit.toLowerCase(Locale.ROOT))),
                    Stream.of(new Step("(?:(?:^|:)0)+::/48\\z", "::/48")))
            .toList());

    private Networks() {}
}
