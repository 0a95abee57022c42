package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.list;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.sql.delta.actions.AddCDCFile;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.DelayedCommitProtocol;
import scala.Option;
import scala.Tuple2;

/**
 * Names the files of a write after the write, so that one that fails leaves none behind: each task deletes its own, the
 * driver all that it finds of the write, also of a lost executor and of tasks that end after the write failed.
 */
final class StagingProtocol extends DelayedCommitProtocol {
    private static final long serialVersionUID = 1L;

    /** The first three groups of a UUID make the write, the others the file. */
    private static final Pattern UUID_OF_FILE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}(-[0-9a-f]{4}-[0-9a-f]{12})");

    private static final int LENGTH_OF_WRITE = 18;

    private final String folder;
    private final String write = UUID.randomUUID().toString().substring(0, LENGTH_OF_WRITE);

    StagingProtocol(String folder, Option<Object> randomPrefixLength, Option<String> subfolder) {
        super("delta", folder, randomPrefixLength, subfolder);
        this.folder = folder;
    }

    @Override
    public String getFileName(
            TaskAttemptContext context, String ending, scala.collection.immutable.Map<String, String> partition) {
        String name = super.getFileName(context, ending, partition);
        return UUID_OF_FILE.matcher(name).replaceFirst(write + "$1");
    }

    @Override
    public String newTaskTempFile(TaskAttemptContext context, Option<String> partition, String ending) {
        stopIfKilled();
        return super.newTaskTempFile(context, partition, ending);
    }

    @Override
    public FileCommitProtocol.TaskCommitMessage commitTask(TaskAttemptContext context) {
        FileCommitProtocol.TaskCommitMessage message = super.commitTask(context);
        stopIfKilled();
        return message;
    }

    /** A task of a write that has failed notices so late that the driver may be done with deleting. */
    private static void stopIfKilled() {
        if (TaskContext.get().isInterrupted()) {
            throw new TaskKilledException("the write has failed");
        }
    }

    @Override
    public void abortJob(JobContext context) {
        new FileEraser(folder, context.getConfiguration()).eraseNamed(write);
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
