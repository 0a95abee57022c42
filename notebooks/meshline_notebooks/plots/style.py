"""How all plots look: colours of Okabe and Ito, told apart by every eye, and hatches where colour carries meaning."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from html import escape
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from meshline_notebooks import quality

INK, MUTED, GRID = "#1f2328", "#5f6670", "#dfe3e8"
BLUE, SKY, GREEN, YELLOW = "#0072B2", "#56B4E9", "#009E73", "#F0E442"
ORANGE, VERMILION, PURPLE, GREY = "#E69F00", "#D55E00", "#CC79A7", "#B4BAC2"
SERIES = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILION, YELLOW)
SCREEN = 96
"""Dots per inch on a screen; images have twice as many, for screens that do."""

WIDTH = 10.5
"""Inches: what fits beside the cells' margin on a small laptop."""


@dataclass(frozen=True)
class Look:
    """Fill and hatch of a surface."""

    colour: str
    hatch: str = ""

    def patch(self, label: str) -> Patch:
        return Patch(facecolor=self.colour, hatch=self.hatch, edgecolor="white", linewidth=0, label=label)


VERDICTS = {
    quality.PASSED: Look(SKY),
    quality.UNRULED: Look("#DDE2E8"),
    quality.WARNED: Look(ORANGE),
    quality.SKIPPED: Look(GREY, "..."),
    quality.FAILED: Look("#3B4048", "xxx"),
    quality.REFUSED: Look(VERMILION, "////"),
}
SEVERITIES = {"error": Look(VERMILION, "////"), "quarantine": Look(PURPLE, "...."), "warn": Look(ORANGE)}
OTHER = Look(GREY)


def canvas(
    rows: int, columns: int, height: float, *, share_x: bool = False, heights: list[float] | None = None
) -> tuple[Figure, list[Axes]]:
    """A white figure of `rows` by `columns` plots."""
    figure = _sheet(height)
    axes = list(figure.subplots(rows, columns, squeeze=False, sharex=share_x, height_ratios=heights).flat)
    for one in axes:
        _quiet(one)
    return figure, axes


def whole_and_parts(rows: int, columns: int, height: float) -> tuple[Figure, list[Axes]]:
    """A white figure with a wide plot above `rows` by `columns` small ones, which share their scale."""
    figure = _sheet(height)
    grid = figure.add_gridspec(rows + 1, columns, height_ratios=[1.6] + [1.0] * rows)
    axes = [figure.add_subplot(grid[0, :])]
    for cell in range(rows * columns):
        first = axes[1] if cell else None
        axes.append(figure.add_subplot(grid[1 + cell // columns, cell % columns], sharex=first, sharey=first))
    for one in axes:
        _quiet(one)
    return figure, axes


@dataclass(frozen=True)
class Plot:
    """A finished figure, with words for those who do not see it."""

    figure: Figure
    alt: str

    def _repr_html_(self) -> str:
        """As HTML, since JupyterLab and its exports drop the words beside a bare image."""
        image = BytesIO()
        self.figure.savefig(image, format="png", dpi=2 * SCREEN)
        data = b64encode(image.getvalue()).decode()
        width = int(self.figure.get_figwidth() * SCREEN)
        return f'<img alt="{escape(self.alt)}" width="{width}" src="data:image/png;base64,{data}">'


def finished(figure: Figure, title: str, note: str) -> Plot:
    """Puts above the figure what it shows, and below it what its marks mean."""
    figure.suptitle(title, x=0.005, ha="left", fontsize=13, fontweight="bold", color=INK)
    figure.supxlabel(note, x=0.005, ha="left", fontsize=8.5, color=MUTED)
    return Plot(figure, f"{title}. {note}")


def legend(figure: Figure, handles: list[Patch]) -> None:
    """Beside the plots, never over the data."""
    figure.legend(handles=handles, loc="outside right upper", frameon=False, fontsize=9, labelcolor=INK)


def shortened(text: str, most: int) -> str:
    """A label that fits, with an ellipsis where something is left out."""
    return text if len(text) <= most else text[: most - 1] + "…"


def dates(axes: Axes, least: int, most: int) -> None:
    """An axis of time with as few words as tell it apart."""
    locator = AutoDateLocator(minticks=least, maxticks=most)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.xaxis.get_offset_text().set(fontsize=8.5, color=MUTED)


def rows_downwards(axes: Axes, labels: list[str], longest: float, room: float = 1.12) -> None:
    """Sideways bars from the top down, with room for a number behind the longest."""
    axes.set_yticks(range(len(labels)), labels, color=INK)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.set_xlim(0, max(longest, 1) * room)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    axes.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x", color=GRID, linewidth=0.8)


def beside(axes: Axes, row: int, end: float, text: str) -> None:
    """A number behind a sideways bar."""
    axes.annotate(text, (end, row), (5, 0), textcoords="offset points", va="center", fontsize=8.5, color=INK)


def _sheet(height: float) -> Figure:
    return Figure(figsize=(WIDTH, height), layout="constrained", facecolor="white")


def _quiet(axes: Axes) -> None:
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(GRID)
    axes.tick_params(colors=MUTED, labelsize=8.5, length=0)
    axes.xaxis.label.set(color=INK, fontsize=9)
    axes.yaxis.label.set(color=INK, fontsize=9)
    axes.set_axisbelow(True)
    axes.grid(visible=True, axis="y", color=GRID, linewidth=0.8)
