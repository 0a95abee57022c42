package io.meshline.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What personal data a value is. The kind decides how it is normalised before a hash, and how it can be generalised. */
public enum PersonalKind {
    /** A mail address. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** A name of a person. */
    NAME,
    /** A postal address or a part of one. */
    ADDRESS,
    /** Text that people write, in which anything may stand. */
    FREE_TEXT,
    /** An address of the Internet Protocol. */
    IP,
    /** A number or code that stands for a person. */
    ID,
    /** A date of birth. */
    BIRTH_DATE,
    /** A postal code. */
    POSTCODE;

    private static final List<PersonalKind> COARSER = List.of(BIRTH_DATE, IP, POSTCODE);

    /** The name in configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether there is a coarser form of its values that still means something. */
    public boolean canBeGeneralised() {
        return COARSER.contains(this);
    }

    /** The names of the kinds that have a coarser form, sorted. */
    public static List<String> coarser() {
        return Arrays.stream(values())
                .filter(PersonalKind::canBeGeneralised)
                .map(PersonalKind::key)
                .sorted()
                .toList();
    }
}
