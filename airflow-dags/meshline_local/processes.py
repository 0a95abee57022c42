"""The processes of a local Airflow: started together, ended together."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import psutil

PARTS = ("api-server", "dag-processor", "scheduler")


class Processes:
    """The parts of Airflow, each with a log of its own."""

    def __init__(
        self, airflow: Path, folder: Path, logs: Path, variables: Mapping[str, str], *, patience: float = 10
    ) -> None:
        """Starts nothing yet; patience is how many seconds a process has to end by itself."""
        self._airflow = airflow
        self._folder = folder
        self._logs = logs
        self._variables = variables
        self._patience = patience
        self._parts: dict[str, subprocess.Popen[bytes]] = {}

    def run(self, *words: str) -> int:
        """Runs a command of Airflow to its end."""
        with self.log("set-up").open("ab") as log:
            command = [str(self._airflow), *words]
            return subprocess.call(command, stdout=log, stderr=log, env=self._variables, cwd=self._folder)

    def start(self) -> None:
        """Starts all parts."""
        for part in PARTS:
            with self.log(part).open("wb") as log:
                self._parts[part] = subprocess.Popen(
                    [str(self._airflow), part],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    env=self._variables,
                    cwd=self._folder,
                    # Ctrl-C in the terminal is for this process, which ends them in order.
                    start_new_session=True,
                )

    def log(self, part: str) -> Path:
        """The log of a part."""
        return self._logs / f"{part}.log"

    def ended(self) -> str | None:
        """A part that is no longer there."""
        return next((part for part, process in self._parts.items() if process.poll() is not None), None)

    def stop(self) -> int:
        """Ends all parts, and whatever they started; returns how many had to be killed."""
        # Seen before their parents are gone: what a task started would not be found by its parent any more.
        alive = {process.pid: process for process in self._all()}
        for part in self._parts.values():
            part.terminate()
        gone, _ = psutil.wait_procs(
            [psutil.Process(p.pid) for p in self._parts.values() if p.poll() is None], self._patience
        )
        alive.update({process.pid: process for process in self._all()})
        rest = [process for process in alive.values() if process not in gone and process.is_running()]
        _send(rest, kill=False)
        _, stubborn = psutil.wait_procs(rest, self._patience)
        _send(stubborn, kill=True)
        psutil.wait_procs(stubborn, self._patience)
        for part in self._parts.values():
            part.wait()
        return len(stubborn)

    def _all(self) -> list[psutil.Process]:
        return marked(self._variables["MESHLINE_AIRFLOW"])


def marked(mark: str) -> list[psutil.Process]:
    """All processes of an Airflow: what a part starts inherits the mark."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("MESHLINE_AIRFLOW") == mark:
                found.append(process)
        except psutil.Error:
            # It belongs to somebody else, or is gone.
            continue
    return found


def _send(processes: Iterable[psutil.Process], *, kill: bool) -> None:
    for process in processes:
        try:
            process.kill() if kill else process.terminate()
        except psutil.NoSuchProcess:
            continue
