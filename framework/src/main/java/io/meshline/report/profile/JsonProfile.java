package io.meshline.report.profile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.model.profile.ColumnProfile;
import io.meshline.model.profile.ColumnProfile.Precision;
import io.meshline.model.profile.Figures;
import io.meshline.model.profile.ProfileScope;
import io.meshline.model.profile.TableProfile;
import java.math.BigDecimal;
import java.util.Locale;

/** The profile as one JSON document, for programs: everything that is known, absent values null. */
final class JsonProfile {
    private JsonProfile() {}

    static String write(TableProfile profile) {
        ProfileScope scope = profile.scope();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("dataset", scope.dataset().id().toString());
        root.put("description", scope.dataset().description());
        root.put("environment", scope.environment()).put("version", scope.version());
        root.put("extent", scope.extent().words()).put("sample", scope.sample().orElse(null));
        root.put("rows", profile.rows());
        ArrayNode columns = root.putArray("columns");
        profile.columns().forEach(column -> write(column, profile.rows(), columns.addObject()));
        ArrayNode proposals = root.putArray("proposals");
        profile.proposals()
                .forEach(proposal -> proposals
                        .addObject()
                        .put("column", proposal.column())
                        .put("severity", proposal.severity().key())
                        .put("scope", proposal.scope().key())
                        .put("rule", proposal.dqdl())
                        .put("evidence", proposal.evidence()));
        root.put(
                "configuration",
                profile.proposals().isEmpty() ? null : String.join("\n", new ProposedRules(profile).lines()) + "\n");
        return root.toPrettyString() + "\n";
    }

    private static void write(ColumnProfile column, long rows, ObjectNode node) {
        node.put("name", column.name()).put("type", column.type()).put("present", column.present());
        node.put("completeness", rows == 0 ? null : (Double) ((double) column.present() / rows));
        column.distinct()
                .ifPresentOrElse(
                        distinct -> node.putObject("distinct")
                                .put("count", distinct.count())
                                .put("exact", distinct.precision() == Precision.EXACT),
                        () -> node.putNull("distinct"));
        write(column.figures(), node);
        ArrayNode values = node.putArray("commonest");
        column.commonest()
                .forEach(value -> values.addObject().put("value", value.value()).put("rows", value.rows()));
    }

    private static void write(Figures figures, ObjectNode node) {
        if (figures instanceof Figures.Numbers numbers) {
            write(numbers, node.putObject("numbers"));
        } else if (figures instanceof Figures.Times times) {
            ObjectNode entry = node.putObject("times").put("first", times.first());
            entry.put("lowerQuartile", times.quartiles().lower())
                    .put("median", times.quartiles().median())
                    .put("upperQuartile", times.quartiles().upper())
                    .put("last", times.last());
        } else if (figures instanceof Figures.Texts texts) {
            node.putObject("texts")
                    .put("shortest", texts.shortest())
                    .put("longest", texts.longest())
                    .put("form", texts.form().name().toLowerCase(Locale.ROOT));
            texts.numbers().ifPresent(numbers -> write(numbers, node.putObject("numbers")));
        }
    }

    private static void write(Figures.Numbers numbers, ObjectNode node) {
        node.put("least", finite(numbers.least()))
                .put("lowerQuartile", finite(numbers.quartiles().lower()))
                .put("median", finite(numbers.quartiles().median()))
                .put("upperQuartile", finite(numbers.quartiles().upper()))
                .put("greatest", finite(numbers.greatest()))
                .put("mean", finite(numbers.mean()))
                .put("deviation", finite(numbers.deviation()))
                .put("zeros", numbers.zeros());
    }

    /** A number without needless digits; JSON knows neither infinity nor what is not a number. */
    private static BigDecimal finite(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString())
                : null;
    }
}
