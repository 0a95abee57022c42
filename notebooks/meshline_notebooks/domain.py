"""What a domain has: its tables, their columns, the files that came in, and its measures over time."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pandas as pd
from deltalake import QueryBuilder

from meshline_notebooks import notice
from meshline_notebooks.notice import Notice
from meshline_notebooks.quarantine import committed
from meshline_notebooks.table import Table, frame
from meshline_notebooks.warehouse import FILE_LOG, ZONES, Warehouse

NAMES = re.compile(rf"\b(?:{'|'.join(ZONES)})\.\w+")
"""How SQL names the tables of its own domain."""


def contents(warehouse: Warehouse, domain: str) -> pd.DataFrame | Notice:
    """One row for each table of a domain: rows, files, size in MiB, Delta version, what it is."""
    tables = warehouse.all_tables(domain)
    if not tables:
        return warehouse.missing() or notice.no_domain(domain, warehouse.domains())
    return pd.DataFrame([_row(table) for table in tables]).set_index("table")


def scope(warehouse: Warehouse, domain: str) -> Notice:
    """Which domain is looked at, and which others there are."""
    if domain not in warehouse.domains():
        return notice.no_domain(domain, warehouse.domains())
    others = ", ".join(name for name in warehouse.domains() if name != domain) or "none"
    datasets = len(warehouse.tables(domain))
    return Notice(f"Domain '{domain}' with {datasets} datasets, in '{warehouse.root}'. Other domains: {others}.")


def commits(table: Table | Notice) -> pd.DataFrame | Notice:
    """The commits that wrote rows to a table, newest first, with their ledgers."""
    return table if isinstance(table, Notice) else table.commits()


def profile(table: Table | Notice) -> pd.DataFrame | Notice:
    """The columns of a table: type, share of rows with a value, about how many different values, and the comment."""
    if isinstance(table, Notice):
        return table
    columns = table.columns
    plain = [name for name, kind in columns["type"].items() if kind not in ("array", "struct", "map")]
    counts = [f'count("{name}") AS "filled {name}", approx_distinct("{name}") AS "different {name}"' for name in plain]
    measured = table.select(f"SELECT count(*) AS rows, {', '.join(counts)} FROM this").iloc[0]
    rows = max(int(measured["rows"]), 1)
    return columns.assign(
        filled=pd.Series({name: measured[f"filled {name}"] / rows for name in plain}),
        different=pd.Series({name: measured[f"different {name}"] for name in plain}).astype("Int64"),
    )[["type", "filled", "different", "comment"]]


def files(warehouse: Warehouse, dataset: str) -> pd.DataFrame | Notice:
    """The files that a dataset took in or rejected, in the order of their names."""
    log = warehouse.table(dataset + FILE_LOG)
    if isinstance(log, Notice):
        return Notice(f"'{dataset}' has no file log: it is not fed from files, or took none in yet.")
    entries = log.select(
        "SELECT path, size, modified, state, rows, quarantined, reason, batch, logged_at FROM this "
        f"WHERE batch <= {committed(warehouse, log)}"
    )
    entries = entries.astype({"rows": "Int64", "quarantined": "Int64"})
    entries.insert(0, "file", [PurePosixPath(path).name for path in entries.pop("path")])
    return entries.sort_values(["file", "logged_at"], ignore_index=True)


def measure(table: Table | Notice, time: str, value: str, split: str) -> pd.DataFrame | Notice:
    """A figure of an aggregate over time: a row for each point in time, a column for each value of `split`."""
    if isinstance(table, Notice):
        return table
    absent = [column for column in (time, value, split) if column not in table.columns.index]
    if absent:
        there = ", ".join(table.columns.index)
        return Notice(f"'{table.address}' has no column '{absent[0]}' (there are: {there}).")
    rows = table.select(
        f'SELECT "{time}" AS at, "{split}" AS split, CAST(sum("{value}") AS DOUBLE) AS total FROM this '
        'GROUP BY "at", "split" ORDER BY "at"'
    )
    if rows.empty:
        return Notice(f"'{table.address}' is empty.")
    return rows.assign(at=pd.to_datetime(rows["at"])).pivot(index="at", columns="split", values="total").fillna(0.0)


def _row(table: Table) -> dict[str, object]:
    files = table.files
    return {
        "table": table.address,
        "rows": int(files["num_records"].sum()) if len(files) else 0,
        "files": len(files),
        "MiB": files["size_bytes"].sum() / 2**20 if len(files) else 0.0,
        "version": table.delta.version(),
        "description": table.description,
    }


def ask(warehouse: Warehouse, domain: str, sql: str) -> pd.DataFrame | Notice:
    """Any query over a domain, with its tables named as in the domain's own SQL, such as `events.item_sold`."""
    present = {_short(table): table for table in warehouse.all_tables(domain)}
    named = dict.fromkeys(NAMES.findall(sql))
    if not present:
        return warehouse.missing() or notice.no_domain(domain, warehouse.domains())
    absent = [name for name in named if name not in present]
    if absent or not named:
        return notice.no_table(f"{domain}.{absent[0]}", present) if absent else Notice("The query names no table.")
    session = QueryBuilder()
    for zone in dict.fromkeys(name.split(".")[0] for name in named):
        session.execute(f"CREATE SCHEMA {zone}")
    for name in named:
        session.register(name, present[name].delta)
    return frame(session.execute(sql).read_all())


def _short(table: Table) -> str:
    return table.address.split(".", 1)[1]
