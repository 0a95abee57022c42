"""Which time range a run computes anew."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from meshline_airflow.intervals import Interval, IntervalError, Occasion, resolve

LONDON = ZoneInfo("Europe/London")
SUMMER: dict[str, Any] = {"begin": datetime(2026, 6, 1, 3, tzinfo=UTC), "end": datetime(2026, 6, 2, 3, tzinfo=UTC)}
OF_SUMMER = Interval("2026-06-01T04:00:00+01:00", "2026-06-02T04:00:00+01:00")
EVENT = {"from": "2026-06-01T04:00:00+01:00", "to": "2026-06-02T04:00:00+01:00"}


def occasion(kind: str = "scheduled", **more: Any) -> Occasion:
    return Occasion(**{"kind": kind, "parameters": {}, **more})


def test_takes_first_what_a_run_was_started_with() -> None:
    given = {"from": "2026-11-20", "to": "2026-11-21"}
    found = resolve(occasion("backfill", parameters=given, events=[EVENT], **SUMMER), "none", LONDON)
    assert found == Interval("2026-11-20", "2026-11-21")
    assert found.arguments() == ["--from", "2026-11-20", "--to", "2026-11-21"]


@pytest.mark.parametrize("given", [{"from": "2026-11-20"}, {"to": "2026-11-20", "from": ""}])
def test_refuses_a_range_with_one_end(given: dict[str, str]) -> None:
    with pytest.raises(IntervalError) as error:
        resolve(occasion(parameters=given), "all", LONDON)
    assert str(error.value) == "Cannot run a time range with one end: give both 'from' and 'to', or neither."


def test_tells_the_range_of_a_schedule_on_the_clock_of_the_domain() -> None:
    assert resolve(occasion(**SUMMER), "all", LONDON) == OF_SUMMER


def test_leaves_ordinary_runs_to_what_is_new_and_backfills_not() -> None:
    assert resolve(occasion(**SUMMER), "backfill", LONDON) is None
    assert resolve(occasion("backfill", **SUMMER), "backfill", LONDON) == OF_SUMMER
    assert resolve(occasion("backfill", **SUMMER), "none", LONDON) is None


def test_keeps_to_the_clock_when_it_is_put_forward() -> None:
    """Between two runs at 04:00 of London lie 23 hours in that night."""
    night: dict[str, Any] = {"begin": datetime(2026, 3, 28, 4, tzinfo=UTC), "end": datetime(2026, 3, 29, 3, tzinfo=UTC)}
    found = resolve(occasion(**night), "all", LONDON)
    assert found == Interval("2026-03-28T04:00:00+00:00", "2026-03-29T04:00:00+01:00")


def test_does_not_take_a_range_without_length_or_that_of_a_manual_run() -> None:
    moment: dict[str, Any] = {"begin": SUMMER["begin"], "end": SUMMER["begin"]}
    assert resolve(occasion(**moment), "all", LONDON) is None
    assert resolve(occasion("manual", **SUMMER), "all", LONDON) is None


def test_covers_the_ranges_of_all_events_that_triggered_a_run() -> None:
    other = {"from": "2026-06-02T03:00:00+00:00", "to": "2026-06-03T03:00:00+00:00"}
    found = resolve(occasion("asset_triggered", events=[EVENT, {"runId": "r"}, other]), "backfill", LONDON)
    assert found == Interval("2026-06-01T04:00:00+01:00", "2026-06-03T04:00:00+01:00")
    assert resolve(occasion("asset_triggered", events=[{"runId": "r"}]), "backfill", LONDON) is None
    assert resolve(occasion("asset_triggered", events=[EVENT]), "none", LONDON) is None


def test_hands_ranges_on_with_an_offset() -> None:
    assert Interval("2026-06-01", "2026-06-02T00:00:00Z").extra(LONDON) == {
        "from": "2026-06-01T00:00:00+01:00",
        "to": "2026-06-02T00:00:00+00:00",
    }
    with pytest.raises(IntervalError) as error:
        Interval("June", "July").extra(LONDON)
    assert str(error.value) == "Invalid time 'June' (must be a date such as 2026-11-20, or a time)."
