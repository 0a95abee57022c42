"""The history of one object: a plot for each attribute, a row for each value that it had."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num

from meshline_notebooks.history import Entity, Key
from meshline_notebooks.notice import Notice
from meshline_notebooks.plots import style
from meshline_notebooks.plots.style import Plot

MOST_VALUES = 12
NUMBERS = ("byte", "short", "integer", "long", "float", "double")
NUMBER_HEIGHT = 3.0
"""A line of numbers is as high as so many values in words."""


def object_history(entity: Entity | Notice, key: Key, states: pd.DataFrame | Notice) -> Plot | Notice:
    """Bars for as long as each value held, steps for numbers; the current state goes on to the right."""
    if isinstance(entity, Notice):
        return entity
    if isinstance(states, Notice):
        return states
    attributes = entity.attributes or [entity.key[0]]
    heights = [_height(entity, states[name]) for name in attributes]
    figure, plots = style.canvas(len(attributes), 1, 1.5 + 0.3 * sum(heights), share_x=True, heights=heights)
    begin, end = states["valid_from"].min(), states[["valid_from", "_last_seen"]].max().max()
    reach = (end - begin) / 15 if end > begin else pd.Timedelta(days=1)
    for name, axes in zip(attributes, plots, strict=True):
        spells = states.assign(until=states["valid_to"].fillna(end + reach), value=states[name])
        (_steps if _is_number(entity, name) else _rows)(axes, spells)
        axes.set_title(name, loc="left", fontsize=10, color=style.INK)
    plots[-1].set(xlim=(begin - reach / 4, end + reach * 1.3), xlabel="time of the records")
    style.dates(plots[-1], 3, 8)
    named = ", ".join(f"{column} {value}" for column, value in zip(entity.key, key, strict=True))
    return style.finished(
        figure,
        f"History of {named}",
        f"{entity.table.address}: from valid_from to valid_to; the dark bar is the current state. "
        "A white tick is the last record that confirmed a state.",
    )


def _is_number(entity: Entity, name: str) -> bool:
    kind = entity.table.columns["type"][name]
    return kind in NUMBERS or kind.startswith("decimal")


def _height(entity: Entity, values: pd.Series) -> float:
    words = float(min(values.nunique(dropna=False), MOST_VALUES))
    return NUMBER_HEIGHT if _is_number(entity, str(values.name)) else words


def _rows(axes: Axes, spells: pd.DataFrame) -> None:
    words = spells["value"].astype("str").where(spells["value"].notna(), "no value")
    values = list(dict.fromkeys(words))[-MOST_VALUES:]
    for spell in spells.assign(word=words).to_dict("records"):
        if spell["word"] in values:
            _bar(axes, values.index(spell["word"]), spell)
    axes.set_yticks(range(len(values)), [style.shortened(value, 44) for value in values], color=style.INK)
    axes.set_ylim(len(values) - 0.5, -0.5)
    axes.grid(visible=False)


def _bar(axes: Axes, row: int, spell: dict[object, object]) -> None:
    left, right, seen = (date2num(spell[name]) for name in ("valid_from", "until", "_last_seen"))
    colour = style.BLUE if spell["is_current"] else style.SKY
    axes.barh(row, right - left, left=left, height=0.62, color=colour)
    axes.plot(seen, row, "|", color="white", ms=9, mew=1.6)
    if spell["is_current"]:
        axes.plot(right, row, ">", color=colour, ms=10, clip_on=False)


def _steps(axes: Axes, spells: pd.DataFrame) -> None:
    at = [*spells["valid_from"], spells["until"].iloc[-1]]
    values = [*spells["value"].astype("float64"), float(spells["value"].iloc[-1])]
    axes.step(at, values, where="post", color=style.BLUE, linewidth=1.6)
    axes.margins(y=0.2)
