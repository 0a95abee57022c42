"""The Airflow of ./meshline airflow, as far as it can be tried without one."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from meshline_local.processes import Processes, marked
from meshline_local.settings import Places, environment

FOLDER = Path(__file__).parent.parent
# A part of Airflow that starts something and lets go of it, and one that does not care about being asked to end.
_PART = """#!/bin/sh
echo started
(setsid sleep 300 &)
[ "$1" = scheduler ] && trap '' TERM
while true; do sleep 0.2; done
"""


@pytest.fixture
def port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield int(taken.getsockname()[1])


def test_says_that_a_port_is_taken_and_starts_nothing(port: int, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "meshline_local", "--home", str(tmp_path), "--spark", str(tmp_path)]
    done = subprocess.run(
        [*command, "--port", str(port)], cwd=FOLDER, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stdout == f"Cannot open Airflow on port {port}: it is taken. Name another one, or leave --port out.\n"
    assert list(tmp_path.iterdir()) == []


def test_listens_on_this_machine_alone_and_finds_spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/usr/bin")
    monkeypatch.delenv("AIRFLOW_CONN_SPARK_DEFAULT", raising=False)
    known = environment(Places(tmp_path, tmp_path / "state", tmp_path / "spark", Path("/py/bin/python")), 8090, "m")
    assert known["AIRFLOW__API__HOST"] == "127.0.0.1"
    assert known["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://127.0.0.1:8090/execution/"
    assert known["PATH"] == f"{tmp_path}/spark/bin{os.pathsep}/py/bin{os.pathsep}/usr/bin"
    assert known["SPARK_HOME"] == f"{tmp_path}/spark"
    assert json.loads(known["AIRFLOW_CONN_SPARK_DEFAULT"]) == {"conn_type": "spark", "host": "local[2]"}
    assert len(known["AIRFLOW__API_AUTH__JWT_SECRET"]) == 64


def test_leaves_nothing_behind(tmp_path: Path) -> None:
    part = tmp_path / "airflow"
    part.write_text(_PART)
    part.chmod(0o755)
    mark = f"test-{os.getpid()}"
    processes = Processes(part, tmp_path, tmp_path, {"PATH": os.environ["PATH"], "MESHLINE_AIRFLOW": mark}, patience=1)
    processes.start()
    begun = time.monotonic()
    while len(marked(mark)) < 6 and time.monotonic() - begun < 20:
        time.sleep(0.1)
    assert processes.ended() is None
    assert processes.stop() >= 1
    assert marked(mark) == []
    assert processes.ended() is not None
