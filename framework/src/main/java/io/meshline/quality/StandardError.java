package io.meshline.quality;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Keeps what a library prints past the logging away from the user's terminal. */
final class StandardError {
    private StandardError() {}

    /** Runs an action whose output on standard error is dropped; what other threads print meanwhile goes through. */
    static synchronized void withoutThisThread(Runnable action) {
        PrintStream terminal = System.err;
        System.setErr(new PrintStream(new OthersOnly(terminal), true, Charset.defaultCharset()));
        try {
            action.run();
        } finally {
            System.setErr(terminal);
        }
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
