"""A real Airflow for tests: started by what ./meshline airflow starts it with, asked by its API."""

from __future__ import annotations

import json
import socket
import time
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from meshline_local.processes import Processes, marked
from meshline_local.settings import Places, environment


class Airflow:
    """A running Airflow with folders of its own."""

    def __init__(self, places: Places, **variables: str) -> None:
        self.home = places.home
        self.mark = uuid.uuid4().hex
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        logs = places.state / "process-logs"
        logs.mkdir(parents=True)
        known = {**environment(places, self.port, self.mark), **variables}
        self._processes = Processes(places.python.parent / "airflow", places.home, logs, known)

    def start(self) -> None:
        assert self._processes.run("db", "migrate") == 0
        self._processes.start()
        self.until(self._is_healthy, 180)

    def stop(self) -> list[int]:
        """Ends it; returns what is left of it."""
        self._processes.stop()
        return [process.pid for process in marked(self.mark)]

    def get(self, path: str) -> Any:
        return self._ask(urllib.request.Request(self._url(path)))

    def post(self, path: str, document: dict[str, Any]) -> Any:
        head = {"Content-Type": "application/json"}
        return self._ask(urllib.request.Request(self._url(path), json.dumps(document).encode(), head))

    def runs(self, dag: str) -> list[dict[str, Any]]:
        found = self.get(f"dags/{dag}/dagRuns?limit=50&order_by=run_after")
        return list(found["dag_runs"])

    def tasks(self, dag: str, run: str) -> dict[str, dict[str, Any]]:
        found = self.get(f"dags/{dag}/dagRuns/{urllib.parse.quote(run)}/taskInstances")
        return {task["task_id"]: task for task in found["task_instances"]}

    def ended(self, dag: str, kind: str, count: int = 1, patience: float = 240) -> list[dict[str, Any]]:
        """The runs of a kind, once there are so many that have ended."""

        def enough() -> bool:
            return len(self._ended(dag, kind)) >= count

        self.until(enough, patience)
        return self._ended(dag, kind)

    def until(self, condition: Callable[[], bool], patience: float) -> None:
        begun = time.monotonic()
        while not condition():
            assert self._processes.ended() is None, self._processes.ended()
            assert time.monotonic() - begun < patience, "it took too long"
            time.sleep(1)

    def _ended(self, dag: str, kind: str) -> list[dict[str, Any]]:
        return [run for run in self.runs(dag) if run["run_type"] == kind and run["state"] in ("success", "failed")]

    def _is_healthy(self) -> bool:
        try:
            health = self.get("monitor/health")
        except OSError:
            return False
        return all(health[part]["status"] == "healthy" for part in ("scheduler", "dag_processor"))

    def _url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/api/v2/{path}"

    def _ask(self, request: urllib.request.Request) -> Any:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)


def places(home: Path, spark: Path, python: Path) -> Places:
    """The places of an Airflow whose DAGs are those of this repository."""

    class OfTest(Places):
        @property
        def dags(self) -> Path:
            return Path(__file__).parent.parent

    return OfTest(home, home / "state", spark, python)
