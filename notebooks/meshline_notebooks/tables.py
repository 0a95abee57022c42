"""How frames are shown: numbers with separators, shares in percent, moments to the minute, long texts wrapped."""

from __future__ import annotations

import pandas as pd
from pandas.api import types
from pandas.io.formats.style import Styler

from meshline_notebooks.notice import Notice

SHARES = frozenset(("filled", "share", "quarantined"))
"""Columns that are parts of one, where they are no whole numbers."""

MISSING = "-"
MOST_ROWS = 50


def show(rows: pd.DataFrame | Notice) -> Styler | Notice:
    """The first rows of a frame, to be read by people; a notice as it is."""
    if isinstance(rows, Notice):
        return rows
    named = rows.reset_index(drop=rows.index.name is None)
    shown = named.head(MOST_ROWS)
    styler = shown.style.format({name: _format(name, shown[name]) for name in shown.columns}, na_rep=MISSING)
    words = [name for name in shown.columns if not types.is_numeric_dtype(shown[name])]
    styler.map(lambda _: "text-align: right; vertical-align: top")
    styler.map(lambda _: "text-align: left; overflow-wrap: break-word; max-width: 36em", subset=pd.Index(words))
    moments = [name for name in shown.columns if types.is_datetime64_any_dtype(shown[name])]
    styler.map(lambda _: "white-space: nowrap", subset=pd.Index(moments))
    styler.set_table_styles([{"selector": "th", "props": "text-align: left; vertical-align: top"}])
    styler.hide(axis="index")
    if len(rows) > MOST_ROWS:
        styler.set_caption(f"The first {MOST_ROWS} of {len(rows):,} rows")
    return styler


def _format(name: str, values: pd.Series) -> str | None:
    if types.is_datetime64_any_dtype(values):
        return "{:%Y-%m-%d %H:%M}"
    if types.is_bool_dtype(values):
        return None
    if types.is_integer_dtype(values):
        return "{:,}"
    if types.is_float_dtype(values):
        if name == "MiB":
            return "{:,.2f}"
        return "{:.1%}" if name in SHARES else "{:,.4g}"
    return None
