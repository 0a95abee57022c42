"""The tree of runs that lineage events tell of."""

from __future__ import annotations

import json
from pathlib import Path


class Tree:
    """Runs by what they ran, and the runs above them."""

    def __init__(self, *files: Path) -> None:
        self.jobs: dict[str, str] = {}
        self._above: dict[str, str] = {}
        self._root: dict[str, str] = {}
        for file in files:
            for line in file.read_text().splitlines():
                self._add(json.loads(line)["run"], json.loads(line)["job"]["name"])

    def _add(self, run: dict[str, dict[str, dict[str, dict[str, str]]]], job: str) -> None:
        name = str(run["runId"])
        self.jobs[name] = job
        parent = run.get("facets", {}).get("parent", {})
        if parent:
            self._above[name] = parent["run"]["runId"]
            self._root[name] = parent.get("root", parent)["run"]["runId"]  # type: ignore[index]

    def path(self, run: str) -> list[str]:
        """The jobs from the outermost run to a run."""
        above = self._above.get(run)
        return [*([] if above is None else self.path(above)), self.jobs[run]]

    def root(self, run: str) -> str:
        """The job that a run names as the outermost one."""
        return self.jobs[self._root[run]]

    def named(self, job: str) -> list[str]:
        """The runs of a job."""
        return [run for run, name in self.jobs.items() if name == job]
