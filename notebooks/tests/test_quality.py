from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from meshline_notebooks import quality
from meshline_notebooks.notice import Notice
from meshline_notebooks.periods import MOST, periods
from meshline_notebooks.platform import Platform
from meshline_notebooks.tables import show
from meshline_notebooks.warehouse import Warehouse

NO_RUNS = "No job run is on record yet. Run the jobs first: `./meshline run`."


@pytest.fixture(scope="session")
def platform(shop: Warehouse) -> Platform:
    return Platform.of(shop)


@pytest.fixture
def nothing(tmp_path: Path) -> Platform:
    return Platform.of(Warehouse(tmp_path))


def test_reads_the_columns_that_it_needs_by_name(platform: Platform) -> None:
    assert "news" not in platform.runs.columns
    assert len(platform.runs) == 4


def test_leaves_out_what_started_before_a_day(shop: Warehouse) -> None:
    later = Platform.of(shop, "2026-11-03")
    assert (len(later.runs), len(later.results), len(later.metrics)) == (2, 2, 2)


def test_tells_the_scope_in_a_sentence(platform: Platform, shop: Warehouse) -> None:
    assert str(quality.scope(platform, shop)) == (
        f"Runs: 2 · datasets: 2 · domains: 1 · 2026-11-02 04:00 to 2026-11-03 04:00 UTC · warehouse: '{shop.root}'"
    )


def test_counts_verdicts_for_each_domain(platform: Platform) -> None:
    row = quality.overview(platform).loc["shop"]  # type: ignore[union-attr]
    assert row[["refused", "skipped", "warned", "passed"]].tolist() == [1, 1, 1, 1]
    assert row["quarantined"] == pytest.approx(5 / 152)


def test_finds_the_rules_that_are_broken_most(platform: Platform) -> None:
    rules = quality.broken_rules(platform)
    assert isinstance(rules, pd.DataFrame)
    assert rules[["rule", "broken", "audits"]].to_numpy().tolist() == [
        ["RowCount > 200", 2, 2],
        ['ColumnValues "pieces" < 1000', 1, 2],
    ]


def test_shows_refused_batches_with_their_offending_rows(platform: Platform) -> None:
    refused = quality.refusals(platform)
    assert isinstance(refused, pd.DataFrame)
    assert refused[["job", "read", "reason"]].to_numpy().tolist() == [
        ["shop.events.sale", 50, "the largest value was 1440"]
    ]
    assert quality.offending_rows(refused).to_dict("list") == {"pieces": [1440]}  # type: ignore[union-attr]


def test_puts_figures_first_that_moved(platform: Platform) -> None:
    assert quality.watched(platform) == "shop.events.sale"
    figures = quality.trends(platform, "shop.events.sale")
    assert isinstance(figures, pd.DataFrame)
    assert list(dict.fromkeys(figures["figure"])) == ["Rows of the batch", "Completeness of country"]
    latest = quality.latest_figures(platform, "shop.events.sale")
    assert latest["value"].tolist() == [1.0, 50.0]  # type: ignore[union-attr]
    table = replace(platform, metrics=platform.metrics.assign(scope="table"))
    figures = quality.trends(table, "shop.events.sale")
    assert set(figures["figure"]) == {"Rows of the table", "Completeness of country (whole table)"}  # type: ignore[index]
    assert str(quality.trends(platform, "shop.events.x")) == "No figure of 'shop.events.x' is on record."


def test_says_what_to_run_where_nothing_is_on_record(nothing: Platform, shop: Warehouse) -> None:
    shown = [
        quality.scope(nothing, shop),
        quality.overview(nothing),
        quality.broken_rules(nothing),
        quality.refusals(nothing),
        quality.offending_rows(quality.refusals(nothing)),
        quality.trends(nothing, quality.watched(nothing)),
        quality.latest_figures(nothing, None),
    ]
    assert {str(one) for one in shown} == {NO_RUNS}


def test_tells_good_news_in_a_sentence(platform: Platform) -> None:
    good = platform.results[platform.results["outcome"] == "passed"]
    monday = Platform(platform.runs.head(2), platform.metrics, good)
    assert str(quality.refusals(monday)) == "No batch was refused."
    assert str(quality.broken_rules(monday)) == "No rule was broken: all 1 audits passed."
    ruleless = Platform(platform.runs, platform.metrics, platform.results.head(0))
    assert str(quality.broken_rules(ruleless)) == "No rule was audited: the gates have none."


@pytest.mark.parametrize(
    ("step", "runs", "unit", "labels"),
    [
        ("1min", 2, "run", ["00:00", "00:01"]),
        ("1s", 2, "run", ["00:00:00", "00:00:01"]),
        ("1D", 2, "run", ["01 Jan", "02 Jan"]),
        ("16h", 3, "run", ["01 Jan\n00:00", "01 Jan\n16:00", "02 Jan\n08:00"]),
        ("1h", MOST + 1, "day", ["01 Jan 2026", "02 Jan 2026", "03 Jan 2026"]),
        ("1D", MOST + 10, "week", ["29 Dec 2025", "05 Jan 2026"]),
        ("7D", MOST + 60, "month", ["Jan 2026", "Feb 2026"]),
    ],
)
def test_cuts_time_no_finer_than_can_be_seen(step: str, runs: int, unit: str, labels: list[str]) -> None:
    began = pd.date_range("2026-01-01", periods=runs, freq=step, tz="UTC")
    time = periods(pd.DataFrame({"run_id": range(runs), "started_at": began}))
    assert time.unit == unit
    assert time.labels[: len(labels)] == labels


def test_shows_tables_for_people() -> None:
    rows = pd.DataFrame({"n": [1234], "share": [0.5], "at": [pd.Timestamp("2026-11-02T04:00Z")], "word": ["a"]})
    html = show(rows).to_html()  # type: ignore[union-attr]
    assert all(f">{text}<" in html for text in ("1,234", "50.0%", "2026-11-02 04:00", "a"))
    assert "The first 50 of 60 rows" in show(pd.concat([rows] * 60)).to_html()  # type: ignore[union-attr]
    assert str(show(Notice("Nothing."))) == "Nothing."
