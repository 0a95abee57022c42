"""Which time range a run computes anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo


class IntervalError(Exception):
    """A run was started with something that is no time range. The message is for users."""


@dataclass(frozen=True)
class Interval:
    """A half-open range, each end as it is handed to Meshline."""

    begin: str
    end: str

    def arguments(self) -> list[str]:
        """The options of meshline run."""
        return ["--from", self.begin, "--to", self.end]

    def extra(self, zone: ZoneInfo) -> dict[str, str]:
        """What an asset's event tells of it: ends with an offset, so that another domain's clock does not matter."""
        return {"from": _instant(self.begin, zone).isoformat(), "to": _instant(self.end, zone).isoformat()}


@dataclass(frozen=True)
class Occasion:
    """What Airflow knows of a run when a task of it starts."""

    kind: str
    parameters: Mapping[str, Any]
    begin: datetime | None = None
    end: datetime | None = None
    events: Sequence[Mapping[str, Any]] = ()


def resolve(occasion: Occasion, mode: str, zone: ZoneInfo) -> Interval | None:
    """The range of a run: what it was started with, that of its schedule, what triggered it; none: all that is new."""
    given = _given(occasion.parameters)
    if given is not None or mode == "none":
        return given
    return _scheduled(occasion, mode, zone) or _triggering(occasion.events, zone)


def _given(parameters: Mapping[str, Any]) -> Interval | None:
    begin, end = parameters.get("from") or None, parameters.get("to") or None
    if begin is None and end is None:
        return None
    if begin is None or end is None:
        raise IntervalError("Cannot run a time range with one end: give both 'from' and 'to', or neither.")
    return Interval(str(begin), str(end))


def _scheduled(occasion: Occasion, mode: str, zone: ZoneInfo) -> Interval | None:
    """Manual runs are left out: Airflow gives them the newest range, whichever date was named."""
    kinds = ("scheduled", "backfill") if mode == "all" else ("backfill",)
    if occasion.kind not in kinds or occasion.begin is None or occasion.end is None or occasion.begin >= occasion.end:
        return None
    return Interval(occasion.begin.astimezone(zone).isoformat(), occasion.end.astimezone(zone).isoformat())


def _triggering(events: Sequence[Mapping[str, Any]], zone: ZoneInfo) -> Interval | None:
    """The range that covers those of all events that have one."""
    ranges = [event for event in events if event.get("from") and event.get("to")]
    if not ranges:
        return None
    begin = min(_instant(str(event["from"]), zone) for event in ranges)
    end = max(_instant(str(event["to"]), zone) for event in ranges)
    return Interval(begin.astimezone(zone).isoformat(), end.astimezone(zone).isoformat())


def _instant(text: str, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise IntervalError(f"Invalid time '{text}' (must be a date such as 2026-11-20, or a time).") from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
