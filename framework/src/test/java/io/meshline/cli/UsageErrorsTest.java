package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that cannot be carried out: one or two sentences, exit code 2, no stack trace. */
class UsageErrorsTest {
    private static final String CONF = "src/test/resources/io/meshline/cli/orders";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rnu                         | Unknown command 'rnu'. Did you mean 'run'? See 'meshline --help'.
            deploy                      | Unknown command 'deploy'. See 'meshline --help'.
            run --ful-refresh           | Unknown option '--ful-refresh'. Did you mean '--full-refresh'? See 'meshline run --help'.
            run -x                      | Unknown option '-x'. See 'meshline run --help'.
            validate sales              | Unexpected argument 'sales'. See 'meshline validate --help'.
            report                      | Missing report (must be one of quality). See 'meshline report --help'.
            report qualty               | Unknown report 'qualty'. Did you mean 'quality'? See 'meshline report --help'.
            run --format xml            | Unsupported value 'xml' of --format (supported: text, json). See 'meshline run --help'.
            run --zone gold             | Unsupported value 'gold' of --zone (supported: raw, manual, external, events, entities, aggregates). See 'meshline run --help'.
            report quality --format xml | Unsupported value 'xml' of --format (supported: text, json, markdown, html). See 'meshline report quality --help'.
            report quality --since 30   | Invalid value '30' of --since (must be a date that has begun, such as 2026-11-01, or a period such as 30d, 12h or 4w). See 'meshline report quality --help'.
            report quality --output     | Missing value of --output (must be --output=FILE). See 'meshline report quality --help'.
            profile                     | Missing argument DATASET. See 'meshline profile --help'.
            profile a --sample 2        | Invalid value '2' of --sample (must be a share above 0 and below 1, such as 0.1 or 10%). See 'meshline profile --help'.
            profile a --format html     | Unsupported value 'html' of --format (supported: text, json). See 'meshline profile --help'.
            run --from 2026-11-20       | Missing --to (--from and --to go together). See 'meshline run --help'.
            plan --to 2026-11-20        | Missing --from (--from and --to go together). See 'meshline plan --help'.
            run --from yesterday --to 2026-11-20 | Invalid value 'yesterday' of --from (must be a date such as 2026-11-20, a date and time such as 2026-11-20T06:00, or one with an offset such as 2026-11-20T06:00+01:00). See 'meshline run --help'.
            run --from 2026-11-20 --to 2026-11-20 | Invalid values '2026-11-20' of --from and '2026-11-20' of --to (must be the first before the second). See 'meshline run --help'.
            run --from 2026-11-20 --to 2026-11-21T00:00Z | Invalid values '2026-11-20' of --from and '2026-11-21T00:00Z' of --to (must be either both or none with an offset). See 'meshline run --help'.
            run --full-refresh --from 2026-11-20 --to 2026-11-21 | Unsupported --full-refresh with --from and --to (it computes all rows anew). See 'meshline run --help'.
            run --env                   | Missing value of --env (must be --env=NAME). See 'meshline run --help'.
            """)
    void namesWhatIsWrongAndWhereToLook(String command, String sentence) {
        assertRefused(Invocation.of(command.split(" ")), sentence);
    }

    @Test
    void asksForACommandWhereNoneIsGiven() {
        assertRefused(
                Invocation.of(),
                "Missing command (must be one of run, plan, validate, dags, report, quarantine, profile, alerts, config). See 'meshline --help'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run --env prd               | Unsupported environment 'prd' (supported: local, prod)
            run --set parallelsm=3      | Cannot read option '--set parallelsm': unknown key 'parallelsm'. Did you mean 'parallelism'?
            run --set parallelism       | Invalid option '--set parallelism' (must be --set <key>=<value>)
            run --set parallelism=two   | Cannot read option '--set parallelism': must be a whole number of at least 1, was "two"
            run orders.raw.ordr         | Cannot select 'orders.raw.ordr': no such job, domain or zone. Did you mean 'orders.raw.order'?
            run --domain order          | Cannot select domain 'order': no such domain. Did you mean 'orders'?
            report quality --domain oders | Cannot select domain 'oders': no such domain. Did you mean 'orders'?
            report quality --output src  | Cannot write file 'src': it is a folder. Name a file in it
            plan stock                  | Cannot select 'stock': no such job, domain or zone.
            """)
    void namesWhatTheConfigurationDoesNotHave(String command, String sentence) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ")));
        arguments.addAll(List.of("--conf-dir", CONF));
        assertRefused(Invocation.of(arguments.toArray(String[]::new)), sentence);
    }

    @Test
    void looksForTheFolderOfAReportBeforeAnythingElse() {
        Path folder = Path.of("no/such/folder").toAbsolutePath();
        assertRefused(
                Invocation.of("report", "quality", "--output", "no/such/folder/report.html"),
                "Cannot write file 'no/such/folder/report.html': there is no folder '" + folder
                        + "'. Create it, or name another");
    }

    @Test
    void tellsOnceThatThereIsNoConfiguration() {
        assertRefused(
                Invocation.of("run", "--conf-dir", "/no/such/conf"),
                "Cannot read the configuration in folder '/no/such/conf': it does not exist."
                        + " Name another by --conf-dir");
    }

    private static void assertRefused(Invocation invocation, String sentence) {
        assertThat(invocation.exitCode()).isEqualTo(2);
        assertThat(invocation.err()).isEqualTo(sentence + System.lineSeparator());
        assertThat(invocation.out()).isEmpty();
    }
}
