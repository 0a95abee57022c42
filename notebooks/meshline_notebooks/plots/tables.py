"""What a domain's tables hold."""

from __future__ import annotations

import pandas as pd

from meshline_notebooks.notice import Notice
from meshline_notebooks.plots import style
from meshline_notebooks.plots.style import Plot
from meshline_notebooks.warehouse import ZONES

COLOURS = dict(zip(ZONES, (style.GREY, style.YELLOW, style.PURPLE, style.SKY, style.BLUE, style.GREEN), strict=True))


def table_sizes(contents: pd.DataFrame | Notice) -> Plot | Notice:
    """Rows of each table, by zone."""
    if isinstance(contents, Notice):
        return contents
    zones = contents.index.str.split(".").str[1]
    figure, (axes, *_) = style.canvas(1, 1, 1.2 + 0.3 * len(contents))
    axes.barh(range(len(contents)), contents["rows"], height=0.7, color=[COLOURS[zone] for zone in zones])
    for row, rows in enumerate(contents["rows"]):
        style.beside(axes, row, rows, f"{rows:,}")
    style.rows_downwards(axes, list(contents.index.str.split(".", n=1).str[1]), contents["rows"].max())
    axes.set_xlabel("rows")
    seen = [zone for zone in ZONES if zone in set(zones)]
    style.legend(figure, [style.Look(COLOURS[zone]).patch(zone) for zone in seen])
    return style.finished(
        figure,
        "Rows of each table",
        "Rows of the current version; entities count every state, not only the current one.",
    )
