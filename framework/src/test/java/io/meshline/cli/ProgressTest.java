package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.ErrorCode;
import io.meshline.model.Audit;
import io.meshline.model.DatasetId;
import io.meshline.model.Ledger;
import io.meshline.model.Zone;
import io.meshline.plan.Action;
import io.meshline.plan.JobPlan;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import io.meshline.report.Work;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant START = Instant.parse("2010-12-24T04:00:00Z");
    private static final DatasetId RAW = new DatasetId("sales", Zone.RAW, "invoice_lines");
    private static final DatasetId SOLD = new DatasetId("sales", Zone.EVENTS, "item_sold");
    private static final DatasetId ARTICLE = new DatasetId("sales", Zone.ENTITIES, "article");

    private final StringWriter screen = new StringWriter();
    private final AtomicLong seconds = new AtomicLong();

    @Test
    void plainLinesOnlyGrow() {
        run(new PlainProgress(new PrintWriter(screen), () -> seconds.get() * 1_000_000_000L));
        assertThat(screen.toString().lines())
                .containsExactly(
                        "sales.raw.invoice_lines: append, 2 new files (64.0 KiB)",
                        "sales.raw.invoice_lines: 50 %",
                        "sales.raw.invoice_lines: done in 12.0 s, version 3",
                        "sales.events.item_sold: append, sales.raw.invoice_lines has new rows (version 2 to 3)",
                        "sales.events.item_sold: refused",
                        "sales.entities.article: skipped");
    }

    @Test
    void liveLinesAreDrawnAnewBelowTheFinishedOnes() {
        run(new LiveProgress(new PrintWriter(screen), 200));
        String again = "\u001b[1A\u001b[2K";
        assertThat(screen.toString().lines())
                .containsExactly(
                        "sales.raw.invoice_lines: append, 2 new files (64.0 KiB)",
                        again + "sales.raw.invoice_lines: append, 2 new files (64.0 KiB)  20 %",
                        again + "sales.raw.invoice_lines: append, 2 new files (64.0 KiB)  50 %",
                        again + "sales.raw.invoice_lines: done in 12.0 s, version 3",
                        "sales.events.item_sold: append, sales.raw.invoice_lines has new rows (version 2 to 3)",
                        again + "sales.events.item_sold: refused",
                        "sales.entities.article: skipped");
    }

    @Test
    void liveLinesAreCutWhereTheTerminalEnds() {
        try (LiveProgress progress = new LiveProgress(new PrintWriter(screen), 30)) {
            progress.started(new JobPlan(RAW, Action.APPEND, "2 new files (64.0 KiB)", List.of()));
        }
        assertThat(screen.toString().lines()).first().isEqualTo("sales.raw.invoice_lines: appe");
    }

    @Test
    void jobsThatAreUpToDateAreToldOnce() {
        try (PlainProgress progress = new PlainProgress(new PrintWriter(screen), () -> 0)) {
            progress.started(new JobPlan(RAW, Action.UP_TO_DATE, "no new files", List.of()));
            progress.finished(ended(RAW, JobStatus.UP_TO_DATE, Work.none(START)));
        }
        assertThat(screen.toString().lines()).containsExactly("sales.raw.invoice_lines: up to date");
    }

    private void run(RunCommand.Progress progress) {
        progress.started(new JobPlan(RAW, Action.APPEND, "2 new files (64.0 KiB)", List.of()));
        seconds.set(5);
        progress.progressed(RAW, 0.2);
        seconds.set(10);
        progress.progressed(RAW, 0.5);
        Work work = new Work(4, OptionalLong.of(3), Ledger.EMPTY, List.of(), "f", START, 12, 3);
        progress.finished(ended(RAW, JobStatus.SUCCEEDED, work));
        progress.started(new JobPlan(
                SOLD, Action.APPEND, "sales.raw.invoice_lines has new rows (version 2 to 3)", List.of(RAW)));
        progress.finished(ended(SOLD, JobStatus.REFUSED, Work.none(START)));
        progress.finished(ended(ARTICLE, JobStatus.SKIPPED, Work.none(START)));
        progress.close();
    }

    private static JobRun ended(DatasetId job, JobStatus status, Work work) {
        Optional<Failure> failure =
                status.isGood() ? Optional.empty() : Optional.of(new Failure(ErrorCode.INTERNAL, "not shown here"));
        return new JobRun("r1", job, "append", status, work, Audit.NONE, failure, List.of());
    }
}
