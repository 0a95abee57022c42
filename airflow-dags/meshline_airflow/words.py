"""What people read beside a DAG and its tasks."""

from __future__ import annotations

from collections.abc import Sequence

from meshline_airflow.domain import Domain, Job, Schedule

_MODES = {
    "all": "Every scheduled run computes its time range anew.",
    "backfill": "Backfills compute their time range anew; ordinary runs take in what is new.",
    "none": "Runs take in what is new.",
}


def describe_dag(domain: Domain, environment: str) -> str:
    """The text of a DAG, as Markdown."""
    return f"""{domain.description}.

* **Owner**: {domain.team}, {domain.contact}
* **Environment**: {environment}
* **Starts**: {_starts(domain.schedule)}
* **Time ranges**: {_MODES[domain.runs.intervals]} A run that is started with `from` and `to` computes that range anew.

A task that a quality gate refused (exit code 3) or whose configuration is wrong (2) is not tried again; one that failed
for an outside reason (1) is, up to {domain.attempts.retries} times.
"""


def describe_task(jobs: Sequence[Job]) -> str:
    """The text of a task, as Markdown."""
    return "\n".join(f"* `{job.address}`: {job.description}" for job in jobs)


def _starts(schedule: Schedule | None) -> str:
    if schedule is None:
        return "by hand"
    ways = []
    if schedule.cron is not None:
        ways.append(f"`{schedule.cron}`, {schedule.time_zone}")
    if schedule.trigger != "none":
        joined = (", " if schedule.trigger == "any" else " and ").join(f"`{asset}`" for asset in schedule.assets)
        ways.append(f"on new data of {joined}")
    return ", and ".join(ways)
