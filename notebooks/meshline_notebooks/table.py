"""One Delta table: what it says of itself, and SQL over its rows, without Spark."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from deltalake import DeltaTable, QueryBuilder

BATCH_OF = "meshline"
"""The application id under which a commit carries the table's batch number."""


@dataclass(frozen=True)
class Table:
    """A table as it was when it was first looked at: later commits show in a new object."""

    address: str
    path: Path

    @cached_property
    def delta(self) -> DeltaTable:
        """The table as deltalake sees it, for all that is not offered here."""
        return DeltaTable(str(self.path))

    @property
    def description(self) -> str:
        return self.delta.metadata().description or ""

    @property
    def batch(self) -> int:
        """The last batch that was committed; 0 for none."""
        return self.delta.transaction_version(BATCH_OF) or 0

    def settled(self, quarantine: Table) -> int:
        """The batch up to which the records of its quarantine are settled; 0 for none."""
        return self.delta.transaction_version(f"{BATCH_OF}/quarantine/{quarantine.delta.metadata().id}") or 0

    @cached_property
    def columns(self) -> pd.DataFrame:
        """Name, type and comment of each column, indexed by name."""
        fields = [
            (field.name, _type_name(json.loads(field.type.to_json())), field.metadata.get("comment", ""))
            for field in self.delta.schema().fields
        ]
        return pd.DataFrame(fields, columns=["column", "type", "comment"]).set_index("column")

    @cached_property
    def files(self) -> pd.DataFrame:
        """The data files of the current version with `num_records` and `size_bytes`."""
        return frame(self.delta.get_add_actions(flatten=True))

    def select(self, sql: str) -> pd.DataFrame:
        """The result of a query over the rows, which it calls `this`. Only the columns that it names are read."""
        reader = QueryBuilder().register("this", self.delta).execute(sql)
        return frame(reader.read_all())

    def commits(self) -> pd.DataFrame:
        """The commits that wrote rows, newest first: what Meshline noted in them."""
        noted = [(commit["version"], _note(commit)) for commit in self.delta.history()]
        rows = [
            {
                "version": version,
                "batch": note["batch"],
                "started_at": pd.Timestamp(note["startedAt"]),
                "action": note["action"],
                "seconds": note["seconds"],
                **note["ledger"],
            }
            for version, note in noted
            if note
        ]
        return pd.DataFrame(rows)


def frame(arrow: object) -> pd.DataFrame:
    """Arrow rows as pandas ones."""
    table = pa.table(arrow)
    plain = pa.schema([field.with_type(_without_views(field.type)) for field in table.schema])
    rows: pd.DataFrame = table.cast(plain).to_pandas()
    return rows


def _without_views(kind: pa.DataType) -> pa.DataType:
    """The type without views of strings, which pandas cannot take out of lists."""
    if pa.types.is_string_view(kind):
        return pa.string()
    if pa.types.is_list(kind):
        return pa.list_(_without_views(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([field.with_type(_without_views(field.type)) for field in kind])
    return kind


def _note(commit: dict[str, Any]) -> dict[str, Any]:
    """Meshline's own document in a commit; empty where somebody else committed."""
    try:
        note: dict[str, Any] = json.loads(commit.get("userMetadata") or "{}")
    except json.JSONDecodeError:
        return {}
    return note if "meshline" in note else {}


def _type_name(kind: str | dict[str, Any]) -> str:
    """Delta's name of a type; of a nested one the outer part alone."""
    return str(kind) if isinstance(kind, str) else str(kind["type"])
