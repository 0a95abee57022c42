"""Which DAGs and tasks a manifest comes to."""

from __future__ import annotations

from typing import Any

import pytest

from meshline_airflow.manifest import decode
from meshline_airflow.spec import DagSpec, Specification, specify
from tests.documents import domain, finance, manifest


def specification(*domains: dict[str, Any], only: str | None = None) -> Specification:
    return specify(decode(manifest(*domains)), only)


def dag(*domains: dict[str, Any]) -> DagSpec:
    found = specification(*domains)
    assert found.broken == {}
    return found.dags[0]


def test_makes_a_task_of_each_job() -> None:
    tasks = dag().tasks
    assert [(task.id, task.upstream) for task in tasks] == [
        ("raw.lines", ()),
        ("events.sold", ("raw.lines",)),
        ("aggregates.revenue", ("events.sold",)),
    ]
    assert tasks[1].arguments == ("run", "sales.events.sold", "--env", "test")
    assert tasks[2].outlets == {"x-meshline://sales/aggregates/revenue": "sales.aggregates.revenue"}


def test_makes_a_task_of_each_zone() -> None:
    assert [(task.id, task.upstream) for task in dag(domain(granularity="zone")).tasks] == [
        ("raw", ()),
        ("events", ("raw",)),
        ("aggregates", ("events",)),
    ]


def test_makes_one_task_of_a_domain_that_runs_all_its_jobs() -> None:
    (task,) = dag(domain(granularity="domain")).tasks
    assert task.id == "all"
    assert task.upstream == ()
    assert task.arguments[:4] == ("run", "sales.raw.lines", "sales.events.sold", "sales.aggregates.revenue")
    assert list(task.outlets) == ["x-meshline://sales/aggregates/revenue"]


def test_names_and_tags_the_dag() -> None:
    found = dag(domain(runs={"idPrefix": "prod_"}))
    assert found.dag_id == "prod_sales"
    assert found.tags == ("shop", "source-aligned", "sales-data", "test")
    assert str(found.zone()) == "Europe/London"


def test_tells_people_what_the_domain_is_and_whom_to_call() -> None:
    text = dag(finance()).text
    assert "* **Owner**: sales-data, sales-data@example.com\n" in text
    assert "* **Starts**: on new data of `x-meshline://sales/aggregates/revenue`\n" in text
    assert "* **Starts**: `0 4 * * *`, Europe/London\n" in dag().text
    assert "* **Starts**: by hand\n" in dag({**domain(), "schedule": None}).text


def test_makes_only_the_dag_that_is_asked_for() -> None:
    found = specification(domain(), finance(), only="meshline_finance")
    assert [one.dag_id for one in found.dags] == ["meshline_finance"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (
            {"jobs": [{**domain()["jobs"][0], "upstream": ["sales.raw.lines", "sales.raw.none"]}]},
            "task 'raw.lines' needs 'sales.raw.none', which is not there",
        ),
        ({"schedule": {"timeZone": "London"}}, "'schedule.timeZone' is no time zone, was 'London'"),
        ({"schedule": {"cron": None}}, "its schedule starts nothing"),
        ({"schedule": {"trigger": "all"}}, "no asset triggers it"),
        ({"runs": {"idPrefix": "a b"}}, "'a bsales' cannot be the id of a DAG"),
    ],
)
def test_tells_what_no_dag_can_be_made_of_and_makes_the_others(wrong: dict[str, Any], words: str) -> None:
    found = specification(domain(**wrong), domain("stock"))
    assert found.broken == {"sales": words}
    assert [one.dag_id for one in found.dags] == ["meshline_stock"]


def test_tells_tasks_that_need_each_other() -> None:
    circular = domain()
    circular["jobs"][0]["upstream"] = ["sales.aggregates.revenue"]
    assert specification(circular).broken["sales"].startswith("tasks need each other in a circle: ")


def test_tells_two_domains_of_one_name() -> None:
    assert specification(domain(), domain()).broken == {"sales": "another domain has the DAG 'meshline_sales' too"}
