package io.meshline.quality;

import com.amazon.deequ.analyzers.runners.MetricCalculationPreconditionException;
import io.meshline.error.Causes;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import software.amazon.glue.dqdl.model.DQRule;

/** The errors of audits. A rule that could not be evaluated says nothing of the data, so it is never a verdict. */
final class QualityErrors {
    private static final String SPARK_GAVE_UP = "Job aborted due to stage failure";

    private QualityErrors() {}

    /** The evaluation of some rules failed. */
    static MeshlineException cannotEvaluate(List<DQRule> rules, Throwable cause) {
        String names = rules.stream().map(rule -> "'" + rule + "'").collect(Collectors.joining(", "));
        String thing = rules.size() == 1 ? "rule " : "rules ";
        return new MeshlineException(
                code(cause), "Cannot evaluate " + thing + names + ": " + Causes.reason(cause), cause);
    }

    /** Deequ says that it could not evaluate a rule; of the failure that led to it there is only the message. */
    static MeshlineException cannotEvaluate(DQRule rule, String reason) {
        ErrorCode code = reason.contains(SPARK_GAVE_UP) ? ErrorCode.WRITE_FAILED : ErrorCode.INVALID_RULE;
        String first = reason.lines().findFirst().orElse("");
        return new MeshlineException(code, "Cannot evaluate rule '" + rule + "': " + first);
    }

    private static ErrorCode code(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        if (causes.stream().anyMatch(QualityErrors::blamesRule)) {
            return ErrorCode.INVALID_RULE;
        }
        return causes.stream().anyMatch(SparkException.class::isInstance) ? ErrorCode.WRITE_FAILED : ErrorCode.INTERNAL;
    }

    private static boolean blamesRule(Throwable cause) {
        return cause instanceof AnalysisException
                || cause instanceof MetricCalculationPreconditionException
                || cause instanceof IllegalArgumentException;
    }
}
