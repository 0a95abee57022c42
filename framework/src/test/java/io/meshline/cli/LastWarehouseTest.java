package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWarehouseTest {
    @TempDir
    private Path state;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = state.resolve("last-warehouse");
        System.setProperty(LastWarehouse.FILE_PROPERTY, file.toString());
    }

    @AfterEach
    void forgetTheFile() {
        System.clearProperty(LastWarehouse.FILE_PROPERTY);
    }

    @Test
    void notesAFolderByItsAbsolutePath() {
        LastWarehouse.note("target/warehouse");
        assertThat(file).hasContent(Path.of("target/warehouse").toAbsolutePath().toString());
    }

    @Test
    void notesAnAddressAsItIs() {
        LastWarehouse.note("s3a://meshline-prod/warehouse");
        assertThat(file).hasContent("s3a://meshline-prod/warehouse");
    }

    @Test
    void notesNothingWhereNoFileIsNamed() {
        System.clearProperty(LastWarehouse.FILE_PROPERTY);
        LastWarehouse.note("warehouse");
        assertThat(file).doesNotExist();
    }

    @Test
    void saysWhichFileCannotBeWritten() {
        System.setProperty(LastWarehouse.FILE_PROPERTY, state.toString());
        assertThatThrownBy(() -> LastWarehouse.note("warehouse"))
                .hasMessage("Failed to note the warehouse 'warehouse' in '%s': %s: Is a directory", state, state);
    }
}
