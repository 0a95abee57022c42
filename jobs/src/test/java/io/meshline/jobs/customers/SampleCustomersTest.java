package io.meshline.jobs.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCustomersTest {
    @Test
    void makesTheSampleDataThatAreShipped(@TempDir Path folder) throws IOException {
        SampleCustomers.main(new String[] {folder.toString()});
        for (Map.Entry<String, String> file :
                SampleCustomers.deliveries(SampleCustomers.SEED).entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
            assertThat(Commands.sampleData().resolve("customers").resolve(file.getKey()))
                    .hasSameBinaryContentAs(folder.resolve(file.getKey()));
        }
    }

    @Test
    void makesOtherPeopleOfAnotherSeed() {
        assertThat(SampleCustomers.deliveries(1)).isNotEqualTo(SampleCustomers.deliveries(2));
    }

    @Test
    void makesNobodyWhoCouldBeReached() throws IOException {
        for (Path file : Files.walk(Commands.sampleData().resolve("customers"))
                .filter(Files::isRegularFile)
                .toList()) {
            String text = Files.readString(file);
            assertThat(text.replaceAll("(?i)[a-z.0-9]+@example[.]com", "")).doesNotContain("@");
            assertThat(text.replaceAll("[+]44 7700 900[0-9]{3}", "")).doesNotContain("+44");
            assertThat(text.replaceAll("192[.]0[.]2[.]|198[.]51[.]100[.]|203[.]0[.]113[.]", ""))
                    .doesNotContainPattern("[0-9]{1,3}[.][0-9]{1,3}[.][0-9]");
        }
    }
}
