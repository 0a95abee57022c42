"""Open records of quarantine: how many for which reason, and the records themselves."""

from __future__ import annotations

import json

import pandas as pd

from meshline_notebooks.notice import Notice
from meshline_notebooks.table import Table
from meshline_notebooks.warehouse import QUARANTINE, Warehouse

COUNTED = ("dataset", "column", "kind", "records")


def by_reason(warehouse: Warehouse, domains: list[str]) -> pd.DataFrame | Notice:
    """How many open records stand in quarantine for each reason; a record with two reasons counts for both."""
    counts = [
        _counts(warehouse, table)
        for domain in domains
        for table in warehouse.all_tables(domain)
        if table.address.endswith(QUARANTINE)
    ]
    found = [frame for frame in counts if not frame.empty]
    if not found:
        return warehouse.missing() or Notice("No record is open in quarantine.")
    return pd.concat(found).sort_values("records", ascending=False, ignore_index=True)


def records(warehouse: Warehouse, dataset: str, limit: int = 20) -> pd.DataFrame | Notice:
    """The newest open records of a dataset in quarantine, each with all of its reasons in a sentence."""
    table = warehouse.table(dataset + QUARANTINE)
    if isinstance(table, Notice):
        return Notice(f"No record of '{dataset}' stands in quarantine.")
    rows = table.select(
        "SELECT quarantined_at, source, record, reasons FROM this "
        f"WHERE {_is_open(warehouse, table)} ORDER BY quarantined_at DESC LIMIT {limit}"
    )
    rows["record"] = [_spaced(record) for record in rows["record"]]
    rows["reasons"] = [" · ".join(reason["message"] for reason in reasons) for reasons in rows["reasons"]]
    return rows


def committed(warehouse: Warehouse, beside: Table) -> int:
    """The last batch of the dataset that a quarantine or file log belongs to: later rows are of a killed run."""
    dataset = warehouse.table(beside.address.rsplit("_", 1)[0])
    return 0 if isinstance(dataset, Notice) else dataset.batch


def _is_open(warehouse: Warehouse, table: Table) -> str:
    """The condition on a record that no later batch of its dataset has dealt with."""
    dataset = warehouse.table(table.address.removesuffix(QUARANTINE))
    settled = 0 if isinstance(dataset, Notice) else dataset.settled(table)
    return f"batch > {settled} AND batch <= {committed(warehouse, table)}"


def _spaced(record: str) -> str:
    """A record that can be wrapped between its fields; one that is no JSON as it is."""
    try:
        return json.dumps(json.loads(record), ensure_ascii=False)
    except json.JSONDecodeError:
        return record


def _counts(warehouse: Warehouse, table: Table) -> pd.DataFrame:
    counted = table.select(
        "SELECT reason['column'] AS \"column\", reason['kind'] AS kind, count(*) AS records "
        f"FROM (SELECT unnest(reasons) AS reason FROM this WHERE {_is_open(warehouse, table)}) AS listed "
        "GROUP BY 1, 2"
    )
    return counted.assign(dataset=table.address.removesuffix(QUARANTINE))[list(COUNTED)]
