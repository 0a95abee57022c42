package io.meshline.config;

import com.typesafe.config.ConfigValueType;
import io.meshline.error.ErrorCode;
import io.meshline.model.PersonalKey;
import io.meshline.model.PersonalKind;
import io.meshline.model.PersonalPolicy;
import io.meshline.model.Setting;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decodes what holds for the personal data of all domains. No problem with a key shows a part of it. */
final class PersonalPolicyDecoder {
    static final Key<Value> KEYS = SettingsDecoder.layered(
            "keys",
            Types.FREE,
            "Keys under names of your own: base64 of 32 random bytes, each as { env = NAME } or { file = path }, a path"
                    + " from the configuration's folder.");
    static final Key<List<PersonalKind>> UNTREATED = SettingsDecoder.layered(
            "untreated",
            Type.of(
                    "a list of kinds of personal data",
                    value -> Optional.of(value)
                            .filter(any -> any.is(ConfigValueType.LIST))
                            .map(Kinds::of)),
            "Kinds that may be stored as they come; any other one that is marked and not treated is an error.");
    static final Shape SHAPE = Shape.of("Personal data of all domains", "pii", KEYS, UNTREATED);

    /** Words in a list that may be empty. */
    private static final class Kinds {
        private static final Type<PersonalKind> ONE = Types.choice(
                Arrays.stream(PersonalKind.values()).collect(Collectors.toMap(PersonalKind::key, Function.identity())));

        static List<PersonalKind> of(Value list) {
            return list.elements().stream()
                    .flatMap(element -> ONE.read(element).stream())
                    .toList();
        }
    }

    private PersonalPolicyDecoder() {}

    static PersonalPolicy decode(Node node, Secrets secrets) {
        Map<String, PersonalKey> keys = node.find(KEYS).stream()
                .flatMap(all -> all.members().stream())
                .collect(Collectors.toMap(member -> member.path().name(), member -> key(member, secrets)));
        return new PersonalPolicy(keys, new HashSet<>(node.list(UNTREATED)));
    }

    /** A key that cannot be had stays known by its name: what refers to it is no second problem. */
    private static PersonalKey key(Value member, Secrets secrets) {
        Setting secret = secret(member, secrets).orElse(new Setting("", Setting.Visibility.SECRET));
        return new PersonalKey(member.path().name(), secret);
    }

    private static Optional<Setting> secret(Value member, Secrets secrets) {
        Optional<Setting> secret = secrets.demand(member);
        if (secret.isPresent() && !PersonalKey.isKey(secret.get().value())) {
            member.problem(
                    ErrorCode.INVALID_CONFIG,
                    "refers to a secret that is no key (must be base64 of exactly 32 bytes). Make one by: openssl rand"
                            + " -base64 32");
            return Optional.empty();
        }
        return secret;
    }
}
