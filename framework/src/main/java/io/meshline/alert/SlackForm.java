package io.meshline.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshline.error.ErrorCode;
import io.meshline.model.DatasetId;
import io.meshline.model.Destination.Event;
import io.meshline.model.Owner;
import io.meshline.model.Verdict;
import io.meshline.report.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a message as {@code {"text": …}}, which incoming webhooks of Slack, Mattermost and others take. No blocks:
 * Mattermost shows nothing of them, so the text must say everything anyhow.
 */
final class SlackForm {
    /** Slack splits a longer text into several messages. */
    static final int LONGEST = 4000;

    private static final int LONGEST_SENTENCE = 400;
    private static final int MOST_RULES = 5;

    private final Alert alert;
    private final List<String> lines = new ArrayList<>();
    private int left = LONGEST;

    private SlackForm(Alert alert) {
        this.alert = alert;
    }

    static String write(Alert alert) {
        return document(new SlackForm(alert).text());
    }

    /** A message that nothing happened for. */
    static String test(Trial trial, String destination) {
        return document(plain(trial.title(destination)) + "\nNothing happened. Alerts of runs will come here.");
    }

    private static String document(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text).toString();
    }

    private String text() {
        List<String> end = end();
        left -= end.stream().mapToInt(line -> line.length() + 1).sum()
                + leftOut(Integer.MAX_VALUE).length()
                + 1;
        take(List.of(sentence(alert.title())));
        alert.state().failure().ifPresent(failure -> take(List.of("", sentence("The run itself: " + reason(failure)))));
        int untold = 0;
        String domain = "";
        for (Trouble trouble : alert.troubles()) {
            List<String> start = new ArrayList<>();
            if (!trouble.domain().equals(domain)) {
                start.addAll(List.of("", heading(trouble)));
            }
            start.add(summary(trouble));
            boolean taken = take(joined(start, details(trouble))) || take(start);
            domain = taken ? trouble.domain() : domain;
            untold += taken ? 0 : trouble.jobs().size();
        }
        if (untold > 0) {
            lines.add(leftOut(untold));
        }
        lines.addAll(end);
        return String.join("\n", lines);
    }

    /** Takes lines over where there is room for all of them. */
    private boolean take(List<String> part) {
        int length = part.stream().mapToInt(line -> line.length() + 1).sum();
        boolean room = length <= left;
        if (room) {
            lines.addAll(part);
            left -= length;
        }
        return room;
    }

    private static String heading(Trouble trouble) {
        Owner owner = trouble.owner();
        // The contact is configured: a mention in it is meant.
        return plain(trouble.domain() + ", owner " + owner.team()) + " (" + escaped(owner.contact()) + ")";
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Which jobs and what kind of trouble: told even where there is no room for more. */
    private static String summary(Trouble trouble) {
        List<String> jobs = trouble.jobs().stream()
                .map(DatasetId::toString)
                .map(SlackForm::code)
                .toList();
        String kind = trouble.code().map(code -> " (" + advice(code) + ")").orElse("");
        return "• " + Words.of(trouble.event()) + ": " + Words.some(jobs, Words.MOST_NAMES) + kind;
    }

    private List<String> details(Trouble trouble) {
        List<String> part = new ArrayList<>();
        if (trouble.event() != Event.REFUSED) {
            trouble.messages().stream().limit(MOST_RULES).forEach(message -> part.add("  " + sentence(message)));
        }
        trouble.rules().stream().limit(MOST_RULES).forEach(rule -> part.addAll(lines(rule)));
        more(trouble.rules().size(), "rule", part);
        trouble.command(alert.run().environment()).ifPresent(command -> part.add("  " + code(command)));
        return part;
    }

    private List<String> lines(Verdict verdict) {
        List<String> part = new ArrayList<>();
        String rule = verdict.words();
        // A reason begins with its rule as a rule, and is cut behind it.
        String reason = verdict.reason().startsWith(rule) ? verdict.reason() : rule + ": " + verdict.reason();
        part.add("  " + sentence(reason));
        verdict.sample().stream()
                .limit(alert.destination().sampleRows())
                .forEach(row -> part.add("    " + sentence(row)));
        return part;
    }

    private static void more(int number, String thing, List<String> part) {
        if (number > MOST_RULES) {
            part.add("  and " + (number - MOST_RULES) + " more " + thing + (number - MOST_RULES == 1 ? "" : "s"));
        }
    }

    private List<String> end() {
        List<String> end = new ArrayList<>();
        if (alert.skipped() > 0) {
            end.add(Words.jobs(alert.skipped()) + " skipped: what they need did not succeed.");
        }
        RunState state = alert.state();
        String counts = state.good() + " of " + Words.jobs(state.ended());
        String stand = state.isRunning()
                ? "goes on: " + counts + " so far were good."
                : state.status() + ": " + counts + " were good.";
        end.add("");
        String run = "Run " + alert.run().id() + " " + stand + " Spark's log: "
                + alert.run().log();
        end.add(plain(Words.cut(run, 2 * LONGEST_SENTENCE)));
        return end;
    }

    private static String leftOut(int jobs) {
        return "… and " + Words.jobs(jobs) + " more, for which there is no room here.";
    }

    private static String reason(Failure failure) {
        return failure.message() + " (" + advice(failure.code()) + ")";
    }

    /** What the code means to a person at night. */
    private static String advice(ErrorCode code) {
        String advice = switch (code.category()) {
            case EXTERNAL -> "a retry makes sense";
            case DATA -> "the table is as it was";
            case CONFIG -> "configuration or code must change first";
            case INTERNAL -> "a bug of Meshline";
        };
        return code + ": " + advice;
    }

    private static String sentence(String text) {
        return plain(Words.cut(String.join(" ", text.lines().toList()), LONGEST_SENTENCE));
    }

    private static String code(String words) {
        return "`" + words + "`";
    }

    /** Text of others: nobody is called by what stands in it. */
    private static String plain(String text) {
        return escaped(text).replaceAll("(?<![\\p{L}\\d])@", "@\u200B");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
