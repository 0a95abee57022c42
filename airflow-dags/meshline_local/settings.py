"""What a local Airflow is told, by variables of its environment."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """Where the parts of a local Airflow lie."""

    home: Path
    state: Path
    spark: Path
    python: Path

    @property
    def dags(self) -> Path:
        return self.home / "airflow-dags"

    @property
    def lineage(self) -> Path:
        return self.state / "lineage.jsonl"


def environment(places: Places, port: int, mark: str) -> dict[str, str]:
    """The variables of all processes; those of the caller stay as long as they say nothing of Airflow's own set-up."""
    return {**os.environ, **_meshline(places, mark), **_airflow(places, port), **_connection()}


def _meshline(places: Places, mark: str) -> dict[str, str]:
    return {
        "MESHLINE_HOME": str(places.home),
        # By this the processes are found again, wherever they went.
        "MESHLINE_AIRFLOW": mark,
        "SPARK_HOME": str(places.spark),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PATH": os.pathsep.join([str(places.spark / "bin"), str(places.python.parent), os.environ.get("PATH", "")]),
        "PYTHONUNBUFFERED": "1",
    }


def _airflow(places: Places, port: int) -> dict[str, str]:
    address = f"http://127.0.0.1:{port}"
    lineage = {"type": "file", "log_file_path": str(places.lineage), "append": True}
    return {
        "AIRFLOW_HOME": str(places.state),
        "AIRFLOW__CORE__DAGS_FOLDER": str(places.dags),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        # Drivers at the same time.
        "AIRFLOW__CORE__PARALLELISM": os.environ.get("AIRFLOW__CORE__PARALLELISM", "2"),
        # Who opens it wants to see it work.
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": os.environ.get(
            "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION", "False"
        ),
        # Nobody but this machine gets there, so nobody has to log in.
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{address}/execution/",
        "AIRFLOW__API__BASE_URL": address,
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__SECRET_KEY": secrets.token_hex(32),
        "AIRFLOW__API_AUTH__JWT_SECRET": secrets.token_hex(32),
        "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "5",
        "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "1",
        # A machine that is busy with Spark answers its own tasks late.
        "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "60",
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        "AIRFLOW__OPENLINEAGE__TRANSPORT": os.environ.get("AIRFLOW__OPENLINEAGE__TRANSPORT", json.dumps(lineage)),
        "AIRFLOW__OPENLINEAGE__NAMESPACE": os.environ.get("AIRFLOW__OPENLINEAGE__NAMESPACE", "airflow"),
    }


def _connection() -> dict[str, str]:
    """Spark in the process of the driver, if nothing else is said."""
    name = "AIRFLOW_CONN_SPARK_DEFAULT"
    return {name: os.environ.get(name, json.dumps({"conn_type": "spark", "host": "local[2]"}))}
