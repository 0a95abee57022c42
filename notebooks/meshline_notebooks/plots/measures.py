"""A measure of an aggregate over time."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from meshline_notebooks.notice import Notice
from meshline_notebooks.plots import style
from meshline_notebooks.plots.style import Plot

COLUMNS, MOST_PARTS = 3, 6


def measure_over_time(measure: pd.DataFrame | Notice, title: str, unit: str) -> Plot | Notice:
    """The total, and beside it the largest parts on one scale, without the very largest, which would dwarf them."""
    if isinstance(measure, Notice):
        return measure
    totals = measure.sum().sort_values(ascending=False)
    parts = [str(name) for name in totals.index[1 : MOST_PARTS + 1]]
    rows = -(-len(parts) // COLUMNS)
    figure, (whole, *small) = style.whole_and_parts(rows, COLUMNS, 3.0 + 1.7 * rows)
    _bars(whole, measure.sum(axis=1), style.BLUE)
    whole.set_title("All together", loc="left", fontsize=10, color=style.INK)
    whole.set_ylabel(unit)
    for name, axes in zip(parts, small, strict=False):
        _bars(axes, measure[name], style.SKY)
        axes.set_title(name, loc="left", fontsize=9.5, color=style.INK)
    for position, axes in enumerate(small):
        axes.set_visible(position < len(parts))
        if position % COLUMNS == 0:
            axes.set_ylabel(unit)
    below = f" Below, on one scale, the largest behind {totals.index[0]}." if parts else ""
    return style.finished(figure, title, f"A gap is a point in time without a row.{below}")


def _bars(axes: Axes, values: pd.Series, colour: str) -> None:
    days = values.index.to_series().diff().min() / pd.Timedelta(days=1)
    axes.bar(values.index, values, width=0.8 * (1.0 if pd.isna(days) else float(days)), color=colour)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    style.dates(axes, 3, 6)
