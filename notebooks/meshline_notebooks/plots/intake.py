"""The files that a dataset took in."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import StrMethodFormatter

from meshline_notebooks.notice import Notice
from meshline_notebooks.plots import style
from meshline_notebooks.plots.style import Plot

MOST_FILES, MOST_LABELS = 120, 16


def files_taken_in(files: pd.DataFrame | Notice, dataset: str) -> Plot | Notice:
    """Records of each file, those that went to quarantine on top; a cross for a file that was rejected."""
    if isinstance(files, Notice):
        return files
    shown = files.tail(MOST_FILES).reset_index(drop=True)
    figure, (axes, *_) = style.canvas(1, 1, 3.4)
    _bars(axes, shown)
    _names(axes, shown["file"])
    axes.set_ylabel("records")
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    figure.legend(loc="outside right upper", frameon=False, fontsize=9, labelcolor=style.INK)
    left = f" (the last {len(shown)} of {len(files)})" if len(files) > len(shown) else ""
    return style.finished(
        figure, f"Files taken into {dataset}{left}", "In the order of their names, each with the records that it held."
    )


def _bars(axes: Axes, files: pd.DataFrame) -> None:
    rows, aside = files["rows"].fillna(0), files["quarantined"].fillna(0)
    axes.bar(files.index, rows, width=0.8, color=style.SKY, label="became rows")
    if aside.any():
        bars = axes.bar(files.index, aside, bottom=rows, width=0.8, color=style.ORANGE, label="went to quarantine")
        for bar in bars:
            bar.set(hatch="///", edgecolor="white", linewidth=0)
    rejected = files.index[files["state"] == "rejected"]
    if len(rejected):
        axes.plot(rejected, [0] * len(rejected), "X", color=style.VERMILION, ms=9, label="rejected file", clip_on=False)


def _names(axes: Axes, files: pd.Series) -> None:
    step = -(-len(files) // MOST_LABELS)
    names = [style.shortened(name, 24) for name in files[::step]]
    axes.set_xticks(range(0, len(files), step), names, rotation=35, ha="right", rotation_mode="anchor")
