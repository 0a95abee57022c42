"""Fails where the DAG of a domain cannot be made, so that Airflow shows why as an import error of this file.

The DAGs of all other domains come from meshline_dags.py: a file with an import error takes all of its DAGs with it.
"""

from pathlib import Path

from meshline_airflow.dags import demand_all
from meshline_airflow.home import Home
from meshline_airflow.manifest import read

home = Home.around(Path(__file__))
demand_all(read(home.manifest()), home)
