package io.meshline.report.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Origin;
import io.meshline.fixture.Golden;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Gate;
import io.meshline.model.Heading;
import io.meshline.model.Lifecycle;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Scope;
import io.meshline.model.Structure;
import io.meshline.model.Zone;
import io.meshline.model.profile.ColumnProfile;
import io.meshline.model.profile.ColumnProfile.Distinct;
import io.meshline.model.profile.ColumnProfile.Precision;
import io.meshline.model.profile.ColumnProfile.ValueCount;
import io.meshline.model.profile.Figures;
import io.meshline.model.profile.Figures.Quartiles;
import io.meshline.model.profile.ProfileScope;
import io.meshline.model.profile.ProfileScope.Extent;
import io.meshline.model.profile.Proposal;
import io.meshline.model.profile.TableProfile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileFormatTest {
    private static final Origin HERE = new Origin("conf/domains/sales/domain.conf", 12);
    private static final Gate GATE = new Gate(List.of(new QualityRule("RowCount > 0", Severity.ERROR, HERE)));
    private static final ProfileScope CURRENT =
            new ProfileScope(customers(Gate.OPEN), "prod", 41, Extent.CURRENT_STATES, Optional.empty());
    private static final List<Proposal> PROPOSALS = List.of(
            new Proposal(
                    "age", "ColumnValues \"age\" >= 0", Severity.ERROR, Scope.BATCH, "the smallest of 3 values is 18"),
            new Proposal(
                    "country",
                    "Completeness \"country\" >= 0.6",
                    Severity.WARN,
                    Scope.TABLE,
                    "complete in 2 of 3 rows"),
            new Proposal("id", "IsUnique \"id\"", Severity.ERROR, Scope.BATCH, "no value occurs twice in 3 rows"));

    @Test
    void writesABlockForADatasetWithoutGate() {
        Golden.check("profile/current-states.txt", text(CURRENT, columns("France"), PROPOSALS));
    }

    @Test
    void addsToTheGateOfADatasetThatHasOne() {
        ProfileScope sample = new ProfileScope(
                customers(GATE), "prod", 41, Extent.CURRENT_STATES, Optional.of(new BigDecimal("0.10")));
        Golden.check("profile/sample.txt", text(sample, columns("France"), PROPOSALS));
    }

    @ParameterizedTest
    @EnumSource
    void saysWhereThereIsNothingToShowOrToPropose(ProfileFormat format) {
        TableProfile empty = new TableProfile(
                CURRENT,
                0,
                List.of(new ColumnProfile("id", "string", 0, Optional.empty(), new Figures.None(), List.of())),
                List.of());
        Golden.check("profile/no-rows." + format, format.write(empty));
    }

    @Test
    void saysThatThereIsNothingToPropose() {
        assertThat(text(CURRENT, columns("France"), List.of()))
                .endsWith(
                        "\n\nNo rule to propose: what these figures suggest, the gate or the declaration says already.\n");
    }

    @Test
    void keepsOneLineOneLineWhateverIsInTheData() {
        String hostile = "\u001b[31mred\r\n\u202E" + "x".repeat(80);
        String written = text(CURRENT, columns(hostile), PROPOSALS);
        assertThat(written.lines().count())
                .isEqualTo(text(CURRENT, columns("x"), PROPOSALS).lines().count());
        assertThat(written).contains("\\u001B[31mred").doesNotContain("\u001b").doesNotContain("x".repeat(40));
    }

    @ParameterizedTest
    @CsvSource({"profile.json, JSON", "PROFILE.JSON, JSON", "profile.txt, TEXT", "profile, TEXT"})
    void isChosenByTheEndingOfAFile(Path file, ProfileFormat format) {
        assertThat(ProfileFormat.of(file)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            13541.33          | 12 | 13,541.33
            15518.95890144137 | 5  | 15,519
            1234567.8         | 5  | 1,234,568
            0.30000000000004  | 12 | 0.3
            -0.00001234567    | 5  | -0.000012346
            0                 | 5  | 0
            1e15              | 5  | 1,000,000,000,000,000
            NaN               | 5  | NaN
            """)
    void cutsNoNumberBeforeItsPoint(double number, int digits, String text) {
        assertThat(Digits.text(number, digits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 100 %", "0, 3, 0.0 %", "1, 3, 33.3 %", "99999, 100000, 99.9 %", "1, 100000, 0.1 %"})
    void tellsNoShareAsAllOrNothingThatIsNot(long part, long whole, String share) {
        assertThat(Share.text(part, whole)).isEqualTo(share);
    }

    private static String text(ProfileScope scope, List<ColumnProfile> columns, List<Proposal> proposals) {
        return ProfileFormat.TEXT.write(new TableProfile(scope, 3, columns, proposals));
    }

    private static Dataset customers(Gate gate) {
        return new Dataset.Entities(
                new Heading(new DatasetId("sales", Zone.ENTITIES, "customer"), "Customers and where they live", HERE),
                new DatasetId("sales", Zone.RAW, "orders"),
                new Structure(Optional.empty(), List.of()),
                List.of("id"),
                List.of("since"),
                Lifecycle.OF_CHANGES,
                gate);
    }

    private static List<ColumnProfile> columns(String country) {
        Figures.Numbers ages =
                new Figures.Numbers(18, new Quartiles<>(18.0, 44.0, Double.NaN), 1e9, 15_518.95890144137, 0.999999, 0);
        return List.of(
                new ColumnProfile(
                        "id",
                        "string",
                        3,
                        exactly(3),
                        new Figures.Texts(1, 12, Figures.Form.TEXT, Optional.empty()),
                        List.of()),
                new ColumnProfile(
                        "age", "int", 3, Optional.of(new Distinct(948, Precision.APPROXIMATE)), ages, List.of()),
                new ColumnProfile(
                        "country",
                        "string",
                        2,
                        exactly(1),
                        new Figures.Texts(6, 6, Figures.Form.TEXT, Optional.empty()),
                        List.of(new ValueCount(country, 2))),
                new ColumnProfile(
                        "since",
                        "date",
                        3,
                        exactly(7),
                        new Figures.Times(
                                "2024-01-01", new Quartiles<>("2024-01-02", "2024-01-03", "2024-01-04"), "2024-01-05"),
                        counted()));
    }

    private static List<ValueCount> counted() {
        return List.of(
                new ValueCount("2024-01-01", 2),
                new ValueCount("2024-01-02", 1),
                new ValueCount("2024-01-03", 1),
                new ValueCount("2024-01-04", 1),
                new ValueCount("2024-01-05", 1),
                new ValueCount("2024-01-06", 1));
    }

    private static Optional<Distinct> exactly(long count) {
        return Optional.of(new Distinct(count, Precision.EXACT));
    }
}
