package io.meshline.quality;

import io.meshline.model.QualityRule;
import java.util.List;

/** The datasets that rules compare their own with. */
public final class References {
    private References() {}

    /**
     * The datasets that a rule names, as SQL names them, without repetition; none for a text that is no rule. Their jobs
     * come before the job whose rule it is.
     */
    public static List<String> of(QualityRule rule) {
        try {
            return Dqdl.singles(Dqdl.parse(rule.dqdl()))
                    .flatMap(single -> Reference.of(single).stream())
                    .map(Reference::name)
                    .distinct()
                    .toList();
        } catch (IllegalArgumentException reportedElsewhere) {
            return List.of();
        }
    }
}
