package io.meshline.jobs.customers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes the sample deliveries of the {@code customers} domain: people who do not exist, at addresses that are kept for
 * examples. The same seed gives the same bytes.
 */
public final class SampleCustomers {
    /** What the data in {@code jobs/sample-data/customers} were made with. */
    static final long SEED = 20101201;

    private static final List<LocalDate> WEEKS =
            List.of(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 8), LocalDate.of(2010, 12, 15));
    private static final int ACCOUNTS_AT_FIRST = 140;
    private static final int NEW_A_WEEK = 15;
    private static final int CHANGED_A_WEEK = 35;
    private static final int CONSENTS_A_WEEK = 45;

    private final Random random;
    private final List<Person> people = new ArrayList<>();

    private SampleCustomers(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Writes the deliveries.
     *
     * @param arguments the folder, such as {@code jobs/sample-data/customers}
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Map.Entry<String, String> file : deliveries(SEED).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** The text of each file by its path below the folder of the domain. */
    static Map<String, String> deliveries(long seed) {
        SampleCustomers sample = new SampleCustomers(seed);
        Map<String, String> files = new LinkedHashMap<>();
        for (LocalDate week : WEEKS) {
            files.put("account/" + week + ".csv", sample.accounts(week));
            files.put("newsletter_consent/" + week + ".json", sample.consents(week));
        }
        return files;
    }

    private String accounts(LocalDate week) {
        StringBuilder file = new StringBuilder(Person.HEADER).append('\n');
        int changed = people.isEmpty() ? 0 : CHANGED_A_WEEK;
        for (int i = 0; i < changed; i++) {
            int one = random.nextInt(people.size());
            people.set(one, people.get(one).moved(random));
            file.append(people.get(one).line(moment(week))).append('\n');
        }
        int opened = people.isEmpty() ? ACCOUNTS_AT_FIRST : NEW_A_WEEK;
        for (int i = 0; i < opened; i++) {
            Person person = Person.invented(people.size() + 1, random);
            people.add(person);
            file.append(person.line(moment(week))).append('\n');
        }
        return file.toString();
    }

    private String consents(LocalDate week) {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < CONSENTS_A_WEEK; i++) {
            Person person = people.get(random.nextInt(people.size()));
            String consent = random.nextInt(5) == 0 ? "withdrawn" : "given";
            file.append(person.document(consent, moment(week))).append('\n');
        }
        return file.toString();
    }

    /** A second of the week before a delivery. */
    private String moment(LocalDate week) {
        return week.minusDays(1L + random.nextInt(6))
                .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"));
    }
}
