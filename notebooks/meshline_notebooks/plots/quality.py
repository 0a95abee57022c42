"""Figures, broken rules and quarantine."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator, PercentFormatter, StrMethodFormatter

from meshline_notebooks import notice
from meshline_notebooks.notice import Notice
from meshline_notebooks.plots import style
from meshline_notebooks.plots.style import Plot
from meshline_notebooks.quality import ROWS, SHARES

MOST_FIGURES = 9


def figures_over_time(figures: pd.DataFrame | Notice) -> Plot | Notice:
    """A line for each figure of a job; batches that were refused as open diamonds."""
    if isinstance(figures, Notice):
        return figures
    job = figures["job"].iloc[0]
    if figures["run_id"].nunique() < 2:
        return Notice(f"One batch of '{job}' was measured so far: a trend needs a second one.")
    names = list(dict.fromkeys(figures.loc[figures["moved"] > 0, "figure"]))
    still = figures["figure"].nunique() - len(names)
    if not names:
        return Notice(f"None of the {still} figures of '{job}' moved.")
    shown = names[:MOST_FIGURES]
    columns, rows = min(len(shown), 3), -(-len(shown) // 3)
    figure, plots = style.canvas(rows, columns, 1.2 + 1.9 * rows, share_x=True)
    for name, axes in zip(shown, plots, strict=False):
        _trend(axes, name, figures[figures["figure"] == name])
    for axes in plots[len(shown) :]:
        axes.set_visible(False)
    left = f" (the {len(shown)} of {len(names)} that moved most)" if len(names) > len(shown) else ""
    return style.finished(
        figure,
        f"Figures of {job}{left}",
        f"One point for each batch; an open diamond is a refused one. {still} further figures did not move.",
    )


def broken_rules(rules: pd.DataFrame | Notice) -> Plot | Notice:
    """How often each rule was broken."""
    if isinstance(rules, Notice):
        return rules
    figure, (axes, *_) = style.canvas(1, 1, 1.4 + 0.52 * len(rules))
    listed = rules.to_dict("records")
    for row, rule in enumerate(listed):
        look, broken = style.SEVERITIES.get(rule["severity"], style.OTHER), rule["broken"]
        axes.barh(row, broken, height=0.55, color=look.colour, hatch=look.hatch, edgecolor="white", linewidth=0)
        style.beside(axes, row, broken, f"{broken:,} of {rule['audits']:,} audits ({rule['share']:.0%})")
    labels = [f"{style.shortened(rule['rule'], 52)}\n{rule['job']}" for rule in listed]
    style.rows_downwards(axes, labels, rules["broken"].max(), 1.25)
    axes.set_xlabel("audits in which the rule was broken")
    seen = sorted(set(rules["severity"]))
    style.legend(figure, [style.SEVERITIES.get(name, style.OTHER).patch(name) for name in seen])
    return style.finished(
        figure,
        "Rules that are broken most often",
        "An error rule refuses the batch, a quarantine rule puts rows aside, a warn rule is recorded.",
    )


def quarantine_by_reason(counts: pd.DataFrame | Notice, most: int = 20) -> Plot | Notice:
    """How many records were put aside for which reason."""
    if isinstance(counts, Notice):
        return counts
    shown = counts.head(most)
    figure, (axes, *_) = style.canvas(1, 1, 1.3 + 0.45 * len(shown))
    axes.barh(range(len(shown)), shown["records"], height=0.55, color=style.BLUE)
    for row, records in enumerate(shown["records"]):
        style.beside(axes, row, records, f"{records:,}")
    labels = [f"{one.column}: {one.kind}\n{one.dataset}" for one in shown.itertuples()]
    style.rows_downwards(axes, labels, shown["records"].max())
    axes.set_xlabel("records in quarantine")
    left = f" (the {len(shown)} most frequent of {len(counts)} reasons)" if len(counts) > len(shown) else ""
    note = "A record with two reasons counts for both. All records that stand in quarantine now."
    return style.finished(figure, f"Quarantine by reason{left}", note)


def quarantined_share(runs: pd.DataFrame) -> Plot | Notice:
    """Which part of what was read went to quarantine, over time."""
    put_aside = runs.groupby("job")["quarantined"].sum().sort_values(ascending=False)
    jobs = list(put_aside[put_aside > 0].index[: len(style.SERIES)])
    if not jobs:
        return notice.no_runs() if runs.empty else Notice("No run put a record aside.")
    figure, (axes, *_) = style.canvas(1, 1, 3.2)
    for job, colour, marker in zip(jobs, style.SERIES, "osD^vPX", strict=False):
        own = runs[runs["job"].eq(job) & runs["read"].gt(0)]
        axes.plot(
            own["started_at"],
            own["quarantined"] / own["read"],
            color=colour,
            marker=marker,
            ms=5,
            label=job,
            clip_on=False,
        )
    axes.set_ylim(bottom=0)
    axes.set_ylabel("share of the records read")
    axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    style.dates(axes, 3, 5)
    figure.legend(loc="outside lower left", frameon=False, fontsize=9, ncols=3)
    return style.finished(figure, "Share of records that were put aside", "One point for each run. Times in UTC.")


def _trend(axes: Axes, name: str, values: pd.DataFrame) -> None:
    refused = values["batch"].eq(0)
    axes.plot(values["measured_at"], values["value"], color=style.BLUE, linewidth=1.4)
    axes.plot(values["measured_at"][~refused], values["value"][~refused], "o", color=style.BLUE, ms=4)
    axes.plot(
        values["measured_at"][refused], values["value"][refused], "D", mfc="white", mec=style.VERMILION, mew=1.6, ms=6
    )
    axes.set_title(style.shortened(name, 38), loc="left", fontsize=9.5, color=style.INK)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4))
    if name.split(" of ")[0] in SHARES:
        axes.set_ylabel("share")
        axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: "" if share > 1 else f"{share:.1%}"))
    else:
        axes.set_ylabel("rows" if name in ROWS.values() else "value")
        axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,g}"))
    axes.margins(y=0.2)
    style.dates(axes, 3, 5)
