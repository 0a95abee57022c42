package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.optional;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.delta.DeltaHistoryManager;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.CommitInfo;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.Seq;

/** Reads single commits of a table on the driver. */
final class CommitLog {
    private final DeltaLog log;

    CommitLog(DeltaLog log) {
        this.log = log;
    }

    /** The notes of the commits from version {@code first} to {@code last}, as far as the log still has them. */
    List<CommitNote> notes(long first, long last) {
        List<CommitNote> notes = new ArrayList<>();
        Iterator<Tuple2<Object, FileStatus>> files = log.getChangeLogFiles(first, last, false);
        while (files.hasNext()) {
            Tuple2<Object, FileStatus> file = files.next();
            Optional<String> userMetadata = info(file._2())
                    .flatMap(info -> optional(info.userMetadata()))
                    .filter(note -> !note.isEmpty());
            notes.add(new CommitNote((Long) file._1(), userMetadata));
        }
        return notes;
    }

    /** The version that a transaction made, after version {@code since}. */
    OptionalLong versionOf(String transactionId, long since) {
        Iterator<Tuple2<Object, FileStatus>> files = log.getChangeLogFiles(since + 1, false);
        while (files.hasNext()) {
            Tuple2<Object, FileStatus> file = files.next();
            Optional<String> writer = info(file._2()).flatMap(info -> optional(info.txnId()));
            if (writer.equals(Optional.of(transactionId))) {
                return OptionalLong.of((Long) file._1());
            }
        }
        return OptionalLong.empty();
    }

    /** What the commits after version {@code since} up to {@code last} did to the table's rows. */
    RowChanges changes(long since, long last) {
        ChangeCollector collector = new ChangeCollector(log, since);
        Iterator<Tuple2<Object, Seq<Action>>> commits = log.getChanges(since + 1, last, false);
        while (commits.hasNext() && collector.isOpen()) {
            Tuple2<Object, Seq<Action>> commit = commits.next();
            collector.add((Long) commit._1(), ScalaCollections.list(commit._2()));
        }
        return collector.result(last);
    }

    private Optional<CommitInfo> info(FileStatus file) {
        return optional(DeltaHistoryManager.getCommitInfoOpt(log.store(), file.getPath(), log.newDeltaHadoopConf()));
    }
}
