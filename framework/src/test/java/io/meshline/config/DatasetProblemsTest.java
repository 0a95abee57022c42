package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Mesh;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake that a dataset can hold, with its whole sentence. */
class DatasetProblemsTest {
    private static final String RAW =
            "raw.lines { description = Lines, source { format = csv, path = /in }, columns { No {}, Sold {} } }\n";

    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder);
    }

    @Test
    void suggestsTheNearestKeyForAnUnknownOne() {
        assertThat(entities("dedup-by = [a]\n sequence_by = b\n deduplicate-by = [a]\n columns.a.typ = int"))
                .containsExactly(
                        "2 Cannot read entities 'sales.entities.article': unknown key 'dedup-by'",
                        "3 Cannot read entities 'sales.entities.article': unknown key 'sequence_by'. Did you mean "
                                + "'sequence-by'?",
                        "4 Cannot read entities 'sales.entities.article': unknown key 'deduplicate-by'",
                        "5 Cannot read entities 'sales.entities.article': unknown key 'columns.a.typ'. Did you mean "
                                + "'type'?");
        assertThat(events("dedup-by = [a]"))
                .containsExactly("2 Cannot read events 'sales.events.sold': unknown key 'dedup-by'. Did you mean "
                        + "'deduplicate-by'?");
    }

    @Test
    void tellsTheKeysThatAreMissing() {
        conf.domain("raw.a {}\nmanual.b {}\nexternal.c {}\nevents.d {}\nentities.e {}\naggregates.f {}\n");

        assertThat(problems())
                .containsExactly(
                        "1 Cannot read raw 'sales.raw.a': missing key 'description'",
                        "1 Cannot read raw 'sales.raw.a': missing key 'source'",
                        "2 Cannot read manual 'sales.manual.b': missing key 'columns'",
                        "2 Cannot read manual 'sales.manual.b': missing key 'description'",
                        "2 Cannot read manual 'sales.manual.b': missing key 'source'",
                        "3 Cannot read external 'sales.external.c': missing key 'columns'",
                        "3 Cannot read external 'sales.external.c': missing key 'description'",
                        "3 Cannot read external 'sales.external.c': missing key 'path'",
                        "4 Cannot read events 'sales.events.d': missing key 'columns'",
                        "4 Cannot read events 'sales.events.d': missing key 'description'",
                        "4 Cannot read events 'sales.events.d': missing key 'from'",
                        "5 Cannot read entities 'sales.entities.e': missing key 'columns'",
                        "5 Cannot read entities 'sales.entities.e': missing key 'description'",
                        "5 Cannot read entities 'sales.entities.e': missing key 'from'",
                        "5 Cannot read entities 'sales.entities.e': missing key 'key'",
                        "5 Cannot read entities 'sales.entities.e': missing key 'sequence-by'",
                        "6 Cannot read aggregates 'sales.aggregates.f': missing key 'description'",
                        "6 Cannot read aggregates 'sales.aggregates.f': needs exactly one of the keys 'sql' and "
                                + "'transformation'");
    }

    @Test
    void tellsValuesOfTheWrongType() {
        conf.domain("""
                raw.lines = 5
                external = []
                manual.budget {
                  description = 5
                  source {
                    format = xml
                    path = []
                  }
                  columns {
                    a = int
                    b { type = int, required = yes, default = [], outlier { min = few, action = drop } }
                  }
                  quality {
                    error = [1, "RowCount > 1", ""]
                    warn = "RowCount > 1"
                  }
                }
                """);

        assertThat(problems())
                .containsExactly(
                        "1 Cannot read raw 'sales.raw.lines': must be an object, was 5",
                        "2 Cannot read domain 'sales': 'external' must be an object, was an empty list",
                        "4 Cannot read manual 'sales.manual.budget': 'description' must be a non-empty string, "
                                + "was 5",
                        "6 Cannot read manual 'sales.manual.budget': 'source.format' must be one of canal, csv, debezium, json, maxwell, was \"xml\"",
                        "7 Cannot read manual 'sales.manual.budget': 'source.path' must be a non-empty string, was an "
                                + "empty list",
                        "10 Cannot read manual 'sales.manual.budget': 'columns.a' must be an object, was \"int\"",
                        "11 Cannot read manual 'sales.manual.budget': 'columns.b.default' must be a SQL literal, was an "
                                + "empty list",
                        "11 Cannot read manual 'sales.manual.budget': 'columns.b.outlier.action' must be one of clip, default, fail, null, quarantine, was "
                                + "\"drop\"",
                        "11 Cannot read manual 'sales.manual.budget': 'columns.b.outlier.min' must be a number, was \"few\"",
                        "11 Cannot read manual 'sales.manual.budget': 'columns.b.required' must be true or false, was "
                                + "\"yes\"",
                        "14 Cannot read manual 'sales.manual.budget': 'quality.error[0]' must be a non-empty "
                                + "string, was 1",
                        "14 Cannot read manual 'sales.manual.budget': 'quality.error[2]' must be a non-empty "
                                + "string, was \"\"",
                        "15 Cannot read manual 'sales.manual.budget': 'quality.warn' must be a list of rules, each a string or an object, was "
                                + "\"RowCount > 1\"");
    }

    @Test
    void tellsSourcesThatCannotBeReadSo() {
        conf.domain("""
                raw.a { description = d, source { format = json, path = p, quote = "'" }, columns { x {} } }
                raw.b { description = d, source { format = csv, path = p, delimiter = "||", encoding = "UTF 8" } }
                raw.c { description = d, source { format = csv, path = p }, columns { _x {}, Y {}, y {} } }
                raw.d { description = d, source { format = csv, path = p }, columns {} }
                """);

        assertThat(problems())
                .containsExactly(
                        "1 Cannot read raw 'sales.raw.a': 'columns' is only allowed with format = csv",
                        "1 Cannot read raw 'sales.raw.a': 'source.quote' is only allowed with format = csv",
                        "2 Cannot read raw 'sales.raw.b': 'source.delimiter' must be a single character, was \"||\"",
                        "2 Cannot read raw 'sales.raw.b': 'source.encoding' must be the name of a character set such as "
                                + "UTF-8, was \"UTF 8\"",
                        "2 Cannot read raw 'sales.raw.b': missing key 'columns'",
                        "3 Cannot read raw 'sales.raw.c': 'columns._x' begins with '_', which is kept for columns of "
                                + "Meshline",
                        "3 Cannot read raw 'sales.raw.c': 'columns.y' differs from column 'Y' only in case, which Spark "
                                + "does not see",
                        "4 Cannot read raw 'sales.raw.d': 'columns' must not be empty");
    }

    @Test
    void tellsWhatSourcesOfChangesCannotHave() {
        conf.domain("""
                raw.a { description = d, source { format = debezium, path = p, quote = "'" }, columns { x {} } }
                raw.b { description = d, source { format = canal, path = p }, unknown-columns = rescue }
                raw.c { description = d, source { format = csv, path = p }, unknown-columns = drop, columns { x { optional = 1 } } }
                manual.d { description = d, columns { x { type = int } }, source { format = maxwell, path = p } }
                raw.e { description = d, source { format = csv, path = p }, columns { x { pii { kind = name, treat = drop } } }, unknown-columns = add }
                """);

        assertThat(problems())
                .containsExactly(
                        "1 Cannot read raw 'sales.raw.a': 'columns' is only allowed with format = csv",
                        "1 Cannot read raw 'sales.raw.a': 'source.quote' is only allowed with format = csv",
                        "2 Cannot read raw 'sales.raw.b': 'unknown-columns' is only allowed with format = csv",
                        "3 Cannot read raw 'sales.raw.c': 'columns.x.optional' must be true or false, was 1",
                        "3 Cannot read raw 'sales.raw.c': 'unknown-columns' must be one of add, fail, ignore, rescue, "
                                + "was \"drop\"",
                        "4 Cannot read manual 'sales.manual.d': 'source.format' must be csv or json; changes of another "
                                + "system's tables are taken in as raw",
                        "5 Cannot read raw 'sales.raw.e': 'unknown-columns' must be fail or ignore beside personal data: "
                                + "what is in other columns is treated by nobody");
    }

    @Test
    void tellsIllegalNames() {
        conf.domain("external.Rates-EU { description = d, path = p, columns {\n Rate { type = int } } }\n");

        assertThat(problems())
                .containsExactly(
                        "1 Cannot read external 'sales.external.Rates-EU': invalid name 'Rates-EU' (must match "
                                + "[a-z][a-z0-9_]*)",
                        "2 Cannot read external 'sales.external.Rates-EU': invalid column name 'Rate' (must match "
                                + "[a-z][a-z0-9_]*)");
    }

    @Test
    void tellsColumnsThatAreDerivedInTwoWays() {
        assertThat(events("columns.x { type = int, from = No, expression = \"1\", format = \"yy\", outlier {} }"))
                .containsExactly(
                        "2 Cannot read events 'sales.events.sold': 'columns.x.format' is only allowed with 'from'",
                        "2 Cannot read events 'sales.events.sold': 'columns.x.from' is not allowed together with "
                                + "'expression'",
                        "2 Cannot read events 'sales.events.sold': 'columns.x.outlier' needs at least one of 'min', 'max', "
                                + "'above', 'below' and 'method'");
    }

    @Test
    void tellsColumnsThatAreNotDeclared() {
        assertThat(events("deduplicate-by = [a, amuont]\n partition-by = [zz]\n columns.amount.type = int"))
                .containsExactly(
                        "2 Cannot read events 'sales.events.sold': 'deduplicate-by[1]' refers to column 'amuont', which is "
                                + "not declared. Did you mean 'amount'?",
                        "3 Cannot read events 'sales.events.sold': 'partition-by[0]' refers to column 'zz', which is not "
                                + "declared");
        assertThat(events("deduplicate-by = [\"*\", a]"))
                .containsExactly(
                        "2 Cannot read events 'sales.events.sold': 'deduplicate-by' must hold either columns or "
                                + "\"*\" alone");
    }

    @Test
    void tellsWhatEntitiesCannotBe() {
        conf.domain(RAW
                + "entities.a { description = d, from = raw.lines, key = [], sequence-by = x\n"
                + " columns { valid_to { type = int } } }\n");

        assertThat(problems())
                .containsExactly(
                        "2 Cannot read entities 'sales.entities.a': 'key' must be a list of at least one string, was an empty list",
                        "2 Cannot read entities 'sales.entities.a': 'sequence-by' refers to column 'x', which is not "
                                + "declared",
                        "3 Cannot read entities 'sales.entities.a': 'columns' must not declare 'valid_to', which Meshline "
                                + "adds to entities itself");
    }

    @Test
    void tellsReferencesToDatasetsThatAreNotThere() {
        assertThat(events("from = raw.line"))
                .containsExactly(
                        "2 Cannot read events 'sales.events.sold': 'from' refers to 'raw.line', which is not declared. Did you "
                                + "mean 'raw.lines'?");
        assertThat(events("from = lines"))
                .containsExactly(
                        "2 Cannot read events 'sales.events.sold': 'from' must be <zone>.<name> of a dataset of the domain, was "
                                + "\"lines\"");
        assertThat(events("from = stock.events.moved"))
                .containsExactly(
                        "2 Cannot read events 'sales.events.sold': 'from' refers to 'stock.events.moved' of another domain. "
                                + "Declare it under 'external' and refer to that");
    }

    @Test
    void tellsNoReferenceToADatasetThatIsBroken() {
        conf.domain("raw.lines {}\nevents.sold { description = d, from = raw.lines, columns { a { type = int } } }");

        Mesh mesh = conf.loadWithProblems();

        assertThat(problems()).noneMatch(problem -> problem.contains("events"));
        assertThat(mesh.broken()).extracting(Object::toString).containsExactly("sales.raw.lines");
        assertThat(mesh.datasets().keySet()).extracting(Object::toString).containsExactly("sales.events.sold");
    }

    @Test
    void keepsDatasetsWithLesserMistakes() {
        conf.domain("external.rates { path = p, x = 1, columns { a { type = int, required = maybe } }, "
                + "quality { error = [1] } }");

        assertThat(problems()).hasSize(4);
        assertThat(conf.loadWithProblems().broken()).isEmpty();
        assertThat(conf.loadWithProblems().datasets()).hasSize(1);
    }

    @Test
    void tellsWhatAnAggregateLacks() {
        conf.file("domains/sales/sql/daily.sql", "SELECT 1")
                .file("domains/sales/sql/odd.sql/x", "")
                .domain("""
                aggregates.a { description = d, sql = dayly.sql, partition-by = [day] }
                aggregates.b { description = d, sql = ../x.sql }
                aggregates.c { description = d, sql = odd.sql }
                aggregates.d { description = d, sql = daily.sql, inputs = [raw.x] }
                aggregates.e { description = d, sql = daily.sql, transformation = T }
                aggregates.f { description = d, transformation = not-a-class, inputs = [raw.x] }
                aggregates.g { description = d, transformation = T, columns { x {} } }
                """);

        assertThat(problems())
                .containsExactly(
                        "1 Cannot read aggregates 'sales.aggregates.a': 'partition-by[0]' refers to column 'day', which is "
                                + "not declared",
                        "1 Cannot read aggregates 'sales.aggregates.a': 'sql' refers to file "
                                + "'conf/domains/sales/sql/dayly.sql', which does not exist. Did you mean 'daily.sql'?",
                        "2 Cannot read aggregates 'sales.aggregates.b': 'sql' must be the name of a file in "
                                + "'conf/domains/sales/sql', was \"../x.sql\"",
                        "3 Cannot read aggregates 'sales.aggregates.c': 'sql' refers to file "
                                + "'conf/domains/sales/sql/odd.sql', which is a folder",
                        "4 Cannot read aggregates 'sales.aggregates.d': 'inputs' is only allowed with 'transformation'; the "
                                + "inputs of a query are the tables it names",
                        "5 Cannot read aggregates 'sales.aggregates.e': needs exactly one of the keys 'sql' and "
                                + "'transformation'",
                        "6 Cannot read aggregates 'sales.aggregates.f': 'inputs[0]' refers to 'raw.x', which is not "
                                + "declared",
                        "6 Cannot read aggregates 'sales.aggregates.f': 'transformation' must be the full name of a Java "
                                + "class, was \"not-a-class\"",
                        "6 Cannot read aggregates 'sales.aggregates.f': missing key 'columns'",
                        "7 Cannot read aggregates 'sales.aggregates.g': missing key 'columns.x.type'",
                        "7 Cannot read aggregates 'sales.aggregates.g': missing key 'inputs'");
    }

    @Test
    void tellsWhatADomainSaysWronglyOfItself() {
        conf.file(
                        "domains/sales/domain.conf",
                        "domain {\n name = shop\n archetype = own\n schedule = daily\n owner.team = x }")
                .file("domains/stock/domain.conf", "");

        assertThat(conf.problems())
                .containsExactly(
                        "conf/domains/sales/domain.conf:1: Cannot read domain 'sales': missing key 'domain.description'",
                        "conf/domains/sales/domain.conf:2: Cannot read domain 'sales': 'domain.name' must be the name of "
                                + "the folder, \"sales\", was \"shop\"",
                        "conf/domains/sales/domain.conf:3: Cannot read domain 'sales': 'domain.archetype' must be one of "
                                + "aggregate, consumer-aligned, source-aligned, was \"own\"",
                        "conf/domains/sales/domain.conf:4: Cannot read domain 'sales': 'domain.schedule' must be a cron "
                                + "expression of five fields such as \"0 4 * * *\", or an object, was \"daily\"",
                        "conf/domains/sales/domain.conf:5: Cannot read domain 'sales': missing key 'domain.owner.contact'",
                        "conf/domains/stock/domain.conf:1: Cannot read domain 'stock': missing key 'domain'");
    }

    @Test
    void tellsMistakesOfExpectedPeriods() {
        assertThat(events("quality.periods { every = week\n on = [mon, tues]\n except = [\"2010-12-32\","
                        + " \"2010-12-25/2010-12-24\"]\n severity = quarantine\n column = a, expression = b }"))
                .containsExactly(
                        "2 Cannot read events 'sales.events.sold': 'quality.periods' needs either 'column' or 'expression'");
        assertThat(events("quality.periods { column = a\n every = week\n on = [mon, tues]\n except = [\"2010-12-32\","
                        + " \"2010-12-25/2010-12-24\"]\n severity = quarantine }"))
                .containsExactly(
                        "3 Cannot read events 'sales.events.sold': 'quality.periods.every' must be one of day, hour,"
                                + " was \"week\"",
                        "4 Cannot read events 'sales.events.sold': 'quality.periods.on[1]' must be one of fri, mon, sat,"
                                + " sun, thu, tue, wed, was \"tues\"",
                        "5 Cannot read events 'sales.events.sold': 'quality.periods.except[0]' must be a day such as"
                                + " \"2010-12-25\", or two in order such as \"2010-12-24/2011-01-03\", was \"2010-12-32\"",
                        "5 Cannot read events 'sales.events.sold': 'quality.periods.except[1]' must be a day such as"
                                + " \"2010-12-25\", or two in order such as \"2010-12-24/2011-01-03\", was"
                                + " \"2010-12-25/2010-12-24\"",
                        "6 Cannot read events 'sales.events.sold': 'quality.periods.severity' must be one of error, warn,"
                                + " was \"quarantine\"");
    }

    private List<String> events(String text) {
        String from = text.contains("from = ") && !text.contains("columns") ? "" : "from = raw.lines, ";
        return with("events.sold { description = d, " + from + "columns { a { type = int } }\n " + text + "\n}\n");
    }

    private List<String> entities(String text) {
        return with("entities.article { description = d, from = raw.lines, key = [a], sequence-by = b, "
                + "columns { a { type = int }, b { type = timestamp } }\n " + text + "\n}\n");
    }

    /** The problems of a valid raw dataset and another one, whose first line counts as 1. */
    private List<String> with(String dataset) {
        conf.domain(dataset + RAW);
        return problems();
    }

    /** The problems of the domain, each with its line behind the domain's head. */
    private List<String> problems() {
        String file = "conf/domains/sales/domain.conf:";
        return conf.problems().stream()
                .map(problem -> problem.substring(file.length()))
                .map(problem -> Integer.parseInt(problem.substring(0, problem.indexOf(':'))) - 6 + " "
                        + problem.substring(problem.indexOf(':') + 2))
                .toList();
    }
}
