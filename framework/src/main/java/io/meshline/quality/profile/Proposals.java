package io.meshline.quality.profile;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.error.Problems;
import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Scope;
import io.meshline.model.Statistics;
import io.meshline.model.Verdict.Outcome;
import io.meshline.model.Zone;
import io.meshline.model.profile.ProfileScope;
import io.meshline.model.profile.Proposal;
import io.meshline.quality.Auditor;
import io.meshline.quality.Batch;
import io.meshline.quality.GateSubjects;
import io.meshline.quality.RuleChecker;
import io.meshline.quality.Schemas;
import io.meshline.quality.Subject;
import io.meshline.quality.profile.Candidate.Nature;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds the rules that a gate could have: what the figures suggest, nothing says yet, and holds. */
final class Proposals {
    private final ProfileScope scope;
    private final DeequProfiler.Measurement measurement;

    Proposals(ProfileScope scope, DeequProfiler.Measurement measurement) {
        this.scope = scope;
        this.measurement = measurement;
    }

    /** The rules in the order of the columns, each tried on the rows as a gate would. */
    List<Proposal> thatHoldOn(Dataset<Row> rows) {
        Schemas schemas = Schemas.of(rows.schema());
        GateSubjects gate = GateSubjects.of(scope.dataset().gate());
        Guarantees guarantees = Guarantees.of(scope.dataset());
        List<Proposal> proposals = measurement.columns().stream()
                .flatMap(column -> Candidates.of(column, measurement.rows()))
                .filter(candidate -> !guarantees.have(candidate.subject(), candidate.column()))
                .filter(candidate ->
                        implying(candidate.subject()).noneMatch(subject -> gate.have(subject, candidate.column())))
                // A sample of doubles looks unique.
                .filter(candidate -> scope.sample().isEmpty() || candidate.subject() != Subject.UNIQUENESS)
                .map(this::proposal)
                .filter(proposal -> isFit(proposal, schemas) && !gate.have(proposal.dqdl()))
                .toList();
        return holding(proposals, rows);
    }

    /** A list of values or a pattern says all of their form. */
    private static Stream<Subject> implying(Subject subject) {
        boolean isForm = subject == Subject.TYPE || subject == Subject.LENGTH;
        return isForm ? Stream.of(subject, Subject.SET) : Stream.of(subject);
    }

    private Proposal proposal(Candidate candidate) {
        return new Proposal(
                candidate.column(), candidate.dqdl(), severity(candidate), scope(candidate), candidate.evidence());
    }

    /** Raw keeps what arrived, and a sample does not know all rows: neither may refuse a batch for what was seen. */
    private Severity severity(Candidate candidate) {
        boolean isSure = candidate.nature() == Nature.MADE_SO
                && scope.dataset().id().zone() != Zone.RAW
                && scope.sample().isEmpty();
        return isSure ? Severity.ERROR : Severity.WARN;
    }

    /**
     * A share was found of the whole table, and one batch may fall short of it; where a write brings all rows, or several
     * states of one object, it speaks of the write.
     */
    private Scope scope(Candidate candidate) {
        Zone zone = scope.dataset().id().zone();
        boolean isShare = candidate.subject() == Subject.COMPLETENESS && candidate.nature() == Nature.SEEN_SO;
        return isShare && (zone == Zone.RAW || zone == Zone.EVENTS) ? Scope.TABLE : Scope.BATCH;
    }

    private boolean isFit(Proposal proposal, Schemas schemas) {
        Problems problems = new Problems();
        RuleChecker.check(rule(proposal), schemas, problems);
        return problems.isEmpty();
    }

    private QualityRule rule(Proposal proposal) {
        return new QualityRule(
                proposal.dqdl(),
                proposal.severity(),
                proposal.scope(),
                scope.dataset().origin());
    }

    private List<Proposal> holding(List<Proposal> proposals, Dataset<Row> rows) {
        if (proposals.isEmpty()) {
            return List.of();
        }
        try {
            Gate gate = new Gate(proposals.stream().map(this::rule).toList());
            Audit audit = Auditor.audit(gate, Batch.of(rows, known()), 0);
            return IntStream.range(0, proposals.size())
                    .filter(i -> audit.verdicts().get(i).outcome() == Outcome.PASSED)
                    .mapToObj(proposals::get)
                    .toList();
        } catch (MeshlineException e) {
            if (e.code() != ErrorCode.INVALID_RULE) {
                throw e;
            }
            // One that Deequ stumbles over is none to propose, and must not take the others with it.
            return proposals.size() == 1
                    ? List.of()
                    : proposals.stream()
                            .flatMap(one -> holding(List.of(one), rows).stream())
                            .toList();
        }
    }

    private Statistics known() {
        Map<String, Long> nulls = measurement.columns().stream()
                .collect(Collectors.toMap(
                        measured -> measured.column().name(), measured -> measurement.rows() - measured.present()));
        return new Statistics(OptionalLong.of(measurement.rows()), nulls, Map.of());
    }
}
