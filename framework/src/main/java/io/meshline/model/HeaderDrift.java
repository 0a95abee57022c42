package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How far the headers of CSV files may be from the declared columns.
 *
 * @param optional the declared columns that a file may lack; its rows then hold null
 * @param unknown what happens to columns that are not declared
 */
public record HeaderDrift(List<String> optional, UnknownFields unknown) {
    /** Every file has each declared column and no other. */
    public static final HeaderDrift NONE = new HeaderDrift(List.of(), UnknownFields.FAIL);

    public HeaderDrift {
        optional = List.copyOf(optional);
        requireNonNull(unknown, "unknown");
    }
}
