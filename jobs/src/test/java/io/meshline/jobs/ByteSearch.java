package io.meshline.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** Looks for what must not be there in every byte of files, compressed ones and Parquet's columns included. */
final class ByteSearch {
    private final List<String> needles = new ArrayList<>();

    /** Looks for a text in any case of letters. */
    ByteSearch text(String text) {
        needles.add(text.toLowerCase(Locale.ROOT));
        return this;
    }

    /** Looks for bytes as they are, in base64 and in hexadecimal digits. */
    ByteSearch bytes(byte[] bytes) {
        String unpadded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return text(latin(bytes))
                .text(unpadded)
                .text(unpadded.replace('+', '-').replace('/', '_'))
                .text(HexFormat.of().formatHex(bytes));
    }

    /** What was found below a folder: a file and what it has, for each. */
    Set<String> in(Path folder) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> contents(file)
                            .forEach(content -> needles.stream()
                                    .filter(content.toLowerCase(Locale.ROOT)::contains)
                                    .forEach(needle -> found.add(folder.relativize(file) + " has " + needle))));
        } catch (UncheckedIOException | IOException goneMeanwhile) {
            // A folder of a running process: the next look sees what is there then.
        }
        return found;
    }

    private static List<String> contents(Path file) {
        try {
            List<String> contents = new ArrayList<>(List.of(latin(Files.readAllBytes(file))));
            if (file.toString().endsWith(".parquet")) {
                contents.add(rows(file));
            } else if (file.toString().endsWith(".gz")) {
                try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    contents.add(latin(in.readAllBytes()));
                }
            }
            return contents;
        } catch (NoSuchFileException goneMeanwhile) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All columns of all rows of a Parquet file, as text. */
    static String rows(Path file) throws IOException {
        StringBuilder rows = new StringBuilder();
        try (ParquetReader<Group> reader = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.append(row);
            }
        }
        return rows.toString();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
