package io.meshline.submit;

import java.nio.file.Path;
import org.apache.hadoop.fs.FileUtil;

/** Folders that are needed as long as the process runs. */
final class Scratch {
    private Scratch() {}

    static void deleteAtExit(Path folder) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> FileUtil.fullyDelete(folder.toFile()), "delete " + folder));
    }
}
