package io.meshline.cli;

import java.io.PrintWriter;
import java.util.Optional;

/**
 * Where a document goes: into a file, or onto standard output.
 *
 * @param out standard output
 * @param file the file
 */
record Outlet(PrintWriter out, Optional<OutputFile> file) {

    /** Fails before any work is done where the file cannot be written. */
    Outlet {
        file.ifPresent(OutputFile::check);
    }

    /** Delivers a document; of one that goes into a file, a line says so. */
    void deliver(String thing, String content) {
        file.ifPresentOrElse(
                target -> {
                    target.write(content);
                    out.println("Wrote the " + thing + " to " + target.path() + ".");
                },
                () -> out.print(content));
        out.flush();
    }
}
