package io.meshline.plan;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.error.Suggestions;
import io.meshline.model.DatasetId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences of this package. */
final class PlanErrors {
    private PlanErrors() {}

    static String circle(List<DatasetId> circle) {
        return "Cannot order jobs that need each other in a circle: "
                + Stream.concat(circle.stream(), Stream.of(circle.get(0)))
                        .map(DatasetId::toString)
                        .collect(Collectors.joining(" → "));
    }

    static MeshlineException nothingSelected(String selector, Collection<String> known) {
        return new MeshlineException(
                ErrorCode.USAGE,
                "Cannot select '" + selector + "': no such job, domain or zone."
                        + Suggestions.didYouMean(selector, known));
    }

    static MeshlineException unknownDomain(String domain, Collection<String> known) {
        return new MeshlineException(
                ErrorCode.USAGE,
                "Cannot select domain '" + domain + "': no such domain." + Suggestions.didYouMean(domain, known));
    }
}
