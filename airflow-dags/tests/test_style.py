"""The package is in order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent
# Everything else can be read and tried without it.
_WITH_AIRFLOW = {"meshline_airflow/dags.py", "meshline_airflow/operator.py", "meshline_dags.py"}


@pytest.mark.parametrize("tool", ["ruff check", "ruff format --check", "mypy"])
def test_has_nothing_that_tools_object_to(tool: str) -> None:
    command = [sys.executable, "-m", *tool.split(), "."]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_needs_airflow_in_its_last_layer_only() -> None:
    files = [*FOLDER.glob("*.py"), *FOLDER.glob("meshline_*/*.py")]
    assert len(files) > 10
    importing = {
        str(file.relative_to(FOLDER))
        for file in files
        if any(line.lstrip().startswith(("from airflow", "import airflow")) for line in file.read_text().splitlines())
    }
    assert importing == _WITH_AIRFLOW


def test_keeps_files_short() -> None:
    lines = {file.name: len(file.read_text().splitlines()) for file in FOLDER.glob("meshline_*/*.py")}
    assert {name: count for name, count in lines.items() if count > 150} == {}
    assert len((FOLDER / "meshline_dags.py").read_text().splitlines()) < 25
