package io.meshline.io;

import io.meshline.model.Column;
import java.util.List;

/** Whether names that are in a file and nowhere else may be shown: without a header, they are values of a person. */
enum Naming {
    SHOWN,
    COUNTED;

    static Naming of(List<Column> declared) {
        return declared.stream().anyMatch(column -> column.personal().isPresent()) ? COUNTED : SHOWN;
    }
}
