package io.meshline.jobs.customers;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Somebody who does not exist. Mail addresses, telephone numbers and IP addresses are of the ranges that are kept for
 * examples (RFC 2606, RFC 5737, RFC 3849; Ofcom's numbers for drama); the second half of a postcode has letters that
 * real ones never have there.
 */
record Person(int number, String first, String last, String street, String postcode, String birthDate, String ip) {
    static final String HEADER = "AccountNo,Email,Name,Street,Phone,Postcode,BirthDate,LastIP,Note,ChangedAt";

    private static final List<String> FIRST = List.of(
            "Adela", "Björn", "Cosima", "Dorián", "Elke", "Faye", "Gwen", "Håkon", "Imre", "Jolanta", "Kasper",
            "Lívia");
    private static final List<String> LAST = List.of(
            "Ashdown",
            "Brückner",
            "Cartmell",
            "Dvořáková",
            "Eastlake",
            "Fennimore",
            "Gårdman",
            "Hollowby",
            "Ívarsson",
            "Jessamy",
            "Kettlewell",
            "Łozinska");
    private static final List<String> STREETS =
            List.of("Juniper Row", "Old Mill Lane", "Pebble Court", "Quince Gardens", "Rookery Close", "Saffron Walk");
    private static final List<String> AREAS = List.of("BD", "EH", "LS", "NG", "SA", "TR");
    private static final List<String> NETWORKS = List.of("192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:7::");
    private static final String NEVER_IN_POSTCODES = "CIKMOV";
    private static final List<String> NOTES = List.of(
            "", "", "", "asked to be called after six", "moved in with %s, same telephone", "\"\"%s\"\" is a nickname");

    static Person invented(int number, Random random) {
        String birthDate =
                "%d-%02d-%02d".formatted(1930 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return new Person(number, any(FIRST, random), any(LAST, random), "", "", birthDate, "").moved(random);
    }

    /** The same person at another address. */
    Person moved(Random random) {
        String letters = "" + letter(random) + letter(random);
        String code = any(AREAS, random) + (1 + random.nextInt(20)) + " " + random.nextInt(10) + letters;
        String network = any(NETWORKS, random);
        return new Person(
                number,
                first,
                last,
                (1 + random.nextInt(90)) + " " + any(STREETS, random),
                code,
                birthDate,
                network + (1 + random.nextInt(250)));
    }

    /** The account as a line of the shop's export. */
    String line(String changedAt) {
        String note = NOTES.get((number + street.length()) % NOTES.size()).formatted(first);
        return String.join(
                ",",
                "C%05d".formatted(number),
                email(),
                quoted(first + " " + last),
                street,
                phone(),
                postcode,
                birthDate,
                ip,
                note.isEmpty() ? "" : quoted(note),
                changedAt.replace('T', ' '));
    }

    /** A consent as the form sends it; people write their address as they like. */
    String document(String consent, String at) {
        String typed = number % 3 == 0 ? email().toUpperCase(Locale.ROOT) : email();
        return ("{\"subscriber\": {\"email\": \"%s\", \"name\": \"%s %s\"}, \"consent\": \"%s\", \"at\": \"%sZ\","
                        + " \"client\": {\"ip\": \"%s\"}, \"comment\": %s}")
                .formatted(
                        typed,
                        first,
                        last,
                        consent,
                        at,
                        ip,
                        number % 7 == 0 ? "\"greetings from " + first + "\"" : "null");
    }

    /** Mail addresses of the account are in small letters, and have a number instead of a name. */
    private String email() {
        return "%c.%d@example.com".formatted(Character.toLowerCase(first.charAt(0)), 1000 + number);
    }

    private String phone() {
        return number % 11 == 0 ? "" : "+44 7700 900%03d".formatted(number);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static char letter(Random random) {
        return NEVER_IN_POSTCODES.charAt(random.nextInt(NEVER_IN_POSTCODES.length()));
    }
}
