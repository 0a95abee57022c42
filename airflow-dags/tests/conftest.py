"""Keeps Airflow's own files away from those of the user."""

from __future__ import annotations

import os
import tempfile

# Airflow reads these when it is imported first.
os.environ["AIRFLOW_HOME"] = tempfile.mkdtemp(prefix="meshline-airflow-test-")
os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
os.environ["AIRFLOW__CORE__UNIT_TEST_MODE"] = "False"
os.environ["AIRFLOW__LOGGING__LOGGING_LEVEL"] = "ERROR"
os.environ["AIRFLOW__OPENLINEAGE__DISABLED"] = "True"
