package io.meshline.quality;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.Supplier;
import scala.Console;

/** Keeps what libraries print past the logging away from the user's terminal, and out of documents on standard output. */
final class StandardStreams {
    private StandardStreams() {}

    /** Runs an action whose output is dropped; what other threads print meanwhile goes through. */
    static synchronized <T> T withoutThisThread(Supplier<T> action) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(othersOnly(out));
        System.setErr(othersOnly(err));
        try {
            // Scala keeps the streams that it found when it was loaded.
            return Console.withOut(OutputStream.nullOutputStream(), action::get);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static PrintStream othersOnly(PrintStream terminal) {
        return new PrintStream(new OthersOnly(terminal), true, Charset.defaultCharset());
    }

    private static final class OthersOnly extends OutputStream {
        private final PrintStream terminal;
        private final Thread silent = Thread.currentThread();

        OthersOnly(PrintStream terminal) {
            this.terminal = terminal;
        }

        @Override
        public void write(int octet) {
            if (Thread.currentThread() != silent) {
                terminal.write(octet);
            }
        }

        @Override
        public void write(byte[] octets, int from, int count) {
            if (Thread.currentThread() != silent) {
                terminal.write(octets, from, count);
            }
        }

        @Override
        public void flush() throws IOException {
            terminal.flush();
        }
    }
}
