"""Reads the manifest that meshline dags writes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from meshline_airflow.domain import Attempts, Domain, Job, Manifest, Runs, Schedule, Submission
from meshline_airflow.fields import Fields, ManifestError

VERSION = 1


def read(path: Path) -> Manifest:
    """Reads the manifest. A domain that is wrong is told in broken; what is wrong with the whole is raised."""
    try:
        return decode(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        reason = error.strerror or str(error)
        raise ManifestError(f"Cannot read the manifest '{path}': {reason}. Write it by 'meshline dags'.") from error
    except ValueError as error:
        raise ManifestError(f"Cannot read the manifest '{path}': {error}.") from error
    except ManifestError as error:
        raise ManifestError(f"Cannot read the manifest '{path}': {error}.") from None


def decode(document: object) -> Manifest:
    """The manifest of a JSON document."""
    root = Fields.of(document, "the document")
    root = Fields(root.values)
    if root.whole("version") != VERSION:
        raise ManifestError(f"it has version {root.whole('version')}, and this package reads version {VERSION}")
    domains, broken = [], {}
    for index, entry in enumerate(root.children("domains")):
        name = str(entry.values.get("name", f"number {index + 1}"))
        try:
            domains.append(_domain(Fields(entry.values)))
        except ManifestError as error:
            broken[name] = str(error)
    return Manifest(root.text("environment"), root.texts("options"), tuple(domains), broken)


def _domain(fields: Fields) -> Domain:
    owner = fields.child("owner")
    schedule = fields.optional_child("schedule")
    return Domain(
        name=fields.text("name"),
        description=fields.text("description"),
        team=owner.text("team"),
        contact=owner.text("contact"),
        archetype=fields.text("archetype"),
        granularity=fields.word("granularity", "job", "zone", "domain"),
        schedule=None if schedule is None else _schedule(schedule),
        runs=_runs(fields.child("runs")),
        attempts=_attempts(fields.child("attempts")),
        submission=_submission(fields.child("submission")),
        jobs=tuple(_job(job) for job in fields.children("jobs")),
    )


def _schedule(fields: Fields) -> Schedule:
    return Schedule(
        cron=fields.optional_text("cron"),
        time_zone=fields.text("timeZone"),
        trigger=fields.word("trigger", "any", "all", "none"),
        assets=fields.texts("assets"),
    )


def _runs(fields: Fields) -> Runs:
    try:
        start = date.fromisoformat(fields.text("startDate"))
    except ValueError:
        raise ManifestError(f"'runs.startDate' must be a date, was {fields.text('startDate')!r}") from None
    return Runs(
        id_prefix=fields.text("idPrefix"),
        start=start,
        catch_up=fields.flag("catchUp"),
        most_active=fields.whole("maxActive"),
        intervals=fields.word("intervals", "all", "backfill", "none"),
        tags=fields.texts("tags"),
    )


def _attempts(fields: Fields) -> Attempts:
    return Attempts(
        retries=fields.whole("retries"),
        delay=fields.seconds("delaySeconds"),
        longest_delay=fields.seconds("longestDelaySeconds"),
        timeout=fields.seconds("timeoutSeconds"),
        pool=fields.text("pool"),
        slots=fields.whole("slots"),
    )


def _submission(fields: Fields) -> Submission:
    return Submission(
        connection=fields.text("connection"),
        deploy_mode=fields.word("deployMode", "client", "cluster"),
        jar=fields.text("jar"),
        conf_dir=fields.text("confDir"),
        results=fields.text("results"),
        spark=fields.settings("spark"),
    )


def _job(fields: Fields) -> Job:
    return Job(
        address=fields.text("job"),
        zone=fields.text("zone"),
        name=fields.text("name"),
        description=fields.text("description"),
        upstream=fields.texts("upstream"),
        inlets=fields.texts("inlets"),
        outlet=fields.optional_text("outlet"),
    )
