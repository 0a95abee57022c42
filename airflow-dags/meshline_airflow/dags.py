"""Makes DAGs of their specifications. With operator it is all that imports Airflow."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from airflow.sdk import DAG, Asset, AssetAll, AssetAny, AssetOrTimeSchedule, CronDataIntervalTimetable, Param
from airflow.sdk.bases.timetable import BaseTimetable
from airflow.sdk.definitions.asset import BaseAsset
from croniter import croniter

from meshline_airflow.domain import Domain, Manifest
from meshline_airflow.fields import ManifestError
from meshline_airflow.home import Home
from meshline_airflow.operator import MeshlineOperator
from meshline_airflow.spec import DagSpec, specify

_RANGE = (
    "With 'to': computes this time range anew, besides what is new. A date such as 2026-11-20, or a time with or"
    " without an offset."
)


def build_all(manifest: Manifest, home: Home, only: str | None = None) -> tuple[list[DAG], dict[str, str]]:
    """The DAGs of all domains, and why those of others cannot be made; with an id, that DAG alone."""
    specification = specify(manifest, only)
    dags, broken = [], dict(specification.broken)
    for spec in specification.dags:
        try:
            dags.append(build(spec, home))
        # Whatever Airflow has against one domain must not cost the others.
        except Exception as error:
            broken[spec.domain.name] = str(error)
    return dags, broken


def demand_all(manifest: Manifest, home: Home) -> None:
    """Fails where a domain's DAG cannot be made, with all reasons."""
    _, broken = build_all(manifest, home)
    if broken:
        raise ManifestError(
            "\n".join(f"Cannot make the DAG of domain '{name}': {reason}." for name, reason in sorted(broken.items()))
        )


def build(spec: DagSpec, home: Home) -> DAG:
    """The DAG of a domain."""
    domain = spec.domain
    dag = DAG(
        dag_id=spec.dag_id,
        dag_display_name=domain.name,
        description=domain.description,
        doc_md=spec.text,
        schedule=_schedule(domain),
        # A moment of the domain's own clock, always the same one.
        start_date=datetime.combine(domain.runs.start, time(), spec.zone()),
        catchup=domain.runs.catch_up,
        max_active_runs=domain.runs.most_active,
        tags=list(spec.tags),
        owner_links=_links(domain),
        params=_params(),
        default_args=_default_args(domain),
    )
    tasks = {
        task.id: MeshlineOperator(
            job=task,
            dag_spec=spec,
            home=home,
            task_id=task.id,
            doc_md=task.text,
            inlets=[asset(uri) for uri in task.inlets],
            outlets=[asset(uri) for uri in task.outlets],
            dag=dag,
        )
        for task in spec.tasks
    }
    for task in spec.tasks:
        tasks[task.id].set_upstream([tasks[other] for other in task.upstream])
    return dag


def asset(uri: str) -> Asset:
    """The asset of a table, under the table's address."""
    return Asset(name=uri.removeprefix("x-meshline://").replace("/", "."), uri=uri, group="meshline")


def _schedule(domain: Domain) -> BaseAsset | BaseTimetable | None:
    schedule = domain.schedule
    if schedule is None:
        return None
    assets = [asset(uri) for uri in schedule.assets]
    condition = AssetAll(*assets) if schedule.trigger == "all" else AssetAny(*assets)
    if schedule.cron is None:
        return condition
    # Airflow would look at it only while it stores the DAG, and then blame all DAGs of the loader.
    if not croniter.is_valid(schedule.cron):
        raise ManifestError(f"'schedule.cron' is no cron expression, was {schedule.cron!r}")
    # Unlike a plain expression, it gives runs the time between two of them.
    timetable = CronDataIntervalTimetable(schedule.cron, timezone=schedule.time_zone)
    return timetable if schedule.trigger == "none" else AssetOrTimeSchedule(timetable=timetable, assets=condition)


def _default_args(domain: Domain) -> dict[str, Any]:
    attempts = domain.attempts
    return {
        "owner": domain.team,
        "retries": attempts.retries,
        "retry_delay": timedelta(seconds=attempts.delay),
        "retry_exponential_backoff": 2.0,
        "max_retry_delay": timedelta(seconds=attempts.longest_delay),
        "execution_timeout": timedelta(seconds=attempts.timeout) if attempts.timeout else None,
        "pool": attempts.pool,
        "pool_slots": attempts.slots,
        # Backfills go beside scheduled runs; a job that runs twice at a time stops one of them.
        "max_active_tis_per_dag": 1,
    }


def _links(domain: Domain) -> dict[str, str]:
    if domain.contact.startswith(("https://", "http://")):
        return {domain.team: domain.contact}
    return {domain.team: f"mailto:{domain.contact}"} if "@" in domain.contact[1:] else {}


def _params() -> dict[str, Param]:
    return {
        "from": Param(None, type=["null", "string"], title="Begin of a time range", description=_RANGE),
        "to": Param(None, type=["null", "string"], title="End of the time range", description="Not itself part of it."),
        "full_refresh": Param(
            False, type="boolean", title="Rebuild", description="Rebuilds tables from their inputs; raw ones stay."
        ),
    }
