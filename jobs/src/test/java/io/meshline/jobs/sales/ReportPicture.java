package io.meshline.jobs.sales;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Draws a report with all that is folded unfolded, in Chromium, where there is one. */
final class ReportPicture {
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 9000;

    private ReportPicture() {}

    /** Draws a page into a file beside it, of the same name. */
    static void of(Path page) throws IOException, InterruptedException {
        Optional<Path> chromium = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty()) {
            return;
        }
        Path unfolded = page.resolveSibling("unfolded-" + page.getFileName());
        Files.writeString(unfolded, Files.readString(page).replace("<details", "<details open"));
        Process process = new ProcessBuilder(
                        chromium.get().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--window-size=" + WIDTH + "," + HEIGHT,
                        "--screenshot=" + page.toString().replaceFirst("[.]html$", ".png"),
                        unfolded.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }
}
