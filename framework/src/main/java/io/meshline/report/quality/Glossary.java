package io.meshline.report.quality;

/** The sentences that explain the words of a report where they first occur, in every format the same. */
final class Glossary {
    static final String REPORT = "A dataset is a table, and a domain is the part of the business that owns it. Each run"
            + " brings a dataset new rows. Before they can be read, a gate checks them by the rules of the dataset:"
            + " where an error rule is broken, the gate refuses all rows of the run and readers keep the rows from"
            + " before; where a warn rule is broken, the rows are written and the break is noted; a quarantine rule"
            + " sets aside just the rows that break it.";

    static final String VERDICTS =
            "How a dataset stands is decided by the last run that did something. A run that finds"
                    + " nothing new leaves no trace, but for the first one after trouble.";

    static final String REFUSALS =
            "Runs of the period whose rows broke an error rule, newest first, with some of the rows"
                    + " that broke it. None of these rows was written.";

    static final String BROKEN_RULES =
            "How often each rule was broken in the period. A rule that fails again and again is"
                    + " either too strict or tells of a source that needs mending. Rules are written in DQDL, a small language"
                    + " for data quality; docs/reference/quality-rules.md explains each kind.";

    static final String QUARANTINE = "Single records that could not be used are set aside, with the reason, in a table"
            + " beside the dataset: its quarantine. The other records of the run are written. Told are those that are"
            + " still open; meshline quarantine replay brings them in after a fix. A record with two reasons counts"
            + " under both.";

    static final String DOMAINS = "Who answers for which datasets, and how these stand.";

    static final String DATASETS =
            "Every dataset with its rules, its figures over time and what went wrong in the period.";

    static final String TRENDS =
            "What the gate measured, run by run, oldest on the left. A cross is a refused run: these"
                    + " rows were not written.";

    static final String FORMER =
            "These have runs on record but are no longer configured. Their tables may still be there;"
                    + " nothing refreshes them.";

    private Glossary() {}
}
