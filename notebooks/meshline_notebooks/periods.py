"""Cuts time for a plot: a column for each run while there are few, then for each day, week or month."""

from __future__ import annotations

import pandas as pd

MOST = 60
"""Columns that can still be told apart."""


def periods(runs: pd.DataFrame) -> tuple[pd.Series, str]:
    """For each job run the label of its period, in the order of time as a categorical, and the word for a period."""
    began = runs.groupby("run_id")["started_at"].transform("min")
    if began.nunique() <= MOST:
        return _labelled(began, _clock(began)), "run"
    naive = began.dt.tz_localize(None)
    for unit, letter in (("day", "D"), ("week", "W"), ("month", "M")):
        starts = naive.dt.to_period(letter).dt.start_time
        if starts.nunique() <= MOST or unit == "month":
            break
    return _labelled(starts, "%b %Y" if unit == "month" else "%d %b %Y"), unit


def _clock(began: pd.Series) -> str:
    """Days alone where each has one run."""
    days = began.drop_duplicates().dt.date
    return "%d %b" if days.is_unique else "%d %b %H:%M:%S" if _share_a_minute(began) else "%d %b %H:%M"


def _share_a_minute(began: pd.Series) -> bool:
    return not began.drop_duplicates().dt.floor("min").is_unique


def _labelled(moments: pd.Series, pattern: str) -> pd.Series:
    ordered = sorted(moments.unique())
    labels = [pd.Timestamp(moment).strftime(pattern) for moment in ordered]
    names = dict(zip(ordered, labels, strict=True))
    return moments.map(names).astype(pd.CategoricalDtype(list(dict.fromkeys(labels)), ordered=True))
