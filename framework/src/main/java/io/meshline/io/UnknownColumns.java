package io.meshline.io;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the columns of CSV files that are not declared. */
record UnknownColumns(CsvFiles files, List<String> declared) {
    private static final int RECORDS_LOOKED_AT = 100;

    /** Their names, sorted. */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        files.byHeader().keySet().forEach(header -> names.addAll(header.without(declared)));
        return List.copyOf(names);
    }

    /** What is to be told of each; one file is looked into for its example. */
    List<UnknownColumn> found(FileStorage storage, CsvSettings settings) {
        return names().stream()
                .map(name -> {
                    List<SourceFile> having = having(name);
                    Optional<String> example = example(storage, settings, having.get(0), name);
                    return new UnknownColumn(Optional.of(name), having.size(), example);
                })
                .toList();
    }

    /** The same without what is in the files. */
    List<UnknownColumn> counted() {
        return names().stream()
                .map(name -> new UnknownColumn(Optional.empty(), having(name).size(), Optional.empty()))
                .toList();
    }

    private List<SourceFile> having(String name) {
        return files.byHeader().entrySet().stream()
                .filter(group -> group.getKey().has(name))
                .flatMap(group -> group.getValue().stream())
                .sorted()
                .toList();
    }

    private static Optional<String> example(FileStorage storage, CsvSettings settings, SourceFile file, String name) {
        try {
            byte[] beginning = storage.read(file, CsvHeader::beginning);
            List<String[]> records = new CsvBeginning(beginning, settings).records(RECORDS_LOOKED_AT + 1);
            int index = List.of(records.get(0)).indexOf(name);
            return records.stream()
                    .skip(1)
                    .filter(record -> record.length > index && !record[index].isBlank())
                    .map(record -> record[index])
                    .findFirst();
        } catch (IOException | CorruptFileException goneSinceItsHeaderWasRead) {
            // Whatever happened to the file, reading its records finds out.
            return Optional.empty();
        }
    }
}
