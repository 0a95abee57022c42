package io.meshline.quality;

import com.amazon.deequ.dqdl.model.ExecutableRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.glue.dqdl.model.DQRule;

/** A rule in the form in which Deequ evaluates it: one measurement, or several joined by {@code and} or {@code or}. */
sealed interface Clause {

    /** Whether the rule holds, given what was read for each of its single rules. */
    boolean holds(Map<Single, Reading> readings);

    /** The rules that are measured on their own. */
    Stream<Single> singles();

    /** A rule that is measured on its own. */
    record Single(DQRule rule, ExecutableRule executable) implements Clause {
        @Override
        public boolean holds(Map<Single, Reading> readings) {
            return readings.get(this).holds();
        }

        @Override
        public Stream<Single> singles() {
            return Stream.of(this);
        }

        /** Whether Deequ evaluates the rule through a temporary view of the session. */
        boolean readsView() {
            return isOfKind(RuleKind.CUSTOM_SQL);
        }

        boolean isOfKind(RuleKind kind) {
            return rule.getRuleType().equals(kind.dqdl());
        }

        /** Whether the rule says something of a batch without rows. */
        boolean isDefinedOnNoRows() {
            return RuleKind.of(rule.getRuleType())
                    .map(RuleKind::isDefinedOnNoRows)
                    .orElse(true);
        }
    }

    /** Rules that must all hold. */
    record All(List<Clause> clauses) implements Clause {
        @Override
        public boolean holds(Map<Single, Reading> readings) {
            return clauses.stream().allMatch(clause -> clause.holds(readings));
        }

        @Override
        public Stream<Single> singles() {
            return clauses.stream().flatMap(Clause::singles);
        }
    }

    /** Rules of which one must hold. */
    record Any(List<Clause> clauses) implements Clause {
        @Override
        public boolean holds(Map<Single, Reading> readings) {
            return clauses.stream().anyMatch(clause -> clause.holds(readings));
        }

        @Override
        public Stream<Single> singles() {
            return clauses.stream().flatMap(Clause::singles);
        }
    }
}
