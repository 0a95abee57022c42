"""Two sample domains under a real scheduler, each task a real spark-submit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.scheduler import Airflow, places

MANIFEST = os.environ.get("MESHLINE_TEST_MANIFEST", "")
SPARK = os.environ.get("MESHLINE_TEST_SPARK", "")
WAREHOUSE = os.environ.get("MESHLINE_TEST_WAREHOUSE", "")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (MANIFEST and SPARK and WAREHOUSE), reason="./meshline verify --all gives it its jar"),
]


def test_runs_sales_to_success_and_what_waits_for_its_revenue(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent.parent
    airflow = Airflow(
        places(root, tmp_path, Path(SPARK), Path(sys.executable)),
        MESHLINE_MANIFEST=MANIFEST,
        AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION="True",
    )
    try:
        airflow.start()
        airflow.until(lambda: airflow.get("dags")["total_entries"] == 4, 60)
        for dag in ("meshline_management", "meshline_sales"):
            airflow.unpause(dag)
        (sales,) = airflow.ended("meshline_sales", "scheduled", patience=900)
        tasks = airflow.tasks("meshline_sales", sales["dag_run_id"])
        assert {task: one["state"] for task, one in tasks.items()} == {
            "raw": "success",
            "events": "success",
            "entities": "success",
            "aggregates": "success",
        }
        (management,) = airflow.ended("meshline_management", "asset_triggered", patience=600)
        assert (sales["state"], management["state"]) == ("success", "success")
        for table in ("sales/aggregates/daily_revenue", "management/aggregates/region_achievement"):
            assert (Path(WAREHOUSE) / table / "_delta_log").is_dir()
    finally:
        assert airflow.stop() == []
