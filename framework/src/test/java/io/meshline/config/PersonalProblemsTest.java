package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problems;
import io.meshline.model.Dataset;
import io.meshline.model.PersonalField;
import io.meshline.model.PersonalPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of personal data, and each mistake with its whole sentence. */
class PersonalProblemsTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String PLATFORM =
            "pii { keys { crm { env = CRM }, hr { file = \"hr.key\" } }, untreated = [id] }";
    private static final String CSV =
            "raw.person { description = People, source { format = csv, path = /in }, columns {\n";
    private static final String JSON =
            "raw.letter { description = Letters, source { format = json, path = /in }, pii {\n";

    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder)
                .file("platform.conf", PLATFORM)
                .file("hr.key", KEY + "\n")
                .variable("CRM", KEY);
    }

    @Test
    void readsMarksOfColumnsAndPaths() {
        conf.domain(CSV + """
                  a { pii { kind = email, treat = hash, key = crm } }
                  b { pii { kind = name, treat = encrypt, key = hr } }
                  c { pii { kind = phone, treat = mask } }
                  d { pii { kind = free-text, treat = drop } }
                  e { pii { kind = postcode, treat = generalise, prefix = 3 } }
                  f { pii { kind = ip, treat = generalise } }
                  g { pii = id }
                  h {}
                } }
                """ + JSON + """
                  "$.customer['e mail']" { kind = email, treat = hash, key = crm }
                  "$.contacts[*].phone" { kind = phone, treat = mask }
                } }
                """);

        assertThat(told(conf.dataset("sales.raw.person")))
                .containsExactly(
                        "a personal data: email, hashed with key 'crm'",
                        "b personal data: name, encrypted with key 'hr'",
                        "c personal data: phone, masked",
                        "d personal data: free-text, dropped",
                        "e personal data: postcode, generalised",
                        "f personal data: ip, generalised",
                        "g personal data: id");
        assertThat(told(conf.dataset("sales.raw.letter")))
                .containsExactly(
                        "$.customer['e mail'] personal data: email, hashed with key 'crm'",
                        "$.contacts[*].phone personal data: phone, masked");
    }

    @Test
    void readsTheExampleOfTheDocument() throws IOException {
        String document = Files.readString(Path.of("../docs/pii.md"));
        String example = document.split("```hocon\n")[1].split("```")[0];
        conf.domain(example);
        assertThat(conf.load().datasets().values())
                .extracting(dataset -> dataset.personal().size())
                .containsExactly(3, 3, 1);
    }

    @Test
    void readsKeysByReferenceAndShowsNone() {
        PersonalPolicy policy = conf.load().settings().personal();
        assertThat(policy.key("crm").secret().value()).isEqualTo(KEY);
        assertThat(policy.key("hr").secret().value()).isEqualTo(KEY);
        assertThat(policy.toString()).doesNotContain(KEY);
        assertThat(EffectiveConfig.render(conf.source(), new Problems()))
                .contains("CRM", "hr.key")
                .doesNotContain(KEY);
    }

    @Test
    void refusesKeysThatAreNoneWithoutShowingThem() {
        conf.variable("CRM", "c2hvcnQ=").file("hr.key", "not base64!");
        assertThat(conf.problems())
                .containsExactly(
                        "conf/platform.conf:1: Cannot read environment 'local': 'pii.keys.crm' refers to a secret that is"
                                + " no key (must be base64 of exactly 32 bytes). Make one by: openssl rand -base64 32",
                        "conf/platform.conf:1: Cannot read environment 'local': 'pii.keys.hr' refers to a secret that is"
                                + " no key (must be base64 of exactly 32 bytes). Make one by: openssl rand -base64 32");

        conf.file(
                "platform.conf",
                "pii {\n keys { a = \"" + KEY + "\"\n b = [1]\n c { env = NONE } }\n untreated = [e-mail]\n }");
        assertThat(conf.problems())
                .containsExactly(
                        "conf/platform.conf:2: Cannot read environment 'local': 'pii.keys.a' is a secret in clear. Refer"
                                + " to it by { env = NAME } or { file = path }",
                        "conf/platform.conf:3: Cannot read environment 'local': 'pii.keys.b' must be a reference to a"
                                + " secret. Refer to it by { env = NAME } or { file = path }",
                        "conf/platform.conf:4: Cannot read environment 'local': 'pii.keys.c' refers to the environment"
                                + " variable 'NONE', which is not set",
                        "conf/platform.conf:5: Cannot read environment 'local': 'pii.untreated[0]' must be one of address,"
                                + " birth-date, email, free-text, id, ip, name, phone, postcode, was \"e-mail\"");
    }

    @Test
    void doesNotTellTwiceOfAKeyThatCannotBeHad() {
        conf.file("platform.conf", "pii.keys.crm { env = NONE }")
                .domain(CSV + "a { pii { kind = email, treat = hash, key = crm } }\n} }\n");
        assertThat(conf.problems()).hasSize(1);
    }

    @Test
    void demandsATreatmentForWhatIsMarked() {
        conf.domain(CSV + """
                  a { pii = email }
                  b { pii { kind = postcode } }
                  c { pii { kind = name, treat = none } }
                  d { pii { kind = id, treat = none } }
                } }
                """ + JSON + "\"$.mail\" { kind = email }\n} }\n");
        assertThat(problems())
                .containsExactly(
                        "2 Cannot leave 'a' of 'sales.raw.person' untreated: it holds personal data of kind 'email'. Treat"
                                + " it by drop, mask, hash or encrypt, or allow the kind in pii.untreated",
                        "3 Cannot leave 'b' of 'sales.raw.person' untreated: it holds personal data of kind 'postcode'."
                                + " Treat it by drop, mask, hash, encrypt or generalise, or allow the kind in"
                                + " pii.untreated",
                        "4 Cannot leave 'c' of 'sales.raw.person' untreated: it holds personal data of kind 'name'. Treat"
                                + " it by drop, mask, hash or encrypt, or allow the kind in pii.untreated",
                        "8 Cannot leave '$.mail' of 'sales.raw.letter' untreated: it holds personal data of kind 'email'."
                                + " Treat it by drop, mask, hash or encrypt, or allow the kind in pii.untreated");
    }

    @Test
    void tellsTreatmentsThatDoNotFit() {
        conf.domain(CSV + """
                  a { pii = [email] }
                  b { pii { kind = mail, treat = scramble } }
                  c { pii { kind = email, treat = hash } }
                  d { pii { kind = email, treat = hash, key = crn } }
                  e { pii { kind = email, treat = mask, key = crm } }
                  f { pii { kind = email, treat = generalise } }
                  g { pii { kind = ip, treat = generalise, prefix = 3 } }
                  h { pii { treat = mask } }
                } }
                """);
        String person = "Cannot read raw 'sales.raw.person': 'columns.";
        assertThat(problems())
                .containsExactly(
                        "2 " + person + "a.pii' must be a kind of personal data or an object, was a list",
                        "3 " + person
                                + "b.pii.kind' must be one of address, birth-date, email, free-text, id, ip, name,"
                                + " phone, postcode, was \"mail\"",
                        "3 " + person + "b.pii.treat' must be one of drop, encrypt, generalise, hash, mask, none, was"
                                + " \"scramble\"",
                        "4 Cannot read raw 'sales.raw.person': missing key 'columns.c.pii.key'",
                        "6 " + person + "e.pii.key' is only allowed with treat = hash or encrypt",
                        "7 " + person + "f.pii.treat' is not supported for kind = email (supported: birth-date, ip,"
                                + " postcode)",
                        "8 " + person + "g.pii.prefix' is only allowed with kind = postcode and treat = generalise",
                        "9 Cannot read raw 'sales.raw.person': missing key 'columns.h.pii.kind'");
    }

    @Test
    void suggestsTheNearestKey() {
        conf.domain(CSV + "a { pii { kind = email, treat = hash, key = crn } }\n} }\n");
        assertThat(problems())
                .containsExactly("2 Cannot hash 'a' of 'sales.raw.person': there is no key 'crn' in pii.keys. Did you"
                        + " mean 'crm'?");
    }

    @Test
    void tellsPathsThatAreNoneOrOverlap() {
        conf.domain(JSON + """
                  "customer.email" { kind = email, treat = mask }
                  "$.lines[0].name" { kind = name, treat = mask }
                  "$.customer" { kind = name, treat = drop }
                  "$.Customer.phone" { kind = phone, treat = mask }
                } }
                """ + CSV.replace("raw.person", "raw.other")
                + "a {} }\n pii { \"$.a\" { kind = name, treat = mask } } }\n");
        assertThat(problems())
                .containsExactly(
                        "2 Cannot read raw 'sales.raw.letter': 'pii.\"customer.email\"' is no path of fields (must be such"
                                + " as $.customer.email or $.contacts[*]['e mail'])",
                        "3 Cannot read raw 'sales.raw.letter': 'pii.\"$.lines[0].name\"' is no path of fields (must be"
                                + " such as $.customer.email or $.contacts[*]['e mail'])",
                        "5 Cannot treat '$.Customer.phone' of 'sales.raw.letter': it overlaps with '$.customer', which is"
                                + " marked as well",
                        "9 Cannot read raw 'sales.raw.other': 'pii' is not allowed with format = csv; mark the columns");
    }

    @Test
    void treatsColumnsOfManualAndExternalDatasetsWhereTheyAreRead() {
        conf.domain("""
                manual.contact {
                  description = Contacts, source { format = json, path = /in }
                  columns {
                    mail { type = string, from = ["$.mail", "$.e.mail"], pii { kind = email, treat = hash, key = crm } }
                    age { type = int, expression = "1", pii = birth-date }
                  }
                }
                external.person {
                  description = People, path = /people
                  columns { name { type = string, pii { kind = name, treat = mask } } }
                }
                """);
        assertThat(told(conf.dataset("sales.manual.contact")))
                .containsExactly(
                        "$.mail personal data: email, hashed with key 'crm'",
                        "$.e.mail personal data: email, hashed with key 'crm'");
        assertThat(told(conf.dataset("sales.external.person"))).containsExactly("name personal data: name, masked");
    }

    @Test
    void marksEveryElementWhereAColumnReadsOne() {
        conf.domain("""
                manual.order {
                  description = Orders, source { format = json, path = /in }, explode = "$.lines[0].parts"
                  columns {
                    first { type = string, from = "$.people[0].name", pii { kind = name, treat = mask } }
                    part { type = string, from = "@.maker", pii { kind = name, treat = drop } }
                  }
                }
                """);
        assertThat(conf.dataset("sales.manual.order").personal())
                .extracting(field -> field.path().orElseThrow().names())
                .containsExactly(List.of("people", "name"), List.of("lines", "parts", "maker"));
    }

    @Test
    void tellsDerivedColumnsThatCannotBeTreated() {
        conf.domain("""
                manual.contact {
                  description = Contacts, source { format = csv, path = /in }, columns {
                    a { type = string, from = Mail, pii { kind = email, treat = mask } }
                    b { type = string, from = mail, pii { kind = email, treat = drop } }
                    c { type = string, from = Mail }
                    d { type = string, expression = "upper(Mail)", pii { kind = email, treat = mask } }
                  }
                }
                events.written {
                  description = Written, from = manual.contact
                  columns { a { type = string, pii { kind = email, treat = hash, key = crm } } }
                }
                """);
        String only = " is only allowed where data are taken in: in raw, manual and external datasets, or with 'from'"
                + " instead of 'expression' there";
        assertThat(problems())
                .containsExactly(
                        "4 Cannot treat 'mail' of 'sales.manual.contact' by drop: another column reads it treated by mask",
                        "6 Cannot read manual 'sales.manual.contact': 'columns.d.pii.treat'" + only,
                        "11 Cannot read events 'sales.events.written': 'columns.a.pii.key'" + only,
                        "11 Cannot read events 'sales.events.written': 'columns.a.pii.treat'" + only);
    }

    @Test
    void tellsMarksOfWhatCameInUntreatedOrAsSomethingElse() {
        conf.domain(CSV + "Mail { pii { kind = email, treat = mask } }, Name {}\n} }\n" + """
                events.seen {
                  description = Seen, from = raw.person, columns {
                    mail { type = string, from = Mail, pii = email }
                    name { type = string, from = Name, pii = name }
                    both { type = string, expression = "Mail || Name", pii = name }
                  }
                }
                events.again {
                  description = Again, from = events.seen
                  columns { mail { type = string, pii = name } }
                }
                """);
        assertThat(problems())
                .containsExactly(
                        "7 Cannot mark column 'name' of 'sales.events.seen' as name: what it is read from is not marked in"
                                + " 'sales.raw.person', and comes in untreated",
                        "13 Cannot mark column 'mail' of 'sales.events.again' as name: what it is read from is marked as"
                                + " email in 'sales.events.seen'");
    }

    private static List<String> told(Dataset dataset) {
        return dataset.personal().stream().map(PersonalProblemsTest::told).toList();
    }

    private static String told(PersonalField field) {
        return field.place() + " " + field.data().note();
    }

    /** The problems with their lines in the domain's text. */
    private List<String> problems() {
        String file = "conf/domains/sales/domain.conf:";
        return conf.problems().stream()
                .map(text -> text.substring(file.length()))
                .map(text -> Integer.parseInt(text.substring(0, text.indexOf(':'))) - 6 + " "
                        + text.substring(text.indexOf(':') + 2))
                .toList();
    }
}
