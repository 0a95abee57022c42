package io.meshline.io;

import static java.util.stream.Collectors.joining;

import io.meshline.model.HeaderDrift;
import io.meshline.model.UnknownFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the header of a file must be so that the file can be taken in.
 *
 * @param declared the declared columns
 * @param drift how far the header may be from them
 * @param naming whether other names may be shown
 */
record HeaderDemand(List<String> declared, HeaderDrift drift, Naming naming) {
    private static final Pattern NO_NAME_OF_A_COLUMN = Pattern.compile("^_|[ ,;{}()\\n\\t=]|^$");
    private static final int LONGEST_NAME_SHOWN = 60;

    /** Fails unless it has each required column, no column twice, and no other that the drift does not allow. */
    void check(CsvHeader header) throws CorruptFileException {
        demandText(header);
        List<String> lacking = declared.stream()
                .filter(name -> !header.has(name) && !drift.optional().contains(name))
                .toList();
        List<String> unknown = drift.unknown() == UnknownFields.FAIL ? header.without(declared) : List.of();
        List<String> problems = Stream.of(
                        listed("lacks", lacking),
                        unknown(unknown),
                        listed("repeats", repeated(header)),
                        unusable(header))
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            throw new CorruptFileException("its header " + String.join("; ", problems) + hint(lacking, unknown));
        }
    }

    private static void demandText(CsvHeader header) throws CorruptFileException {
        Optional<Integer> control = String.join("", header.names())
                .codePoints()
                .filter(code -> Character.getType(code) == Character.CONTROL && !Character.isWhitespace(code))
                .boxed()
                .findFirst();
        if (control.isPresent()) {
            throw new CorruptFileException("it is not text: its header line holds U+%04X".formatted(control.get()));
        }
    }

    private Optional<String> unknown(List<String> names) {
        boolean isCounted = naming == Naming.COUNTED && !names.isEmpty();
        String many = names.size() == 1 ? "1 unknown column" : names.size() + " unknown columns";
        return isCounted ? Optional.of("has " + many) : listed("has unknown", names);
    }

    /** Spark does not see the case of letters. */
    private List<String> repeated(CsvHeader header) {
        Set<String> seen = new HashSet<>();
        List<String> repeated = new ArrayList<>();
        for (String name : header.names()) {
            if (!seen.add(name.toLowerCase(Locale.ROOT)) && !repeated.contains(name)) {
                repeated.add(name);
            }
        }
        repeated.removeIf(name -> naming == Naming.COUNTED && !declared.contains(name));
        return repeated;
    }

    private Optional<String> unusable(CsvHeader header) {
        if (drift.unknown() != UnknownFields.ADD) {
            return Optional.empty();
        }
        List<String> unusable = header.without(declared).stream()
                .filter(name -> NO_NAME_OF_A_COLUMN.matcher(name).find()
                        || declared.stream().anyMatch(name::equalsIgnoreCase))
                .toList();
        return listed("has", unusable)
                .map(words -> words + ", which cannot be added (must differ from declared columns in more than case,"
                        + " not begin with _ and have no space, tab, line break or ,;{}()=)");
    }

    private static Optional<String> listed(String verb, List<String> columns) {
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        String noun = columns.size() == 1 ? " column " : " columns ";
        return Optional.of(
                verb + noun + columns.stream().map(HeaderDemand::quoted).collect(joining(", ")));
    }

    private static String quoted(String name) {
        String shown = name.length() <= LONGEST_NAME_SHOWN ? name : name.substring(0, LONGEST_NAME_SHOWN) + "…";
        return "'" + shown + "'";
    }

    private static String hint(List<String> lacking, List<String> unknown) {
        if (lacking.isEmpty() || unknown.isEmpty()) {
            return "";
        }
        return lacking.size() == 1 ? ". Did upstream rename it?" : ". Did upstream rename them?";
    }
}
