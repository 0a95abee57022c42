from collections.abc import Callable

import pandas as pd
import pytest

from meshline_notebooks import Platform, Warehouse, domain, history, plots, quality, quarantine
from meshline_notebooks.notice import Notice
from meshline_notebooks.plots.style import Plot

SALE, ARTICLE = "shop.events.sale", "shop.entities.article"


def _history(shop: Warehouse) -> Plot | Notice:
    article = history.entity(shop, ARTICLE)
    return plots.object_history(article, ("A1",), history.states(article, ("A1",)))


def _revenue(shop: Warehouse) -> Plot | Notice:
    measure = domain.measure(shop.table("shop.aggregates.revenue"), "day", "net", "country")
    return plots.measure_over_time(measure, "Revenue", "pounds sterling")


PLOTS: dict[str, Callable[[Warehouse], Plot | Notice]] = {
    "Verdicts over time by domain. One bar for each run": lambda shop: plots.verdicts_by_domain(Platform.of(shop).runs),
    "Verdict of each dataset. The worst verdict": lambda shop: plots.verdicts_by_dataset(Platform.of(shop).runs),
    "Rules that are broken most often. An error": lambda shop: plots.broken_rules(
        quality.broken_rules(Platform.of(shop))
    ),
    "Figures of shop.events.sale. One point": lambda shop: plots.figures_over_time(
        quality.trends(Platform.of(shop), SALE)
    ),
    "Quarantine by reason. A record": lambda shop: plots.quarantine_by_reason(quarantine.by_reason(shop, ["shop"])),
    "Share of records that were put aside. One": lambda shop: plots.quarantined_share(Platform.of(shop).runs),
    "Rows of each table. Rows of the current": lambda shop: plots.table_sizes(domain.contents(shop, "shop")),
    "History of code A1. shop.entities.article": _history,
    "Files taken into shop.raw.line. In the": lambda shop: plots.files_taken_in(
        domain.files(shop, "shop.raw.line"), "shop.raw.line"
    ),
    "Revenue. A gap is a point in time": _revenue,
}


@pytest.mark.parametrize("words", PLOTS)
def test_draws_and_tells_in_words_what_is_drawn(words: str, shop: Warehouse) -> None:
    plot = PLOTS[words](shop)
    assert isinstance(plot, Plot)
    assert plot.alt.startswith(words)
    assert plot._repr_html_().startswith(f'<img alt="{words}')
    shown = [axes for axes in plot.figure.axes if axes.get_visible()]
    assert all(axes.get_xlabel() or axes.get_ylabel() or axes.get_title(loc="left") for axes in shown)


@pytest.mark.parametrize("jobs", [1, 300])
def test_draws_a_large_mesh_worst_first(jobs: int) -> None:
    names = [f"d{number % 40}.events.e{number}" for number in range(jobs)]
    runs = pd.DataFrame({"job": names, "domain": [name.split(".")[0] for name in names]})
    runs = runs.assign(run_id="r", started_at=pd.Timestamp("2026-11-02", tz="UTC"), status="succeeded", gate="passed")
    runs.loc[jobs - 1, ["gate", "status"]] = "refused"
    plot = plots.verdicts_by_dataset(runs)
    assert isinstance(plot, Plot)
    assert plot.figure.axes[0].get_yticklabels()[0].get_text() == names[-1]
    assert ("(30 of 300 datasets, worst first)" in plot.alt) == (jobs == 300)


def test_hands_notices_on_instead_of_drawing(shop: Warehouse) -> None:
    empty = Platform.of(shop).runs.head(0)
    notice = Notice("Nothing.")
    assert str(plots.verdicts_by_domain(empty)) == str(plots.quarantined_share(empty))
    handed = [
        plots.broken_rules(notice),
        plots.figures_over_time(notice),
        plots.quarantine_by_reason(notice),
        plots.table_sizes(notice),
        plots.object_history(notice, (), notice),
        plots.files_taken_in(notice, ""),
        plots.measure_over_time(notice, "", ""),
    ]
    assert all(one is notice for one in handed)


def test_says_when_there_is_no_trend_yet(shop: Warehouse) -> None:
    figures = quality.trends(Platform.of(shop), SALE)
    assert isinstance(figures, pd.DataFrame)
    first = plots.figures_over_time(figures[figures["run_id"] == "r1"])
    assert str(first) == f"One batch of '{SALE}' was measured so far: a trend needs a second one."
    still = plots.figures_over_time(figures[figures["moved"] == 0])
    assert str(still) == f"None of the 1 figures of '{SALE}' moved."
    calm = plots.quarantined_share(Platform.of(shop).runs.assign(quarantined=0))
    assert str(calm) == "No run put a record aside."
