"""Two sample domains under a real scheduler, each task a real spark-submit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.lineage import Tree
from tests.scheduler import Airflow, places

MANIFEST = os.environ.get("MESHLINE_TEST_MANIFEST", "")
SPARK = os.environ.get("MESHLINE_TEST_SPARK", "")
WAREHOUSE = os.environ.get("MESHLINE_TEST_WAREHOUSE", "")
LINEAGE = os.environ.get("MESHLINE_TEST_LINEAGE", "")

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
        AIRFLOW__OPENLINEAGE__DISABLED="False",
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
    _is_one_tree_from_airflow_to_spark(Tree(tmp_path / "lineage.jsonl", Path(LINEAGE)))


def _is_one_tree_from_airflow_to_spark(tree: Tree) -> None:
    (sold,) = tree.named("sales.events.item_sold.write.item_sold")
    assert tree.path(sold) == [
        "meshline_sales",
        "meshline_sales.events",
        "run sales.events.item_returned sales.events.item_sold sales.events.stock_adjusted",
        "sales.events.item_sold",
        "sales.events.item_sold.write.item_sold",
    ]
    dags = ("meshline_sales", "meshline_management")
    for run, job in tree.jobs.items():
        assert tree.path(run)[0] in dags, job
        if job not in dags:
            assert tree.root(run) == tree.path(run)[0], job
