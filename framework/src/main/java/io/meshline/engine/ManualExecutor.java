package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;

import io.meshline.clean.Quarantine;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.engine.StructuredPass.Written;
import io.meshline.io.FileListing;
import io.meshline.io.FileRecords;
import io.meshline.io.SourceFile;
import io.meshline.model.Column;
import io.meshline.model.Dataset.Manual;
import io.meshline.model.DerivedColumn;
import io.meshline.model.JsonPath;
import io.meshline.model.Ledger;
import io.meshline.model.PersonalData;
import io.meshline.model.PersonalField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Hand-kept files replace the table whenever one of them changed: all of them or none, since the rows of a file that
 * cannot be read would be gone. Their columns are those that the structure names.
 */
final class ManualExecutor implements Executor {
    private static final String UNREADABLE = "unreadable";
    private static final org.apache.spark.sql.Column PROBLEM = col(FileRecords.PROBLEM);
    private static final org.apache.spark.sql.Column SOURCE_FILE = col(FileRecords.SOURCE_FILE);

    private final Manual manual;

    ManualExecutor(Manual manual) {
        this.manual = manual;
    }

    @Override
    public Prepared prepare(JobContext job, GatedTransaction transaction) {
        FileListing listing = FileListing.of(job.spark(), manual.source());
        FileLogTable log = new FileLogTable(job.spark(), job.run().settings(), job.id());
        FileIntake intake = new FileIntake(job, manual.source(), columns());
        Intaken taken = intake.read(listing.files(), records -> stage(job, transaction, intake, records));
        if (!intake.rejected().isEmpty()) {
            throw EngineErrors.incomplete(job.id(), intake.warnings(List.of()));
        }
        StructuredPass pass = taken.pass();
        Ledger ledger = pass.ledger(Written.all(taken.staged().countRows())).withUnreadable(taken.unreadable());
        return new Prepared(
                        taken.staged(),
                        ledger,
                        OptionalLong.empty(),
                        List.of(FilePosition.of(listing)),
                        sides(job, log, intake, taken),
                        warnings(intake, taken))
                .judgedBy(pass);
    }

    /** What one attempt to take files in came to. */
    private record Intaken(StagedWrite staged, StructuredPass pass, Map<String, Long> counted) {
        long unreadable() {
            return counted.get(UNREADABLE);
        }
    }

    private static List<String> warnings(FileIntake intake, Intaken taken) {
        List<Unreadable> unreadable = taken.unreadable() == 0 ? List.of() : intake.countUnreadable();
        return Stream.concat(intake.warnings(unreadable).stream(), taken.pass().warnings().stream())
                .toList();
    }

    private Intaken stage(JobContext job, GatedTransaction transaction, FileIntake intake, Dataset<Row> records) {
        Counters counters = new Counters();
        Dataset<Row> readable = counters.observe(records, counts(intake.loaded()))
                .filter(PROBLEM.isNull())
                .drop(FileRecords.PROBLEM, FileRecords.RECORD, FileRecords.HEADER, FileRecords.ROW);
        StructuredPass pass = new StructuredPass(job, readable, manual.structure(), manual.gate());
        StagedWrite staged = transaction.stage(pass.accepted(), transaction.files());
        return new Intaken(staged, pass, counters.counted());
    }

    /** The rows of each file are counted on the way: their table does not name it. Nobody keeps many files by hand. */
    private static List<org.apache.spark.sql.Column> counts(List<SourceFile> files) {
        Stream<org.apache.spark.sql.Column> perFile = files.stream()
                .map(file -> count_if(PROBLEM.isNull().and(SOURCE_FILE.equalTo(file.path())))
                        .as(file.path()));
        return Stream.concat(Stream.of(count(PROBLEM).as(UNREADABLE)), perFile).toList();
    }

    private List<SideTable> sides(JobContext job, FileLogTable log, FileIntake intake, Intaken taken) {
        String from = manual.source().path();
        List<Dataset<Row>> rejected =
                new ArrayList<>(taken.pass().rejected().stream().toList());
        if (taken.unreadable() > 0) {
            rejected.add(intake.unreadable());
        }
        FileLogTable.Rows read = taken::counted;
        return rejected.stream()
                .reduce((these, those) -> these.unionByName(those, true))
                .map(rows -> List.of(
                        log.entries(job, intake, read, FileLogTable.Rows.of(rows, Quarantine.SOURCE_FILE)),
                        QuarantineTable.of(job, from, rows)))
                .orElseGet(() -> List.of(log.entries(job, intake, read, FileLogTable.Rows.NONE)));
    }

    private List<Column> columns() {
        Stream<String> plain = manual.structure().columns().stream()
                .flatMap(DerivedColumn::paths)
                .filter(path -> !JsonPath.isPath(path));
        Stream<String> documents = Stream.of(manual.structure().payloadColumn())
                .filter(any -> manual.structure().readsJson());
        return Stream.concat(plain, documents)
                .distinct()
                .map(path -> new Column(path, "string", "", manual.origin(), mark(path)))
                .toList();
    }

    private Optional<PersonalData> mark(String column) {
        return manual.personal().stream()
                .filter(field -> field.isAt(column))
                .map(PersonalField::data)
                .findFirst();
    }
}
