"""The history of one object of an entity: the states that it was in, each from `valid_from` to `valid_to`."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from meshline_notebooks.notice import Notice
from meshline_notebooks.table import Table
from meshline_notebooks.warehouse import Warehouse

Key = tuple[object, ...]
"""The values that name an object, in the order of the key columns."""

ADDED = ("valid_from", "valid_to", "is_current", "is_deleted", "_last_seen")
"""What Meshline puts behind the declared columns of an entity."""


@dataclass(frozen=True)
class Entity:
    """An entity's table and the columns that name one of its objects."""

    table: Table
    key: tuple[str, ...]

    @property
    def attributes(self) -> list[str]:
        """The columns that may change from state to state; the sequence column repeats `valid_from`."""
        names = [name for name in self.table.columns.index if name not in (*self.key, *ADDED)]
        return [name for name in names if not self._repeats_start(name)]

    def _repeats_start(self, name: str) -> bool:
        if self.table.columns["type"][name] != self.table.columns["type"]["valid_from"]:
            return False
        other = self.table.select(f'SELECT 1 FROM this WHERE "{name}" IS DISTINCT FROM valid_from LIMIT 1')
        return other.empty


def entity(warehouse: Warehouse, address: str, key: tuple[str, ...] = ()) -> Entity | Notice:
    """An entity by its address. Without `key`, the fewest leading columns that tell current states apart."""
    table = warehouse.table(address)
    if isinstance(table, Notice):
        return table
    if "valid_from" not in table.columns.index:
        return Notice(f"'{address}' keeps no history: only tables of the zone `entities` do.")
    return Entity(table, key or _key(table))


def states_per_object(entity: Entity | Notice) -> pd.DataFrame | Notice:
    """How many objects went through one state, two states, and so on."""
    if isinstance(entity, Notice):
        return entity
    counted = f"SELECT count(*) AS states FROM this GROUP BY {_listed(entity.key)}"
    return entity.table.select(
        f"SELECT states, count(*) AS objects FROM ({counted}) AS counted GROUP BY states ORDER BY states"
    )


def liveliest(entity: Entity | Notice) -> Key:
    """The key of the object with the most states; empty where there is none."""
    if isinstance(entity, Notice):
        return ()
    key = _listed(entity.key)
    found = entity.table.select(f"SELECT {key} FROM this GROUP BY {key} ORDER BY count(*) DESC, {key} LIMIT 1")
    return () if found.empty else tuple(found.iloc[0])


def states(entity: Entity | Notice, key: Key) -> pd.DataFrame | Notice:
    """The states of one object, oldest first."""
    if isinstance(entity, Notice):
        return entity
    if len(key) != len(entity.key):
        return Notice(f"An object of '{entity.table.address}' is named by: {', '.join(entity.key)}.")
    same = " AND ".join(f'"{name}" = {_literal(value)}' for name, value in zip(entity.key, key, strict=True))
    rows = entity.table.select(f"SELECT * FROM this WHERE {same} ORDER BY valid_from")
    named = ", ".join(str(value) for value in key)
    return Notice(f"'{entity.table.address}' knows no object '{named}'.") if rows.empty else rows


def _key(table: Table) -> tuple[str, ...]:
    declared = [name for name in table.columns.index if name not in ADDED]
    for length in range(1, len(declared) + 1):
        key = tuple(declared[:length])
        twice = f"SELECT 1 FROM this WHERE is_current GROUP BY {_listed(key)} HAVING count(*) > 1 LIMIT 1"
        if table.select(twice).empty:
            return key
    return tuple(declared)


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _literal(value: object) -> str:
    escaped = str(value).replace("'", "''")
    return str(value) if isinstance(value, int | float) else f"'{escaped}'"
