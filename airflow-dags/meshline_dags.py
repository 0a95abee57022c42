"""The DAGs of all domains in manifest.json, which meshline dags writes; Airflow reads this file."""

from pathlib import Path

from airflow.sdk import get_parsing_context

from meshline_airflow.dags import build_all
from meshline_airflow.home import Home
from meshline_airflow.manifest import read

home = Home.around(Path(__file__))
# A worker that is about to run a task needs its DAG only.
dags, _ = build_all(read(home.manifest()), home, only=get_parsing_context().dag_id)
globals().update({dag.dag_id: dag for dag in dags})
