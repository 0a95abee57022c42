"""A task, with a small script in the place of spark-submit."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from meshline_airflow.home import Home
from meshline_airflow.manifest import decode
from meshline_airflow.spec import specify
from tests.documents import domain, manifest, result

_SCRIPT = """#!/bin/sh
printf '%s\\n' "$@" > "$MESHLINE_TEST/arguments"
while [ $# -gt 1 ]; do
  if [ "$1" = --result ] && [ -f "$MESHLINE_TEST/result" ]; then
    mkdir -p "$(dirname "$2")" && cp "$MESHLINE_TEST/result" "$2"
  fi
  shift
done
exit "$(cat "$MESHLINE_TEST/code")"
"""


class Events(dict[Any, Any]):
    """What Airflow hands out for the events of assets."""

    def __missing__(self, outlet: Any) -> Any:
        return self.setdefault(outlet, SimpleNamespace(extra={}))


class Stage:
    """A task of the domain sales with a spark-submit that does as it is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.outlet_events = Events()
        (folder / "meshline-1.jar").touch()
        script = folder / "bin" / "spark-submit"
        script.parent.mkdir()
        script.write_text(_SCRIPT)
        script.chmod(0o755)

    def run(self, code: int, left: dict[str, Any] | None, task: str = "aggregates.revenue", **run: Any) -> Any:
        from meshline_airflow.dags import build

        (self.folder / "code").write_text(str(code))
        (self.folder / "result").unlink(missing_ok=True)
        if left is not None:
            (self.folder / "result").write_text(json.dumps(left))
        (spec,) = specify(decode(manifest(domain(**run.pop("domain", {}))))).dags
        operator: Any = build(spec, Home(self.folder, self.folder)).get_task(task)
        return operator.execute(self._context(**run))

    def arguments(self) -> list[str]:
        return (self.folder / "arguments").read_text().splitlines()

    def _context(self, kind: str = "scheduled", events: Any = None, **parameters: Any) -> Any:
        day = {"data_interval_start": datetime(2026, 6, 1, 3, tzinfo=UTC)}
        run = SimpleNamespace(run_type=kind, data_interval_end=datetime(2026, 6, 2, 3, tzinfo=UTC), **day)
        return {
            "dag_run": run,
            "ti": SimpleNamespace(run_id="backfill__2026-06-02T03:00:00+00:00", try_number=2),
            "params": {"from": None, "to": None, "full_refresh": False, **parameters},
            "triggering_asset_events": events or {},
            "outlet_events": self.outlet_events,
        }


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    made = Stage(tmp_path)
    monkeypatch.setenv("MESHLINE_TEST", str(tmp_path))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("AIRFLOW_CONN_SPARK_DEFAULT", json.dumps({"conn_type": "spark", "host": "local[2]"}))
    # It asks a task of Airflow's own for its names.
    inject = "airflow.providers.apache.spark.operators.spark_submit.inject_parent_job_information_into_spark_properties"
    monkeypatch.setattr(inject, lambda conf, _: {**conf, "spark.openlineage.parentRunId": "of-the-task"})
    return made


def test_submits_the_jobs_with_configuration_and_a_place_for_the_result(stage: Stage) -> None:
    stage.run(0, result())
    said = stage.arguments()
    home = stage.folder
    assert said == [
        "--master",
        "local[2]",
        "--conf",
        "spark.ui.enabled=false",
        "--conf",
        "spark.openlineage.parentRunId=of-the-task",
        "--name",
        "meshline_sales.aggregates.revenue",
        "--class",
        "io.meshline.cli.Meshline",
        "--deploy-mode",
        "client",
        f"{home}/meshline-1.jar",
        "run",
        "sales.aggregates.revenue",
        "--env",
        "test",
        "--conf-dir",
        f"{home}/conf",
        "--result",
        f"{home}/results/meshline_sales/backfill__2026-06-02T03_00_00_00_00/aggregates.revenue/try-2.json",
    ]


def test_returns_what_the_run_came_to_and_tells_it_with_the_asset(stage: Stage) -> None:
    done = result(jobs=[{"job": "sales.aggregates.revenue", "action": "overwrite", "written": 107, "version": 3}])
    returned = stage.run(0, done, kind="backfill")
    assert returned["jobs"] == [
        {"job": "sales.aggregates.revenue", "action": "overwrite", "written": 107, "version": 3}
    ]
    (event,) = stage.outlet_events.values()
    assert event.extra == {
        "runId": "r1",
        "job": "sales.aggregates.revenue",
        "action": "overwrite",
        "written": 107,
        "version": 3,
        "from": "2026-06-01T04:00:00+01:00",
        "to": "2026-06-02T04:00:00+01:00",
    }


def test_hands_over_the_range_that_it_stands_for(stage: Stage) -> None:
    stage.run(0, result(), kind="backfill")
    assert stage.arguments()[-4:] == ["--from", "2026-06-01T04:00:00+01:00", "--to", "2026-06-02T04:00:00+01:00"]
    given: dict[str, Any] = {"from": "2026-11-20", "to": "2026-11-21", "full_refresh": True}
    stage.run(0, result(), kind="manual", **given)
    assert stage.arguments()[-5:] == ["--full-refresh", "--from", "2026-11-20", "--to", "2026-11-21"]
    event = SimpleNamespace(extra={"from": "2026-06-01T00:00:00Z", "to": "2026-06-02T00:00:00Z"})
    stage.run(0, result(), kind="asset_triggered", events={"any": [event, SimpleNamespace(extra=None)]})
    assert stage.arguments()[-4:] == ["--from", "2026-06-01T01:00:00+01:00", "--to", "2026-06-02T01:00:00+01:00"]
    stage.run(0, result())
    assert "--from" not in stage.arguments()


@pytest.mark.parametrize("code", [2, 3, 4])
def test_gives_up_where_a_retry_would_not_help(stage: Stage, code: int) -> None:
    from airflow.sdk.exceptions import AirflowFailException

    with pytest.raises(AirflowFailException, match=rf"\(exit code {code}\), a retry would not help: Because\.$"):
        stage.run(code, result(code, problems=[{"message": "Because."}]))
    assert stage.outlet_events == {}


def test_lets_airflow_try_again_after_an_outside_failure(stage: Stage) -> None:
    from airflow.sdk.exceptions import AirflowException, AirflowFailException

    with pytest.raises(AirflowException, match=r"outside reason \(exit code 1\): it left no result") as failure:
        stage.run(1, None)
    assert not isinstance(failure.value, AirflowFailException)


def test_starts_nothing_on_a_range_with_one_end(stage: Stage) -> None:
    from airflow.sdk.exceptions import AirflowFailException

    with pytest.raises(AirflowFailException, match="Cannot run a time range with one end"):
        stage.run(0, result(), kind="manual", to="2026-11-21")
    assert not (stage.folder / "arguments").exists()


def test_says_when_rows_are_unknown(stage: Stage) -> None:
    assert stage.run(0, None) is None


def test_leaves_the_folder_of_the_configuration_to_the_cluster(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    yarn = {"conn_type": "spark", "host": "yarn"}
    monkeypatch.setenv("AIRFLOW_CONN_SPARK_DEFAULT", json.dumps(yarn))
    cluster = {"submission": {"deployMode": "cluster", "confDir": "conf"}}
    stage.run(0, result(), domain=cluster)
    said = stage.arguments()
    assert said[said.index("--conf-dir") + 1] == "conf"
    assert said[said.index("--deploy-mode") + 1] == "cluster"
