package io.meshline.clean.pii;

import static org.apache.spark.sql.functions.when;

import io.meshline.clean.pii.Rewriting.Step;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * Brings values of a known form into a coarser one. A value is rewritten by the first form that it has as a whole; one
 * that has none is masked, so that nothing is left as it came.
 *
 * @param prepared what is done to a value before its form is looked at
 * @param forms each form as a pattern of the whole value, with what is kept of it
 * @param canonical what is done to what is kept, so that equal things are written alike
 */
record Generalisation(Rewriting prepared, List<Step> forms, Rewriting canonical) implements TextTreatment {
    private static final long serialVersionUID = 1L;

    private static final Rewriting AS_IT_IS = new Rewriting(List.of());
    private static final Rewriting STRIPPED = new Rewriting(List.of(new Step("^\\s+|\\s+\\z", "")));

    /** The year of a date of which it is the first or the last part. */
    static final Generalisation YEAR = new Generalisation(
            STRIPPED,
            List.of(
                    new Step("^([0-9]{4})[-/.][0-9]{1,2}[-/.][0-9]{1,2}([T ][0-9:.]+.*)?\\z", "$1"),
                    new Step("^[0-9]{1,2}[-/.][0-9]{1,2}[-/.]([0-9]{4})\\z", "$1"),
                    new Step("^([0-9]{4})[0-9]{4}\\z", "$1")),
            AS_IT_IS);

    /** The network of an address: 24 bits of IPv4, 48 bits of IPv6. */
    static final Generalisation NETWORK = new Generalisation(
            STRIPPED,
            Stream.concat(Networks.OF_IPV4.stream(), Networks.OF_IPV6.stream()).toList(),
            Networks.CANONICAL);

    Generalisation {
        forms = List.copyOf(forms);
    }

    /** The first letters and digits of a postal code that has more of them. */
    static Generalisation beginning(int length) {
        String character = "[\\p{L}\\p{N}]";
        String kept = character + "(?:[ -]?" + character + "){" + (length - 1) + "}";
        return new Generalisation(
                STRIPPED, List.of(new Step("^(" + kept + ")(?:[ -]?" + character + ")+\\z", "$1")), AS_IT_IS);
    }

    @Override
    public String of(String text) {
        String value = prepared.of(text);
        return forms.stream()
                .filter(form -> form.pattern().matcher(value).find())
                .findFirst()
                .map(form -> canonical.of(new Rewriting(List.of(form)).of(value)))
                .orElseGet(() -> Rewriting.MASK.of(text));
    }

    @Override
    public Column of(Column text) {
        Column value = prepared.of(text);
        Column found = Rewriting.MASK.of(text);
        for (int i = forms.size() - 1; i >= 0; i--) {
            Step form = forms.get(i);
            Column kept = canonical.of(new Rewriting(List.of(form)).of(value));
            found = when(value.rlike(form.pattern().pattern()), kept).otherwise(found);
        }
        return found;
    }
}
