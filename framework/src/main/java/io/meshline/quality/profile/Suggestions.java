package io.meshline.quality.profile;

import com.amazon.deequ.profiles.ColumnProfile;
import com.amazon.deequ.suggestions.rules.CategoricalRangeRule;
import com.amazon.deequ.suggestions.rules.CompleteIfCompleteRule;
import com.amazon.deequ.suggestions.rules.ConstraintRule;
import com.amazon.deequ.suggestions.rules.NonNegativeNumbersRule;
import com.amazon.deequ.suggestions.rules.RetainCompletenessRule;
import com.amazon.deequ.suggestions.rules.RetainTypeRule;
import com.amazon.deequ.suggestions.rules.UniqueIfApproximatelyUniqueRule;
import com.amazon.deequ.suggestions.rules.interval.ConfidenceIntervalStrategy;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Deequ's own rules of what a profile suggests: its default ones and the one of uniqueness. FractionalCategoricalRangeRule is
 * not among them, since Deequ's DQDL has no share of rows that a set of values must cover.
 */
final class Suggestions {
    private static final RetainCompletenessRule MOSTLY_COMPLETE = new RetainCompletenessRule(
            RetainCompletenessRule.apply$default$1(),
            RetainCompletenessRule.apply$default$2(),
            RetainCompletenessRule.apply$default$3());
    private static final Map<Suggestion, ConstraintRule<ColumnProfile>> RULES = Map.of(
            Suggestion.COMPLETE, new CompleteIfCompleteRule(),
            Suggestion.MOSTLY_COMPLETE, MOSTLY_COMPLETE,
            Suggestion.TYPE, new RetainTypeRule(),
            Suggestion.CATEGORIES, new CategoricalRangeRule(CategoricalRangeRule.apply$default$1()),
            Suggestion.NOT_NEGATIVE, new NonNegativeNumbersRule(),
            Suggestion.UNIQUE, new UniqueIfApproximatelyUniqueRule());

    private Suggestions() {}

    static Measured.Suggested of(ColumnProfile profile, long rows) {
        Set<Suggestion> kinds = EnumSet.noneOf(Suggestion.class);
        RULES.forEach((kind, rule) -> {
            if (rule.shouldBeApplied(profile, rows)) {
                kinds.add(kind);
            }
        });
        double completeness = kinds.contains(Suggestion.MOSTLY_COMPLETE)
                ? MOSTLY_COMPLETE
                        .intervalStrategy()
                        .calculateTargetConfidenceInterval(
                                profile.completeness(), rows, ConfidenceIntervalStrategy.defaultConfidence())
                        .lowerBound()
                : 0;
        return new Measured.Suggested(kinds, completeness);
    }
}
