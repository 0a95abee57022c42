package io.meshline.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The first line of a CSV file that is not blank.
 *
 * @param names the names in it, in its order
 */
record CsvHeader(List<String> names) {
    private static final int LONGEST = 1 << 16;

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
        String[] names = new CsvBeginning(beginning, settings)
                .records(1).stream().findFirst().orElseThrow(() -> new CorruptFileException("it has no header line"));
        return new CsvHeader(Arrays.asList(names));
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** The names that are not among some others. */
    List<String> without(List<String> others) {
        return names.stream().filter(name -> !others.contains(name)).distinct().toList();
    }
}
