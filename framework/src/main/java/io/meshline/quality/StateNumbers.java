package io.meshline.quality;

import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.Correlation;
import com.amazon.deequ.analyzers.CorrelationState;
import com.amazon.deequ.analyzers.MaxLength;
import com.amazon.deequ.analyzers.MaxState;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.MeanState;
import com.amazon.deequ.analyzers.MinLength;
import com.amazon.deequ.analyzers.MinState;
import com.amazon.deequ.analyzers.Minimum;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.NumMatchesAndCount;
import com.amazon.deequ.analyzers.PatternMatch;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.StandardDeviation;
import com.amazon.deequ.analyzers.StandardDeviationState;
import com.amazon.deequ.analyzers.State;
import com.amazon.deequ.analyzers.Sum;
import com.amazon.deequ.analyzers.SumState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import scala.Option;
import scala.Product;

/** The states of Deequ that are a few numbers, as text. */
enum StateNumbers {
    MATCHES(n -> new NumMatches(n.whole(0)), Size.class),
    SHARE(
            n -> new NumMatchesAndCount(n.whole(0), n.whole(1), Option.empty()),
            Completeness.class,
            Compliance.class,
            PatternMatch.class),
    LEAST(n -> new MinState(n.real(0), Option.empty()), Minimum.class, MinLength.class),
    GREATEST(n -> new MaxState(n.real(0), Option.empty()), Maximum.class, MaxLength.class),
    MEAN(n -> new MeanState(n.real(0), n.whole(1)), Mean.class),
    SUM(n -> new SumState(n.real(0)), Sum.class),
    DEVIATION(n -> new StandardDeviationState(n.real(0), n.real(1), n.real(2)), StandardDeviation.class),
    CORRELATION(
            n -> new CorrelationState(n.real(0), n.real(1), n.real(2), n.real(3), n.real(4), n.real(5)),
            Correlation.class);

    private final Function<Numbers, State<?>> state;
    private final Set<Class<?>> analyzers;

    StateNumbers(Function<Numbers, State<?>> state, Class<?>... analyzers) {
        this.state = state;
        this.analyzers = Set.of(analyzers);
    }

    /** The form of an analyzer's state, if its state is numbers. */
    static Optional<StateNumbers> of(Object analyzer) {
        return Arrays.stream(values())
                .filter(form -> form.analyzers.contains(analyzer.getClass()))
                .findFirst();
    }

    /** The numbers of a state, which {@link #state} reads back bit for bit. */
    static String text(State<?> state) {
        Product fields = (Product) state;
        return IntStream.range(0, fields.productArity())
                .mapToObj(fields::productElement)
                .filter(Number.class::isInstance)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    /** The state with some numbers. */
    State<?> state(String text) {
        return state.apply(new Numbers(List.of(text.split(" "))));
    }

    private record Numbers(List<String> texts) {
        long whole(int index) {
            return Long.parseLong(texts.get(index));
        }

        double real(int index) {
            return Double.parseDouble(texts.get(index));
        }
    }
}
