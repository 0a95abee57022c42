package io.meshline.engine;

import io.meshline.commit.TableSpec;
import io.meshline.error.Causes;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.Audit;
import io.meshline.model.DatasetId;
import io.meshline.model.Ledger;
import io.meshline.model.Verdict;
import io.meshline.report.Failure;
import java.util.List;

/** The errors of runs. */
final class EngineErrors {
    private EngineErrors() {}

    static MeshlineException unbalanced(DatasetId job, Prepared prepared) {
        Ledger ledger = prepared.ledger();
        String has =
                prepared.expected().isPresent() ? " of " + prepared.expected().getAsLong() + " that the input has" : "";
        String exploded = ledger.exploded() == 0 ? "" : " and " + ledger.exploded() + " exploded from them";
        return new MeshlineException(
                ErrorCode.LEDGER_UNBALANCED,
                "Failed to balance the ledger of '" + job + "': " + ledger.read() + " records read" + has + exploded
                        + ", but "
                        + ledger.written() + " written + " + ledger.updated() + " updated + " + ledger.unchanged()
                        + " unchanged + " + ledger.duplicate() + " duplicate + " + ledger.filtered() + " filtered + "
                        + ledger.quarantined() + " quarantined. Nothing was committed. This is a bug of Meshline.");
    }

    static MeshlineException overtaken(DatasetId job, long batch) {
        return new MeshlineException(
                ErrorCode.CONCURRENT_RUN,
                "Cannot run '" + job + "': another run of this job committed batch " + batch
                        + " since this one looked at the table. Nothing of this run was written; run the job again for"
                        + " what is left");
    }

    static MeshlineException inputReplaced(DatasetId job, DatasetId input) {
        return new MeshlineException(
                ErrorCode.CONCURRENT_RUN,
                "Cannot run '" + job + "': rows of '" + input
                        + "' were replaced since this run looked at it. Nothing of"
                        + " this run was written; run the job again");
    }

    static MeshlineException toldMeanwhile(String table) {
        return new MeshlineException(
                ErrorCode.CONCURRENT_RUN,
                "Cannot write '" + table + "': other runs write to it all the time. What this run did is in its tables;"
                        + " the next run of its jobs tells it");
    }

    static String refusal(JobContext job, Audit audit) {
        long broken = audit.verdicts().stream().filter(Verdict::refuses).count();
        String table = job.state()
                .map(state -> "The table stays at version " + state.version())
                .orElse("The table was not created");
        return "The gate of '" + job.id() + "' refused the batch: " + broken
                + (broken == 1 ? " error rule is" : " error rules are") + " broken. " + table
                + ". See the offending rows with: meshline report quality " + job.id();
    }

    static MeshlineException incomplete(DatasetId job, List<String> unreadable) {
        return new MeshlineException(
                ErrorCode.UNREADABLE_SOURCE,
                "Cannot replace the rows of '" + job + "': hand-kept files are taken whole or not at all. The table"
                        + " stays as it is. " + String.join(" ", unreadable));
    }

    static MeshlineException noTable(DatasetId job, String path) {
        return new MeshlineException(
                ErrorCode.UNREADABLE_SOURCE,
                "Cannot read the source of '" + job + "': there is no Delta table at '" + path
                        + "'. Check 'path', or wait for its first delivery.");
    }

    static MeshlineException unreplayable(DatasetId job, DatasetId source, String record) {
        return new MeshlineException(
                ErrorCode.UNREADABLE_SOURCE,
                "Cannot replay '" + job + "': a record that quarantine keeps is no row of '" + source
                        + "' any more: " + record + ". Nothing was written. Rebuild the dataset with: meshline run "
                        + job
                        + " --full-refresh");
    }

    static MeshlineException noFileLog(TableSpec log) {
        return new MeshlineException(
                ErrorCode.UNREADABLE_SOURCE,
                "Cannot read table '" + log.name() + "': there is no Delta table at '" + log.path()
                        + "'. Bring it back: without it, every file would be taken in a second time.");
    }

    static Failure unexpected(DatasetId job, Throwable failure) {
        return new Failure(ErrorCode.INTERNAL, "Failed to run '" + job + "': " + Causes.reasonWithClass(failure));
    }

    static Failure untold(MeshlineException failure) {
        return new Failure(
                failure.code(),
                "Cannot bring the platform tables up to date: " + failure.getMessage()
                        + ". What this run did is in the tables of its jobs; the next run tells it");
    }

    static String skipped(DatasetId job, DatasetId upstream) {
        return "Skipped '" + job + "': it needs '" + upstream + "', which did not succeed.";
    }
}
