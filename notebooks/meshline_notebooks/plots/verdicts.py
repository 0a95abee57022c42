"""What gates said, over time."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import MaxNLocator

from meshline_notebooks import notice
from meshline_notebooks.notice import Notice
from meshline_notebooks.periods import Periods, periods
from meshline_notebooks.plots import style
from meshline_notebooks.plots.style import Plot
from meshline_notebooks.quality import PASSED, UNRULED, VERDICTS, verdicts

MOST_DOMAINS, MOST_DATASETS, MOST_LABELS = 8, 30, 12


def verdicts_by_domain(runs: pd.DataFrame) -> Plot | Notice:
    """Bars of job runs by verdict, a plot for each domain, those with trouble first."""
    if runs.empty:
        return notice.no_runs()
    table, time = _judged(runs)
    domains = _worst_first(table, "domain")
    shown = domains[:MOST_DOMAINS]
    figure, plots = style.canvas(len(shown), 1, 1.2 + 1.5 * len(shown), share_x=True)
    for domain, axes in zip(shown, plots, strict=True):
        _bars(axes, table[table["domain"] == domain], time)
        axes.set_title(domain, loc="left", fontsize=10, color=style.INK)
    _label(plots[-1], time)
    style.legend(figure, _handles(table))
    return style.finished(
        figure,
        f"Verdicts over time by domain{_part(shown, domains, 'domains')}",
        f"One bar for each {time.unit}, as high as it has job runs. Times in UTC.",
    )


def verdicts_by_dataset(runs: pd.DataFrame) -> Plot | Notice:
    """A field for each dataset and period in the colour of its worst verdict, those with trouble first."""
    if runs.empty:
        return notice.no_runs()
    table, time = _judged(runs)
    jobs = _worst_first(table, "job")
    shown = jobs[:MOST_DATASETS]
    figure, (axes, *_) = style.canvas(1, 1, 1.5 + 0.27 * len(shown))
    for row, job in enumerate(shown):
        own = table[table["job"] == job]
        for column, rank in own.groupby("period")["rank"].max().items():
            axes.add_patch(_field(int(str(column)), row, style.VERDICTS[VERDICTS[rank]]))
    axes.set(xlim=(-0.5, max(len(time.labels), 4) - 0.5), ylim=(len(shown) - 0.5, -0.5))
    axes.set_yticks(range(len(shown)), shown)
    axes.grid(visible=False)
    _label(axes, time)
    style.legend(figure, _handles(table))
    return style.finished(
        figure,
        f"Verdict of each dataset{_part(shown, jobs, 'datasets')}",
        f"The worst verdict of each {time.unit}; white where the job had nothing to do. Times in UTC.",
    )


def _judged(runs: pd.DataFrame) -> tuple[pd.DataFrame, Periods]:
    verdict, time = verdicts(runs), periods(runs)
    return runs.assign(verdict=verdict, rank=verdict.map(VERDICTS.index), period=time.numbers), time


def _worst_first(table: pd.DataFrame, by: str) -> list[str]:
    """The names with the most refused runs first, then the most failed ones, and so on; else by name."""
    counts = pd.crosstab(table[by], table["verdict"]).reindex(columns=list(reversed(VERDICTS)), fill_value=0)
    bad = [verdict for verdict in counts.columns if verdict not in (PASSED, UNRULED)]
    return [str(name) for name in counts.sort_index().sort_values(bad, ascending=False, kind="stable").index]


def _bars(axes: Axes, table: pd.DataFrame, time: Periods) -> None:
    counts = pd.crosstab(table["period"], table["verdict"]).reindex(range(len(time.labels)), fill_value=0)
    below = pd.Series(0, index=counts.index)
    for verdict in [name for name in VERDICTS if name in counts]:
        look = style.VERDICTS[verdict]
        axes.bar(
            range(len(counts)),
            counts[verdict],
            bottom=below,
            width=0.8,
            color=look.colour,
            hatch=look.hatch,
            edgecolor="white",
            linewidth=0,
        )
        below += counts[verdict]
    axes.set_xlim(-0.6, max(len(counts), 4) - 0.4)
    axes.set_ylabel("job runs")
    axes.yaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))


def _field(column: int, row: int, look: style.Look) -> Rectangle:
    return Rectangle(
        (column - 0.46, row - 0.42), 0.92, 0.84, facecolor=look.colour, hatch=look.hatch, edgecolor="white", linewidth=0
    )


def _label(axes: Axes, time: Periods) -> None:
    step = -(-len(time.labels) // MOST_LABELS)
    axes.set_xticks(range(0, len(time.labels), step), time.labels[::step])
    axes.set_xlabel(time.axis)


def _handles(table: pd.DataFrame) -> list[Patch]:
    seen = set(table["verdict"])
    return [style.VERDICTS[verdict].patch(verdict) for verdict in reversed(VERDICTS) if verdict in seen]


def _part(shown: list[str], all_of_them: list[str], what: str) -> str:
    return f" ({len(shown)} of {len(all_of_them)} {what}, worst first)" if len(shown) < len(all_of_them) else ""
