"""What a real scheduler makes of the DAGs, with a small script in the place of spark-submit."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.documents import domain, finance, manifest
from tests.scheduler import Airflow, places

pytestmark = pytest.mark.slow

# Refuses the job whose name says so, and fails the first try of the one whose name does.
_SCRIPT = """#!/bin/sh
printf '%s\\n' "$*" >> "$MESHLINE_HOME/calls"
code=0
case "$*" in
  *.refused\\ *) code=3 ;;
  *.flaky\\ *try-1.json*) code=1 ;;
esac
while [ $# -gt 1 ]; do
  if [ "$1" = --result ]; then
    mkdir -p "$(dirname "$2")"
    printf '{"exitCode": %s, "runId": "r", "jobs": []}' "$code" > "$2"
  fi
  shift
done
exit "$code"
"""


def _renamed(name: str, job: str) -> dict[str, Any]:
    """A domain whose job of events has another name."""
    text = json.dumps(domain(name)).replace("events.sold", f"events.{job}").replace('"sold"', f'"{job}"')
    renamed: dict[str, Any] = json.loads(text)
    return renamed


@pytest.fixture(scope="module")
def airflow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Airflow]:
    home = tmp_path_factory.mktemp("home")
    (home / "meshline-1.jar").touch()
    script = home / "spark" / "bin" / "spark-submit"
    script.parent.mkdir(parents=True)
    script.write_text(_SCRIPT)
    script.chmod(0o755)
    document = manifest(domain(), finance(), _renamed("gated", "refused"), _renamed("shaky", "flaky"))
    (home / "manifest.json").write_text(json.dumps(document))
    made = Airflow(
        places(home, home / "spark", Path(sys.executable)),
        MESHLINE_MANIFEST=str(home / "manifest.json"),
        AIRFLOW__CORE__PARALLELISM="6",
        AIRFLOW__OPENLINEAGE__DISABLED="False",
    )
    try:
        made.start()
        yield made
    finally:
        assert made.stop() == []


def calls(airflow: Airflow, job: str) -> list[str]:
    """How spark-submit was called for a job."""
    return [line for line in (airflow.home / "calls").read_text().splitlines() if f" run {job} " in line]


def test_has_no_import_error(airflow: Airflow) -> None:
    airflow.until(lambda: airflow.get("dags")["total_entries"] == 4, 60)
    assert airflow.get("importErrors")["total_entries"] == 0


def test_tries_a_refused_gate_once_and_starts_nothing_behind_it(airflow: Airflow) -> None:
    (run,) = airflow.ended("meshline_gated", "scheduled")
    tasks = airflow.tasks("meshline_gated", run["dag_run_id"])
    assert run["state"] == "failed"
    assert [(task, one["state"], one["try_number"]) for task, one in sorted(tasks.items())] == [
        ("aggregates.revenue", "upstream_failed", 0),
        ("events.refused", "failed", 1),
        ("raw.lines", "success", 1),
    ]
    assert len(calls(airflow, "gated.events.refused")) == 1
    assert calls(airflow, "gated.aggregates.revenue") == []


def test_tries_an_outside_failure_again(airflow: Airflow) -> None:
    (run,) = airflow.ended("meshline_shaky", "scheduled")
    tasks = airflow.tasks("meshline_shaky", run["dag_run_id"])
    assert run["state"] == "success"
    assert (tasks["events.flaky"]["state"], tasks["events.flaky"]["try_number"]) == ("success", 2)
    assert len(calls(airflow, "shaky.events.flaky")) == 2


def test_starts_a_domain_when_its_input_has_new_data(airflow: Airflow) -> None:
    (run,) = airflow.ended("meshline_sales", "scheduled")
    assert run["state"] == "success"
    triggered = airflow.ended("meshline_finance", "asset_triggered")
    assert triggered[0]["state"] == "success"
    assert "--from" not in calls(airflow, "finance.external.revenue")[0]


def test_backfills_days_of_the_domains_own_clock_through_the_domains_behind_it(airflow: Airflow) -> None:
    airflow.ended("meshline_finance", "asset_triggered")
    days = {"from_date": "2026-03-28T00:00:00Z", "to_date": "2026-03-31T00:00:00Z"}
    airflow.post("backfills", {"dag_id": "meshline_sales", "max_active_runs": 1, **days})
    runs = airflow.ended("meshline_sales", "backfill", 3)
    assert {run["state"] for run in runs} == {"success"}
    ranges = [line.partition(" --from ")[2] for line in calls(airflow, "sales.events.sold") if " --from " in line]
    # In the night to the 29th clocks are put forward.
    assert ranges == [
        "2026-03-28T04:00:00+00:00 --to 2026-03-29T04:00:00+01:00",
        "2026-03-29T04:00:00+01:00 --to 2026-03-30T04:00:00+01:00",
        "2026-03-30T04:00:00+01:00 --to 2026-03-31T04:00:00+01:00",
    ]

    def behind() -> set[str]:
        return {line.partition(" --from ")[2] for line in calls(airflow, "finance.external.revenue")} - {""}

    airflow.until(lambda: any(line.endswith("2026-03-31T04:00:00+01:00") for line in behind()), 120)
    assert min(behind()).startswith("2026-03-28T04:00:00+00:00")


def test_runs_a_range_that_somebody_asks_for(airflow: Airflow) -> None:
    asked = {"from": "2026-02-01", "to": "2026-02-03"}
    airflow.post("dags/meshline_sales/dagRuns", {"logical_date": None, "conf": asked})
    (run,) = airflow.ended("meshline_sales", "manual")
    assert run["state"] == "success"
    assert calls(airflow, "sales.raw.lines")[-1].endswith(" --from 2026-02-01 --to 2026-02-03")
