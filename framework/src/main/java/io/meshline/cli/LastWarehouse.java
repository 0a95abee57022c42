package io.meshline.cli;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Notes where the tables of the last run stand, for what is opened on them afterwards, such as the notebooks. The file is
 * named by the system property {@code meshline.last.warehouse}; without it, as on a cluster, nothing is noted.
 */
final class LastWarehouse {
    static final String FILE_PROPERTY = "meshline.last.warehouse";

    private LastWarehouse() {}

    /** Notes a warehouse; a folder of this machine by its absolute path, since readers start elsewhere. */
    static void note(String warehouse) {
        String file = System.getProperty(FILE_PROPERTY);
        if (file == null) {
            return;
        }
        try {
            Files.writeString(Path.of(file), absolute(warehouse) + "\n");
        } catch (IOException e) {
            String message = "Failed to note the warehouse '" + warehouse + "' in '" + file + "': " + e.getMessage();
            throw new MeshlineException(ErrorCode.WRITE_FAILED, message, e);
        }
    }

    private static String absolute(String warehouse) {
        boolean isAddress = warehouse.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
        return isAddress ? warehouse : Path.of(warehouse).toAbsolutePath().toString();
    }
}
