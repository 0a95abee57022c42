package io.meshline.config;

import com.typesafe.config.ConfigValueType;
import io.meshline.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decodes the elements of {@code quality.error} and {@code quality.warn}. */
final class AuditRuleDecoder {
    static final Key<Text> RULE = Key.required("rule", Types.TEXT, "The rule in DQDL.");
    static final Key<Scope> SCOPE = Key.optional(
            "scope",
            Types.choice(Map.of(Scope.BATCH.key(), Scope.BATCH, Scope.TABLE.key(), Scope.TABLE)),
            Scope.BATCH.key(),
            "What the rule speaks of: batch, the rows that the write adds, or table, the table as it would stand after"
                    + " the commit.");
    static final Shape SHAPE = Shape.of("Quality rule", "<zone>.<name>.quality.error[]", RULE, SCOPE);
    static final Type<List<AuditRule>> RULES =
            new Type<>("a list of rules, each a string or an object", AuditRuleDecoder::rules, Optional.of(SHAPE));

    private AuditRuleDecoder() {}

    /** A rule, with what it speaks of. */
    record AuditRule(Text rule, Scope scope) {}

    private static Optional<List<AuditRule>> rules(Value value) {
        return Optional.of(value)
                .filter(any -> any.is(ConfigValueType.LIST))
                .map(list -> list.elements().stream()
                        .flatMap(element -> rule(element).stream())
                        .toList());
    }

    private static Optional<AuditRule> rule(Value element) {
        if (!element.is(ConfigValueType.OBJECT)) {
            return Types.TEXT.read(element).map(rule -> new AuditRule(rule, Scope.BATCH));
        }
        Node node = Node.open(element, SHAPE);
        Scope scope = node.find(SCOPE).orElse(Scope.BATCH);
        return node.find(RULE).map(rule -> new AuditRule(rule, scope));
    }
}
