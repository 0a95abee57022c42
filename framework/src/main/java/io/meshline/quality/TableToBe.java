package io.meshline.quality;

import io.meshline.model.TableStates;
import java.util.Optional;

/** The table as it would stand after a batch. Asked only by gates with rules of that scope, for no more than they need. */
public interface TableToBe {
    /** All rows. */
    RowSet after();

    /** The rows that are there already and stay. */
    RowSet kept();

    /** The rows that are written, where they are others than those of the batch. */
    Optional<RowSet> written();

    /** What the {@link #kept} rows came to when they were measured last; empty where that is not known for sure. */
    Optional<TableStates> states();

    /** The version that the batch is added to. */
    long base();
}
