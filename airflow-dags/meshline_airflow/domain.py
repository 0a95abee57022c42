"""What the manifest says of domains, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Schedule:
    """When a domain runs by itself: on a cron expression, on new data of other domains, or both."""

    cron: str | None
    time_zone: str
    trigger: str
    assets: tuple[str, ...]


@dataclass(frozen=True)
class Runs:
    """What becomes of the runs of a domain."""

    id_prefix: str
    start: date
    catch_up: bool
    most_active: int
    intervals: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Attempts:
    """How tasks are tried; times in seconds."""

    retries: int
    delay: float
    longest_delay: float
    timeout: float
    pool: str
    slots: int


@dataclass(frozen=True)
class Submission:
    """What a task hands to spark-submit."""

    connection: str
    deploy_mode: str
    jar: str
    conf_dir: str
    results: str
    spark: dict[str, str]


@dataclass(frozen=True)
class Job:
    """A dataset that is refreshed."""

    address: str
    zone: str
    name: str
    description: str
    upstream: tuple[str, ...]
    inlets: tuple[str, ...]
    outlet: str | None


@dataclass(frozen=True)
class Domain:
    """A domain with its jobs, each behind those that it needs."""

    name: str
    description: str
    team: str
    contact: str
    archetype: str
    granularity: str
    schedule: Schedule | None
    runs: Runs
    attempts: Attempts
    submission: Submission
    jobs: tuple[Job, ...]


@dataclass(frozen=True)
class Manifest:
    """All domains that could be read, and why the others could not."""

    environment: str
    options: tuple[str, ...]
    domains: tuple[Domain, ...]
    broken: dict[str, str]
