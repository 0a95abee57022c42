package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.list;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.sql.delta.actions.AddCDCFile;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.files.DelayedCommitProtocol;
import scala.Option;
import scala.Tuple2;
import scala.collection.Seq;

/**
 * Keeps account of the files of a write, so that a write that fails leaves none behind: each task deletes its own, the
 * driver those of the tasks that had finished. Only the files of an executor that was lost stay, for a vacuum.
 */
final class StagingProtocol extends DelayedCommitProtocol {
    private static final long serialVersionUID = 1L;

    private final String folder;
    private final transient List<FileAction> finished = new ArrayList<>();

    StagingProtocol(String folder, Option<Object> randomPrefixLength, Option<String> subfolder) {
        super("delta", folder, randomPrefixLength, subfolder);
        this.folder = folder;
    }

    @Override
    public void onTaskCommit(FileCommitProtocol.TaskCommitMessage message) {
        for (Object file : list((Seq<?>) message.obj())) {
            finished.add((FileAction) file);
        }
    }

    @Override
    public void abortJob(JobContext context) {
        new FileEraser(folder, context.getConfiguration())
                .erase(finished.stream().map(FileAction::path).toList());
    }

    @Override
    public void abortTask(TaskAttemptContext context) {
        new FileEraser(folder, context.getConfiguration())
                .erase(list(addedFiles()).stream().map(Tuple2::_2).toList());
    }

    /** The data files, those without a row included, which Delta writes and then leaves out. */
    List<AddFile> dataFiles() {
        return list(addedStatuses());
    }

    List<AddCDCFile> changeDataFiles() {
        return list(changeFiles());
    }
}
