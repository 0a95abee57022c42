"""The platform tables as frames that always have the columns which the review reads."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from meshline_notebooks.notice import Notice
from meshline_notebooks.warehouse import PLATFORM, Warehouse

TIME = "datetime64[us, UTC]"

RUNS = {
    "run_id": "str",
    "job": "str",
    "domain": "str",
    "zone": "str",
    "status": "str",
    "gate": "str",
    "read": "int64",
    "written": "int64",
    "quarantined": "int64",
    "batch": "int64",
    "started_at": TIME,
    "seconds": "float64",
    "error": "str",
}
METRICS = {
    "run_id": "str",
    "job": "str",
    "batch": "int64",
    "metric": "str",
    "instance": "str",
    "scope": "str",
    "value": "float64",
    "measured_at": TIME,
}
RESULTS = {
    "run_id": "str",
    "job": "str",
    "batch": "int64",
    "rule": "str",
    "severity": "str",
    "outcome": "str",
    "reason": "str",
    "sample": "object",
    "measured_at": TIME,
}


@dataclass(frozen=True)
class Platform:
    """What all runs left behind, oldest first."""

    runs: pd.DataFrame
    metrics: pd.DataFrame
    results: pd.DataFrame

    @staticmethod
    def of(warehouse: Warehouse, since: str | None = None) -> Platform:
        """Reads the platform tables; a missing one has no rows.

        `since` is a day such as `2026-11-01`: what started before is left out.
        """
        return Platform(
            # One that found nothing to do is told only to end what had gone wrong.
            _read(warehouse, "runs", RUNS, since, "status <> 'up to date'"),
            # Figures without a batch were saved by people; one that two analyzers measured stands there twice.
            _read(warehouse, "quality_metrics", METRICS, since, "batch IS NOT NULL").drop_duplicates(ignore_index=True),
            _read(warehouse, "quality_results", RESULTS, since),
        )


def _read(
    warehouse: Warehouse, name: str, columns: dict[str, str], since: str | None, where: str = "TRUE"
) -> pd.DataFrame:
    table = warehouse.table(f"{PLATFORM}.{name}")
    at = next(column for column, kind in columns.items() if kind == TIME)
    if isinstance(table, Notice):
        return pd.DataFrame({column: pd.Series(dtype=kind) for column, kind in columns.items()})
    chosen = ", ".join(f'"{column}"' for column in columns)
    rows = table.select(f"SELECT {chosen} FROM this WHERE {where} ORDER BY {at}").astype(columns)
    return rows if since is None else rows[rows[at] >= pd.Timestamp(since, tz="UTC")].reset_index(drop=True)
