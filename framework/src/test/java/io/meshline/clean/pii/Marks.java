package io.meshline.clean.pii;

import io.meshline.error.Origin;
import io.meshline.model.PersonalData;
import io.meshline.model.PersonalField;
import io.meshline.model.PersonalKey;
import io.meshline.model.PersonalKind;
import io.meshline.model.PersonalPolicy;
import io.meshline.model.Setting;
import io.meshline.model.Treatment;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Marks and keys of a crm. */
final class Marks {
    /** Base64 of 32 bytes that count from 0 up. */
    static final String SECRET = Base64.getEncoder().encodeToString(counting());

    static final PersonalPolicy POLICY = new PersonalPolicy(
            Map.of("crm", new PersonalKey("crm", new Setting(SECRET, Setting.Visibility.SECRET))), Set.of());
    static final Treatment HASH = new Treatment.Hash("crm");
    static final Treatment ENCRYPT = new Treatment.Encrypt("crm");
    static final Treatment MASK = new Treatment.Mask();
    static final Treatment DROP = new Treatment.Drop();
    static final Treatment GENERALISE = new Treatment.Generalise(2);

    private Marks() {}

    static byte[] counting() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    static PersonalField field(String place, PersonalKind kind, Treatment treatment) {
        return new PersonalField(place, new PersonalData(kind, treatment, new Origin("domain.conf", 1)));
    }

    static TextTreatment treatment(PersonalKind kind, Treatment treatment) {
        return TextTreatment.of(field("x", kind, treatment).data(), POLICY);
    }
}
