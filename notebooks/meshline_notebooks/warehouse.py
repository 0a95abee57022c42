"""Finds the tables of a warehouse: `<warehouse>/<domain>/<zone>/<name>` and `<warehouse>/platform/<name>`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from meshline_notebooks import notice
from meshline_notebooks.notice import Notice
from meshline_notebooks.table import Table

ZONES = ("raw", "manual", "external", "events", "entities", "aggregates")
"""In the order in which data pass through them."""

PLATFORM = "platform"
QUARANTINE = "_quarantine"
FILE_LOG = "_files"

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Warehouse:
    """The folder below which all tables stand. It need not be there yet."""

    root: Path

    @staticmethod
    def of_last_run() -> Warehouse:
        """The one that `MESHLINE_WAREHOUSE` names, else that of the last `./meshline run`, else the default."""
        state = CHECKOUT / ".meshline"
        noted = state / "last-warehouse"
        named = os.environ.get("MESHLINE_WAREHOUSE") or (noted.read_text().strip() if noted.is_file() else "")
        return Warehouse(_local(named) if named else state / "warehouse")

    def missing(self) -> Notice | None:
        """What to do about a warehouse that is not there; nothing for one that is."""
        return None if self.root.is_dir() else notice.no_warehouse(self.root)

    def domains(self) -> list[str]:
        """The domains with a table."""
        found = {path.parts[0] for path in self._tables() if len(path.parts) == 3}
        return sorted(found)

    def tables(self, domain: str) -> list[Table]:
        """The datasets of a domain, without the tables beside them, in the order of the zones."""
        return [table for table in self.all_tables(domain) if not table.address.endswith((QUARANTINE, FILE_LOG))]

    def all_tables(self, domain: str) -> list[Table]:
        """The tables of a domain, quarantine and file logs among them, in the order of the zones."""
        paths = [path for path in self._tables() if len(path.parts) == 3 and path.parts[0] == domain]
        paths.sort(key=lambda path: (ZONES.index(path.parts[1]), path.name))
        return [self._at(path) for path in paths]

    def table(self, address: str) -> Table | Notice:
        """A table by its address, such as `sales.events.item_sold` or `platform.runs`."""
        path = Path(*address.split("."))
        if (self.root / path / "_delta_log").is_dir():
            return self._at(path)
        return notice.no_table(address, (table.address for table in self.tables(path.parts[0])))

    def _at(self, path: Path) -> Table:
        return Table(".".join(path.parts), self.root / path)

    def _tables(self) -> list[Path]:
        logs = [*self.root.glob("*/*/_delta_log"), *self.root.glob("*/*/*/_delta_log")]
        paths = [log.parent.relative_to(self.root) for log in logs]
        return [path for path in paths if len(path.parts) == 2 or path.parts[1] in ZONES]


def _local(location: str) -> Path:
    path = location.removeprefix("file://") if location.startswith("file:///") else location.removeprefix("file:")
    if "://" in path:
        raise ValueError(
            f"Unsupported warehouse '{location}' (must be a folder of this machine). "
            "Mount or copy it, and name the folder: MESHLINE_WAREHOUSE=<folder> ./meshline notebooks"
        )
    return Path(path)
