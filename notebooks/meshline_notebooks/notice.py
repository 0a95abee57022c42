"""What a cell shows where there is nothing to show: why, and which command changes that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Notice:
    """A sentence in place of a table or a plot."""

    text: str

    def __str__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return f"> {self.text}"


def no_warehouse(root: Path) -> Notice:
    """Nothing was ever written there."""
    return Notice(
        f"There is no warehouse at '{root}' yet. Fill it with `./meshline run`, or name another one: "
        "`MESHLINE_WAREHOUSE=<folder> ./meshline notebooks`."
    )


def no_runs() -> Notice:
    """The platform tables are missing or empty."""
    return Notice("No job run is on record yet. Run the jobs first: `./meshline run`.")


def no_table(address: str, present: Iterable[str]) -> Notice:
    """A table that was asked for is not there."""
    known = ", ".join(sorted(present)) or "none"
    job = address.removesuffix("_quarantine").removesuffix("_files")
    return Notice(f"There is no table '{address}' (there are: {known}). Write it with `./meshline run +{job}`.")


def no_domain(domain: str, present: Iterable[str]) -> Notice:
    """A domain has no table."""
    known = ", ".join(sorted(present)) or "none"
    return Notice(
        f"The domain '{domain}' has no table yet (domains with tables: {known}). "
        f"Write them with `./meshline run --domain {domain}`."
    )
