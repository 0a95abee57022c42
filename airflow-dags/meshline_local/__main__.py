"""Opens Airflow until it is told to stop, or a part of it ends."""

from __future__ import annotations

import argparse
import json
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

from meshline_local.processes import Processes
from meshline_local.settings import Places, environment

_USUAL_PORT = 8080
_PATIENCE = 180
_RUNNING = "All domains run now, then at the times of their schedules as long as this stays open."
_PAUSED = "Domains are paused: switch on those that are to run."


class _StoppedError(Exception):
    """Somebody wants an end."""


def main() -> int:
    """Opens Airflow; returns the exit code."""
    arguments = _arguments()
    for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(wanted, _stop)
    places = Places(arguments.home, arguments.home / ".meshline/airflow-home", arguments.spark, Path(sys.executable))
    port = _port(arguments.port)
    if port is None:
        _say(f"Cannot open Airflow on port {arguments.port}: it is taken. Name another one, or leave --port out.")
        return 2
    logs = places.state / "process-logs"
    logs.mkdir(parents=True, exist_ok=True)
    variables = environment(places, port, uuid.uuid4().hex)
    processes = Processes(places.python.parent / "airflow", places.home, logs, variables)
    try:
        paused = variables["AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION"]
        return _serve(processes, port, is_paused=paused.lower() == "true")
    except _StoppedError:
        _say("Stopping Airflow …")
        return 0
    finally:
        for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(wanted, signal.SIG_IGN)
        processes.stop()
        _say("Airflow has stopped.")


def _serve(processes: Processes, port: int, *, is_paused: bool) -> int:
    _say("Starting Airflow …")
    if processes.run("db", "migrate") != 0:
        _say(f"Failed to set up Airflow's database. The whole log: {processes.log('set-up')}")
        return 1
    processes.start()
    begun = time.monotonic()
    while not _is_healthy(port):
        if processes.ended() or time.monotonic() - begun > _PATIENCE:
            return _gone(processes)
        time.sleep(0.5)
    _say(f"Airflow runs at http://127.0.0.1:{port}, for this machine alone and without a login.")
    _say(f"{_PAUSED if is_paused else _RUNNING} Stop it with Ctrl-C.")
    while processes.ended() is None:
        time.sleep(0.5)
    return _gone(processes)


def _gone(processes: Processes) -> int:
    part = processes.ended()
    if part is None:
        _say(f"Failed to start Airflow within {_PATIENCE} s. The logs: {processes.log('scheduler').parent}")
    else:
        _say(f"Airflow's {part} has ended by itself, so that all of it stops. Its log: {processes.log(part)}")
    return 1


def _is_healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v2/monitor/health", timeout=5) as answer:
            health = json.load(answer)
    except (OSError, ValueError, urllib.error.URLError):
        return False
    return all(health[part]["status"] == "healthy" for part in ("metadatabase", "scheduler", "dag_processor"))


def _port(wanted: int | None) -> int | None:
    """The wanted port if it is free; without a wish the usual one, or any that is free."""
    if wanted is not None:
        return wanted if _is_free(wanted) else None
    if _is_free(_USUAL_PORT):
        return _USUAL_PORT
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./meshline airflow", description="Opens Airflow with the domains' DAGs.")
    parser.add_argument("--port", type=int, help="port on this machine (default: 8080, or one that is free)")
    parser.add_argument("--home", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--spark", type=Path, required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def _stop(*_: object) -> None:
    raise _StoppedError


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
