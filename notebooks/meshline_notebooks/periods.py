"""Cuts time for a plot: a column for each run while there are few, then for each day, week or month."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

MOST = 60
"""Columns that can still be told apart."""


@dataclass(frozen=True)
class Periods:
    """For each job run the number of its period, the labels of the periods, and the words for the axis."""

    numbers: pd.Series
    labels: list[str]
    unit: str
    axis: str


def periods(runs: pd.DataFrame) -> Periods:
    """The finest periods of which there are not too many."""
    began = runs.groupby("run_id")["started_at"].transform("min").dt.tz_localize(None)
    if began.nunique() <= MOST:
        return _of_runs(began)
    for unit, letter in (("day", "D"), ("week", "W"), ("month", "M")):
        starts = began.dt.to_period(letter).dt.start_time
        if starts.nunique() <= MOST or unit == "month":
            break
    return _numbered(starts, "%b %Y" if unit == "month" else "%d %b %Y", unit, unit)


def _of_runs(began: pd.Series) -> Periods:
    moments = began.drop_duplicates()
    days = moments.dt.date
    if days.is_unique:
        return _numbered(began, "%d %b", "run", "day of the run")
    clock = "%H:%M" if moments.dt.floor("min").is_unique else "%H:%M:%S"
    if days.nunique() == 1:
        return _numbered(began, clock, "run", f"start of the run, {days.iloc[0]:%d %B %Y}")
    return _numbered(began, f"%d %b\n{clock}", "run", "start of the run")


def _numbered(moments: pd.Series, pattern: str, unit: str, axis: str) -> Periods:
    ordered = sorted(moments.unique())
    labels = [pd.Timestamp(moment).strftime(pattern) for moment in ordered]
    numbers = {moment: number for number, moment in enumerate(ordered)}
    return Periods(moments.map(numbers), labels, unit, axis)
