"""A small warehouse as Meshline writes it: two runs of a shop, the second of them with a refused batch."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from deltalake import CommitProperties, Transaction, write_deltalake

from meshline_notebooks.warehouse import Warehouse

MONDAY = datetime(2026, 11, 2, 4, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 3, 4, tzinfo=UTC)
MOMENT = pa.timestamp("us", "UTC")
RULE = 'ColumnValues "pieces" < 1000'
REASONS = pa.list_(pa.struct([(name, pa.string()) for name in ("column", "kind", "value", "message")]))


def write(
    root: Path,
    address: str,
    table: pa.Table,
    *,
    batch: int = 1,
    more_marks: list[Transaction] | None = None,
    **more: Any,
) -> None:
    """Commits rows as Meshline does: with the batch number, other marks, a note, a description."""
    ledger = {"read": len(table), "written": len(table)}
    note = {"meshline": 1, "batch": batch, "startedAt": MONDAY.isoformat(), "action": "append", "seconds": 1.5}
    properties = CommitProperties(
        custom_metadata={"userMetadata": json.dumps({**note, "ledger": ledger})},
        app_transactions=[Transaction("meshline", batch), *(more_marks or [])],
    )
    write_deltalake(root / address.replace(".", "/"), table, mode="append", commit_properties=properties, **more)


def runs() -> pa.Table:
    """Monday's batches passed; on Tuesday that of the sales was refused and the revenue skipped."""
    rows = [
        ("r1", "shop.events.sale", "events", "succeeded", "warned", 100, 5, 1, MONDAY),
        ("r1", "shop.aggregates.revenue", "aggregates", "succeeded", "passed", 2, 0, 1, MONDAY),
        ("r2", "shop.events.sale", "events", "refused", "refused", 50, 0, 0, TUESDAY),
        ("r2", "shop.aggregates.revenue", "aggregates", "skipped", "-", 0, 0, 0, TUESDAY),
    ]
    names = ["run_id", "job", "zone", "status", "gate", "read", "quarantined", "batch", "started_at"]
    frame = pd.DataFrame(rows, columns=names).assign(domain="shop", written=0, seconds=1.0, error=None, news="later")
    return with_types(frame, started_at=MOMENT, error=pa.string())


def results() -> pa.Table:
    """The sales' two rules on both days."""
    rows = [
        ("r1", RULE, "error", "passed", "", [], 1, MONDAY),
        ("r1", "RowCount > 200", "warn", "failed", "there were 95", [], 1, MONDAY),
        ("r2", RULE, "error", "failed", "the largest value was 1440", ['{"pieces":1440}'], 0, TUESDAY),
        ("r2", "RowCount > 200", "warn", "failed", "there were 50", [], 0, TUESDAY),
    ]
    names = ["run_id", "rule", "severity", "outcome", "reason", "sample", "batch", "measured_at"]
    frame = pd.DataFrame(rows, columns=names).assign(job="shop.events.sale")
    return with_types(frame, measured_at=MOMENT, sample=pa.list_(pa.string()))


def metrics() -> pa.Table:
    """The sales' figures: rows move, completeness does not. The last one was saved by somebody."""
    rows = [
        ("r1", "Size", "*", 95.0, 1, MONDAY),
        ("r1", "Completeness", "country", 1.0, 1, MONDAY),
        ("r2", "Size", "*", 50.0, 0, TUESDAY),
        ("r2", "Completeness", "country", 1.0, 0, TUESDAY),
        (None, "Size", "*", 7.0, None, TUESDAY),
    ]
    names = ["run_id", "metric", "instance", "value", "batch", "measured_at"]
    frame = pd.DataFrame(rows, columns=names, dtype=object).assign(job="shop.events.sale", scope="batch")
    return with_types(frame, measured_at=MOMENT, batch=pa.int64())


def with_types(frame: pd.DataFrame, **kinds: pa.DataType) -> pa.Table:
    """Rows with the types that the platform's tables have."""
    return pa.table({name: pa.array(frame[name].tolist(), type=kinds.get(name)) for name in frame.columns})


def quarantine() -> pa.Table:
    """Two records of the committed batch, and one that a killed run left behind."""
    reason = {"column": "pieces", "kind": "outlier", "value": "0", "message": "pieces: 0 is not above 0"}
    rows = [
        (1, MONDAY, '{"pieces":"0","note":"?"}', [reason]),
        (1, MONDAY, "torn", [reason, {**reason, "kind": "cast"}]),
    ]
    left = (2, TUESDAY, "{}", [reason])
    frame = pd.DataFrame([*rows, left], columns=["batch", "quarantined_at", "record", "reasons"])
    return with_types(frame.assign(source="shop.raw.line"), quarantined_at=MOMENT, reasons=REASONS)


def articles() -> pa.Table:
    """One article under two names and a price that rose, one that never changed."""
    rows = [
        ("A1", "MUG", 2.5, MONDAY, TUESDAY, False, MONDAY),
        ("A1", "CUP", 3.0, TUESDAY, None, True, TUESDAY),
        ("A2", "BOWL", 4.0, MONDAY, None, True, TUESDAY),
    ]
    names = ["code", "name", "price", "valid_from", "valid_to", "is_current", "_last_seen"]
    frame = pd.DataFrame(rows, columns=names).astype({"valid_to": "object"})
    frame["valid_to"] = frame["valid_to"].where(frame["valid_to"].notna(), None)
    return with_types(frame.assign(seen_at=frame["valid_from"]), valid_from=MOMENT, valid_to=MOMENT, _last_seen=MOMENT)


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The whole warehouse; tests only read it."""
    root = tmp_path_factory.mktemp("warehouse")
    for name, rows in (("runs", runs()), ("quality_results", results()), ("quality_metrics", metrics())):
        write(root, f"platform.{name}", rows)
    sales = pa.table({"pieces": [1, None], "country": ["EIRE", "France"]}, schema=_commented("pieces", "country"))
    write(root, "shop.events.sale", sales, description="An article was sold")
    write(root, "shop.events.sale_quarantine", quarantine())
    write(root, "shop.entities.article", articles())
    days = [date(2026, 11, day) for day in (2, 2, 3)]
    revenue = pa.table({"day": days, "country": ["EIRE", "France", "EIRE"], "net": [10.0, 5.0, -2.0]})
    write(root, "shop.aggregates.revenue", revenue)
    log = {
        "batch": [1, 1],
        "path": ["file:/in/a.csv", "file:/in/b.csv"],
        "size": [9, 1],
        "state": ["loaded", "rejected"],
    }
    told = {"rows": [2, None], "quarantined": [1, None], "reason": [None, "corrupt"], "modified": [MONDAY] * 2}
    write(root, "shop.raw.line", sales)
    write(root, "shop.raw.line_files", pa.table({**log, **told, "logged_at": [MONDAY] * 2}))
    return Warehouse(root)


def _commented(number: str, word: str) -> pa.Schema:
    pieces = pa.field(number, pa.int32(), metadata={"comment": "Pieces sold"})
    return pa.schema([pieces, pa.field(word, pa.string())])
