"""What the platform tables tell of quality, as frames that are ready to be read or drawn."""

from __future__ import annotations

import json

import pandas as pd

from meshline_notebooks import notice
from meshline_notebooks.notice import Notice
from meshline_notebooks.platform import Platform
from meshline_notebooks.warehouse import Warehouse

PASSED, WARNED, REFUSED, FAILED, SKIPPED, UNRULED = "passed", "warned", "refused", "failed", "skipped", "no rules"

VERDICTS = (PASSED, UNRULED, WARNED, SKIPPED, FAILED, REFUSED)
"""From the best to the worst."""

SHARES = frozenset(
    ("Completeness", "Compliance", "Uniqueness", "Distinctness", "UniqueValueRatio", "PatternMatch", "Correlation")
)
"""The figures of Deequ that are parts of one."""

WHOLE_TABLE = " (whole table)"
"""What stands behind a figure that was measured on all rows of the table."""

ROWS = {"Size of *": "Rows of the batch", f"Size of *{WHOLE_TABLE}": "Rows of the table"}
"""Figures with a name of their own."""


def verdicts(runs: pd.DataFrame) -> pd.Series:
    """What each job run came to: the gate's verdict where there is one, else how the run ended."""
    ended = runs["status"].where(runs["status"].isin((FAILED, SKIPPED)), UNRULED)
    return runs["gate"].where(runs["gate"].isin((PASSED, WARNED, REFUSED)), ended)


def scope(platform: Platform, warehouse: Warehouse) -> Notice:
    """What the review speaks of, in a sentence."""
    runs = platform.runs
    if runs.empty:
        return notice.no_runs()
    first, last = runs["started_at"].min(), runs["started_at"].max()
    count, datasets, domains = (f"{runs[name].nunique():,}" for name in ("run_id", "job", "domain"))
    return Notice(
        f"Runs: {count} · datasets: {datasets} · domains: {domains} · "
        f"{first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M} UTC · warehouse: '{warehouse.root}'"
    )


def overview(platform: Platform) -> pd.DataFrame | Notice:
    """One row for each domain: how often its jobs ran and what their gates said."""
    if platform.runs.empty:
        return notice.no_runs()
    runs = platform.runs.assign(verdict=verdicts(platform.runs))
    domains = runs.groupby("domain")
    counts = pd.crosstab(runs["domain"], runs["verdict"]).reindex(columns=list(reversed(VERDICTS)), fill_value=0)
    table = domains.agg(
        **{
            "datasets": ("job", "nunique"),
            "job runs": ("run_id", "size"),
            "records read": ("read", "sum"),
            "quarantined": ("quarantined", "sum"),
            "last run": ("started_at", "max"),
        }
    )
    table["quarantined"] = table["quarantined"] / table["records read"].clip(lower=1)
    seen = counts.loc[:, (counts > 0).any() | counts.columns.isin((REFUSED, WARNED, PASSED))]
    return table.join(seen).sort_values(REFUSED, ascending=False, kind="stable")


def broken_rules(platform: Platform, limit: int = 15) -> pd.DataFrame | Notice:
    """The rules that were broken, most often first: `audits`, `broken`, `share` and when it was last."""
    results = platform.results
    if results.empty:
        return notice.no_runs() if platform.runs.empty else Notice("No rule was audited: the gates have none.")
    failed = results["outcome"].eq("failed")
    rules = results.assign(failed=failed, at=results["measured_at"].where(failed))
    table = rules.groupby(["job", "rule", "severity"], as_index=False).agg(
        audits=("failed", "size"), broken=("failed", "sum"), last_broken=("at", "max")
    )
    table = table[table["broken"] > 0]
    if table.empty:
        return Notice(f"No rule was broken: all {len(results):,} audits passed.")
    table = table.assign(share=table["broken"] / table["audits"])
    return table.sort_values(["broken", "share", "job"], ascending=[False, False, True]).head(limit)


def refusals(platform: Platform) -> pd.DataFrame | Notice:
    """The batches that were refused, newest first, each broken error rule in a row of its own."""
    runs = platform.runs[verdicts(platform.runs) == REFUSED]
    if runs.empty:
        return notice.no_runs() if platform.runs.empty else Notice("No batch was refused.")
    broken = platform.results[platform.results["outcome"].eq("failed") & platform.results["severity"].eq("error")]
    table = runs[["run_id", "job", "started_at", "read"]].merge(
        broken[["run_id", "job", "rule", "reason", "sample"]], on=["run_id", "job"], how="left"
    )
    return table.sort_values(["started_at", "job"], ascending=[False, True], ignore_index=True)


def without_samples(refused: pd.DataFrame | Notice) -> pd.DataFrame | Notice:
    """What `refusals` found, to be read: the rows themselves come apart."""
    if isinstance(refused, Notice):
        return refused
    return refused[["started_at", "job", "read", "rule", "reason", "run_id"]]


def offending_rows(refused: pd.DataFrame | Notice, position: int = 0) -> pd.DataFrame | Notice:
    """The sample of rows that one line of `refusals` kept."""
    if isinstance(refused, Notice):
        return refused
    sample = refused["sample"].iloc[position]
    if sample is None or len(sample) == 0:
        return Notice("No offending row was kept: the rule speaks of the batch as a whole.")
    return pd.DataFrame([json.loads(row) for row in sample])


def watched(platform: Platform) -> str | None:
    """The job worth a look: refused or warned most often, then with the longest history of figures."""
    if platform.metrics.empty:
        return None
    history = platform.metrics.groupby("job")["run_id"].nunique()
    counts = pd.crosstab(platform.runs["job"], verdicts(platform.runs))
    order = counts.reindex(index=history.index, columns=[REFUSED, WARNED], fill_value=0).assign(history=history)
    return str(order.sort_values([REFUSED, WARNED, "history"], ascending=False).index[0])


def trends(platform: Platform, job: str | None) -> pd.DataFrame | Notice:
    """The figures of a job over time, those that moved most first: a column `figure` names them in words."""
    figures = platform.metrics[platform.metrics["job"].eq(job or "")]
    if figures.empty:
        return notice.no_runs() if platform.runs.empty else Notice(f"No figure of '{job}' is on record.")
    whole = figures["scope"].eq("table").map({True: WHOLE_TABLE, False: ""})
    figures = figures.assign(figure=(figures["metric"] + " of " + figures["instance"] + whole).replace(ROWS))
    return figures.assign(moved=figures.groupby("figure")["value"].transform(_movement)).sort_values(
        ["moved", "figure", "measured_at"], ascending=[False, True, True]
    )


def latest_figures(platform: Platform, job: str | None) -> pd.DataFrame | Notice:
    """What the gate of a job measured last."""
    figures = trends(platform, job)
    if isinstance(figures, Notice):
        return figures
    latest: pd.DataFrame = figures[figures["measured_at"] == figures["measured_at"].max()]
    return latest.sort_values("figure")[["figure", "value", "batch", "measured_at"]]


def _movement(values: pd.Series) -> float:
    """How far values spread, against their size: so that shares and counts can be compared."""
    return float((values.max() - values.min()) / max(values.abs().max(), 1e-12))
