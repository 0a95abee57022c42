package io.meshline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command that was given and what it printed.
 *
 * @param exitCode the exit code that the process would have had
 */
record Invocation(int exitCode, String out, String err) {
    static Invocation of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Meshline.execute(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Invocation(exitCode, out.toString(), err.toString());
    }
}
