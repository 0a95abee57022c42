"""What DAGs there are to be and what is in them, without Airflow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meshline_airflow.domain import Domain, Job, Manifest, Schedule
from meshline_airflow.fields import ManifestError
from meshline_airflow.words import describe_dag, describe_task


@dataclass(frozen=True)
class TaskSpec:
    """A task: the jobs that it runs in one driver, and the assets that it reads and brings up to date."""

    id: str
    jobs: tuple[str, ...]
    arguments: tuple[str, ...]
    upstream: tuple[str, ...]
    inlets: tuple[str, ...]
    outlets: dict[str, str] = field(hash=False)
    text: str = ""


@dataclass(frozen=True)
class DagSpec:
    """A DAG: a domain and its tasks."""

    dag_id: str
    domain: Domain
    tasks: tuple[TaskSpec, ...]
    tags: tuple[str, ...]
    text: str

    def zone(self) -> ZoneInfo:
        """Whose clock the domain follows."""
        return ZoneInfo(self.domain.schedule.time_zone if self.domain.schedule else "UTC")


@dataclass(frozen=True)
class Specification:
    """The DAGs that can be made, and why others cannot, by domain."""

    dags: tuple[DagSpec, ...]
    broken: dict[str, str]


def specify(manifest: Manifest, only: str | None = None) -> Specification:
    """What the manifest's domains come to; with a DAG's id, nothing but that DAG."""
    dags: dict[str, DagSpec] = {}
    broken = dict(manifest.broken)
    for domain in manifest.domains:
        dag_id = domain.runs.id_prefix + domain.name
        if only is not None and only != dag_id:
            continue
        if dag_id in dags:
            broken[domain.name] = f"another domain has the DAG '{dag_id}' too"
            continue
        try:
            dags[dag_id] = _dag(dag_id, domain, manifest)
        except ManifestError as error:
            broken[domain.name] = str(error)
    return Specification(tuple(dags.values()), broken)


def _dag(dag_id: str, domain: Domain, manifest: Manifest) -> DagSpec:
    if not re.fullmatch(r"[A-Za-z0-9_.-]{1,250}", dag_id):
        raise ManifestError(f"'{dag_id}' cannot be the id of a DAG")
    if domain.schedule is not None:
        _check(domain.schedule)
    tasks = tuple(_tasks(domain, manifest.options))
    _check_order(tasks)
    tags = dict.fromkeys((*domain.runs.tags, domain.archetype, domain.team, manifest.environment))
    return DagSpec(dag_id, domain, tasks, tuple(tags), describe_dag(domain, manifest.environment))


def _check(schedule: Schedule) -> None:
    try:
        ZoneInfo(schedule.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ManifestError(f"'schedule.timeZone' is no time zone, was {schedule.time_zone!r}") from None
    if schedule.trigger == "none" and schedule.cron is None:
        raise ManifestError("its schedule starts nothing")
    if schedule.trigger != "none" and not schedule.assets:
        raise ManifestError("no asset triggers it")


def _check_order(tasks: Iterable[TaskSpec]) -> None:
    graph = {task.id: task.upstream for task in tasks}
    for task, upstream in graph.items():
        for other in upstream:
            if other not in graph:
                raise ManifestError(f"task '{task}' needs '{other}', which is not there")
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise ManifestError(f"tasks need each other in a circle: {' → '.join(error.args[1])}") from error


def _tasks(domain: Domain, options: tuple[str, ...]) -> Iterable[TaskSpec]:
    groups: dict[str, list[Job]] = {}
    for job in domain.jobs:
        groups.setdefault(_task_id(domain, job), []).append(job)
    task_of = {job.address: task for task, jobs in groups.items() for job in jobs}
    for task, jobs in groups.items():
        addresses = tuple(job.address for job in jobs)
        needed = [upstream for job in jobs for upstream in job.upstream if upstream not in addresses]
        yield TaskSpec(
            id=task,
            jobs=addresses,
            arguments=("run", *addresses, *options),
            upstream=tuple(dict.fromkeys(task_of.get(address, address) for address in needed)),
            inlets=tuple(dict.fromkeys(asset for job in jobs for asset in job.inlets)),
            outlets={job.outlet: job.address for job in jobs if job.outlet is not None},
            text=describe_task(jobs),
        )


def _task_id(domain: Domain, job: Job) -> str:
    if domain.granularity == "domain":
        return "all"
    return job.zone if domain.granularity == "zone" else f"{job.zone}.{job.name}"
