package io.meshline.model;

import java.util.HashMap;
import java.util.Map;

/**
 * What all rows of a table came to for the figures that its gate asks for: numbers that can be added to those of a batch,
 * so that no row is read a second time. They stand in the commit that they describe.
 *
 * @param base the version of the table to which that commit was added; -1 for a new table
 * @param numbers the numbers by what was measured; an empty text where no row had a value
 */
public record TableStates(long base, Map<String, String> numbers) {
    public TableStates {
        numbers = Map.copyOf(numbers);
    }

    /** These states and one more. */
    public TableStates with(String measured, String number) {
        Map<String, String> more = new HashMap<>(numbers);
        more.put(measured, number);
        return new TableStates(base, more);
    }
}
