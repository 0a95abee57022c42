package io.meshline.delta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.RemoveFile;

/** Goes through the commits after a version until it is known what they did to the rows. */
final class ChangeCollector {
    private final DeltaLog log;
    private final Map<String, AddFile> added = new LinkedHashMap<>();
    private final Set<String> compacted = new HashSet<>();
    private long version;
    private boolean cut;
    private boolean removed;

    ChangeCollector(DeltaLog log, long since) {
        this.log = log;
        this.version = since;
    }

    boolean isOpen() {
        return !cut && !removed;
    }

    void add(long next, List<Action> actions) {
        cut = next != version + 1;
        version = next;
        for (Action action : actions) {
            if (action instanceof AddFile file && file.dataChange()) {
                added.put(file.path(), file);
            } else if (action instanceof RemoveFile file) {
                removed |= file.dataChange();
                compacted.add(file.path());
            }
        }
    }

    RowChanges result(long last) {
        if (cut || (!removed && version < last)) {
            return RowChanges.without(RowChanges.Kind.LOG_CUT);
        }
        if (removed) {
            return RowChanges.without(RowChanges.Kind.REMOVED);
        }
        if (added.isEmpty()) {
            return RowChanges.without(RowChanges.Kind.NONE);
        }
        return filesAreThere()
                ? new RowChanges(RowChanges.Kind.ADDED, new FileSet(List.copyOf(added.values())))
                : RowChanges.without(RowChanges.Kind.FILES_GONE);
    }

    /** A file that was compacted since stays in its folder until a vacuum. */
    private boolean filesAreThere() {
        compacted.retainAll(added.keySet());
        return compacted.stream().allMatch(this::isThere);
    }

    private boolean isThere(String file) {
        try {
            Path path = new Path(log.dataPath(), new Path(URI.create(file)));
            return path.getFileSystem(log.newDeltaHadoopConf()).exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
