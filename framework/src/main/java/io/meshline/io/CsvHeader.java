package io.meshline.io;

import static java.util.stream.Collectors.joining;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import io.meshline.model.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The first line of a CSV file that is not blank.
 *
 * @param names the names in it, in its order
 */
record CsvHeader(List<String> names) {
    private static final int LONGEST = 1 << 16;
    private static final int LONGEST_NAME_SHOWN = 60;

    CsvHeader {
        names = List.copyOf(names);
    }

    /** As much of a file as a header may take: 64 KiB. */
    static byte[] beginning(InputStream file) throws IOException {
        return file.readNBytes(LONGEST);
    }

    /**
     * Finds the header.
     *
     * @param beginning the first bytes of the file; all of it when it is no longer than they are
     */
    static CsvHeader of(byte[] beginning, CsvSettings settings) throws CorruptFileException {
        if (beginning.length == 0) {
            throw new CorruptFileException("it is empty, without even a header line");
        }
        try {
            String[] names = parse(beginning, settings);
            return new CsvHeader(
                    Stream.of(names).map(settings.text()::asWritten).toList());
        } catch (TextParsingException e) {
            throw new CorruptFileException("its header line cannot be parsed");
        }
    }

    private static String[] parse(byte[] beginning, CsvSettings settings) throws CorruptFileException {
        CsvParser parser = settings.parser();
        if (settings.isMultiLine()) {
            parser.beginParsing(new ByteArrayInputStream(beginning), settings.charset());
            return Optional.ofNullable(parser.parseNext()).orElseThrow(CsvHeader::noHeader);
        }
        return parser.parseLine(firstLine(beginning, settings));
    }

    private static String firstLine(byte[] beginning, CsvSettings settings) throws CorruptFileException {
        Lines lines = new Lines(new ByteArrayInputStream(beginning), settings.charset());
        try {
            Optional<String> line = lines.next();
            while (line.isPresent() && line.get().trim().isEmpty()) {
                line = lines.next();
            }
            return line.orElseThrow(CsvHeader::noHeader);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private static CorruptFileException noHeader() {
        return new CorruptFileException("it has no header line");
    }

    /** Whether names that are in a file and nowhere else may be shown: without a header, they are values of a person. */
    enum Naming {
        SHOWN,
        COUNTED;

        static Naming of(List<Column> declared) {
            return declared.stream().anyMatch(column -> column.personal().isPresent()) ? COUNTED : SHOWN;
        }
    }

    /** Fails unless it has each declared column once and no other. */
    void demand(List<String> declared, Naming naming) throws CorruptFileException {
        Optional<Integer> control = String.join("", names)
                .codePoints()
                .filter(code -> Character.getType(code) == Character.CONTROL && !Character.isWhitespace(code))
                .boxed()
                .findFirst();
        if (control.isPresent()) {
            throw new CorruptFileException("it is not text: its header line holds U+%04X".formatted(control.get()));
        }
        List<String> lacking = without(declared, names);
        List<String> unknown = without(names, declared);
        List<String> problems = Stream.of(
                        listed("lacks", lacking),
                        unknown(unknown, naming),
                        listed("repeats", repeated(declared, naming)))
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            throw new CorruptFileException("its header " + String.join("; ", problems) + hint(lacking, unknown));
        }
    }

    private static Optional<String> unknown(List<String> names, Naming naming) {
        boolean isCounted = naming == Naming.COUNTED && !names.isEmpty();
        String many = names.size() == 1 ? "1 unknown column" : names.size() + " unknown columns";
        return isCounted ? Optional.of("has " + many) : listed("has unknown", names);
    }

    private List<String> repeated(List<String> declared, Naming naming) {
        List<String> rest = new ArrayList<>(names);
        new TreeSet<>(names).forEach(rest::remove);
        return rest.stream()
                .filter(name -> naming == Naming.SHOWN || declared.contains(name))
                .distinct()
                .toList();
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(name -> !some.contains(name)).distinct().toList();
    }

    private static Optional<String> listed(String verb, List<String> columns) {
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        String noun = columns.size() == 1 ? " column " : " columns ";
        return Optional.of(verb + noun + columns.stream().map(CsvHeader::quoted).collect(joining(", ")));
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
