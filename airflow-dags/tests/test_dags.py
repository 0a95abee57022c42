"""The DAGs that Airflow finds."""

from __future__ import annotations

import copy
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.bag import Bag, parsing, read
from tests.documents import domain, finance, manifest


@pytest.fixture
def bag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda *domains: read(manifest(*domains) if domains else None, tmp_path, monkeypatch)


def test_has_a_dag_of_each_shipped_domain_and_no_import_error(bag: Any) -> None:
    found: Bag = bag()
    assert found.errors == {}
    assert sorted(found.dags) == [
        "meshline_customers",
        "meshline_fulfillment",
        "meshline_management",
        "meshline_sales",
    ]
    for dag in found.dags.values():
        assert dag.tags
        assert dag.description
        assert all(task.owner != "airflow" and task.doc_md for task in dag.tasks)


def test_can_store_and_load_every_dag(bag: Any) -> None:
    from airflow.serialization.serialized_objects import DagSerialization

    for dag in bag().dags.values():
        assert DagSerialization.from_dict(DagSerialization.to_dict(dag)).dag_id == dag.dag_id


def test_runs_a_domain_on_its_own_clock(bag: Any) -> None:
    from airflow.sdk import CronDataIntervalTimetable

    dag = bag(domain()).dags["meshline_sales"]
    assert dag.dag_display_name == "sales"
    assert dag.timetable == CronDataIntervalTimetable("0 4 * * *", timezone="Europe/London")
    assert dag.start_date == datetime(2026, 1, 1, tzinfo=ZoneInfo("Europe/London"))
    assert (dag.catchup, dag.max_active_runs) == (False, 1)
    assert dag.owner_links == {"sales-data": "mailto:sales-data@example.com"}
    assert set(dag.params) == {"from", "to", "full_refresh"}


def test_starts_a_domain_on_new_data_of_another(bag: Any) -> None:
    found = bag(domain(), finance())
    condition = found.dags["meshline_finance"].timetable.asset_condition
    (made,) = found.dags["meshline_sales"].get_task("aggregates.revenue").outlets
    assert list(condition.objects) == [made]
    assert (made.name, made.uri) == ("sales.aggregates.revenue", "x-meshline://sales/aggregates/revenue")
    assert found.dags["meshline_finance"].get_task("external.revenue").inlets == [made]


@pytest.mark.parametrize(("trigger", "kind"), [("any", "AssetAny"), ("all", "AssetAll")])
def test_starts_a_domain_on_time_and_inputs(bag: Any, trigger: str, kind: str) -> None:
    both = finance(schedule={"cron": "0 6 * * *", "trigger": trigger, "assets": finance()["schedule"]["assets"]})
    timetable = bag(domain(), both).dags["meshline_finance"].timetable
    assert type(timetable).__name__ == "AssetOrTimeSchedule"
    assert type(timetable.asset_condition).__name__ == kind
    assert type(timetable.timetable).__name__ == "CronDataIntervalTimetable"


def test_leaves_a_domain_without_schedule_to_people(bag: Any) -> None:
    timetable = bag({**domain(), "schedule": None}).dags["meshline_sales"].timetable
    assert type(timetable).__name__ == "NullTimetable"


def test_tries_tasks_as_the_manifest_says(bag: Any) -> None:
    attempts = {"retries": 4, "pool": "spark", "slots": 2}
    task = bag(domain(attempts=attempts)).dags["meshline_sales"].get_task("events.sold")
    assert task.upstream_task_ids == {"raw.lines"}
    assert (task.retries, task.retry_delay, task.max_retry_delay) == (4, timedelta(seconds=0.5), timedelta(seconds=2))
    assert task.retry_exponential_backoff == 2
    assert task.execution_timeout == timedelta(minutes=10)
    assert (task.pool, task.pool_slots, task.owner) == ("spark", 2, "sales-data")
    assert task.max_active_tis_per_dag == 1
    assert (task.durable, task.trigger_rule) == (False, "all_success")


def test_shows_what_is_wrong_with_one_domain_and_keeps_the_others(bag: Any) -> None:
    broken = domain("stock", schedule={"cron": "0 25 * * *"})
    torn = copy.deepcopy(domain("torn"))
    del torn["attempts"]
    found: Bag = bag(broken, domain(), torn)
    assert list(found.dags) == ["meshline_sales"]
    assert list(found.errors) == ["meshline_problems.py"]
    assert (
        found.errors["meshline_problems.py"]
        .strip()
        .endswith(
            "ManifestError: Cannot make the DAG of domain 'stock': 'schedule.cron' is no cron expression,"
            " was '0 25 * * *'.\nCannot make the DAG of domain 'torn': 'attempts' is missing."
        )
    )


def test_makes_a_worker_build_its_own_dag_alone(bag: Any) -> None:
    with parsing("meshline_stock"):
        found = bag(domain(), domain("stock"))
    assert list(found.dags) == ["meshline_stock"]


def test_reads_two_hundred_domains_in_seconds(bag: Any) -> None:
    bag()
    few = bag(*(domain(f"few_{index}") for index in range(4))).seconds
    many = bag(*(_wide(f"many_{index}") for index in range(200)))
    print(f"4 domains: {few:.2f} s, 200 domains of 8 jobs: {many.seconds:.2f} s")
    assert many.errors == {}
    assert len(many.dags) == 200
    assert many.seconds < 10


def _wide(name: str) -> dict[str, Any]:
    """A domain of eight jobs."""
    made = domain(name)
    more = copy.deepcopy(made["jobs"][1])
    made["jobs"] += [{**more, "job": f"{name}.events.e{index}", "name": f"e{index}"} for index in range(5)]
    return made
