"""Manifests and results for tests."""

from __future__ import annotations

import copy
from typing import Any

_JOB: dict[str, Any] = {
    "job": "sales.raw.lines",
    "zone": "raw",
    "name": "lines",
    "description": "Every line",
    "upstream": [],
    "inlets": [],
    "outlet": None,
}

_SALES: dict[str, Any] = {
    "name": "sales",
    "description": "What the shop sells",
    "owner": {"team": "sales-data", "contact": "sales-data@example.com"},
    "archetype": "source-aligned",
    "granularity": "job",
    "schedule": {"cron": "0 4 * * *", "timeZone": "Europe/London", "trigger": "none", "assets": []},
    "runs": {
        "idPrefix": "meshline_",
        "startDate": "2026-01-01",
        "catchUp": False,
        "maxActive": 1,
        "intervals": "backfill",
        "tags": ["shop"],
    },
    "attempts": {
        "retries": 2,
        "delaySeconds": 0.5,
        "longestDelaySeconds": 2.0,
        "timeoutSeconds": 600.0,
        "pool": "default_pool",
        "slots": 1,
    },
    "submission": {
        "connection": "spark_default",
        "deployMode": "client",
        "jar": "meshline-*.jar",
        "confDir": "conf",
        "results": "results",
        "spark": {"spark.ui.enabled": "false"},
    },
    "jobs": [
        _JOB,
        {**_JOB, "job": "sales.events.sold", "zone": "events", "name": "sold", "upstream": ["sales.raw.lines"]},
        {
            **_JOB,
            "job": "sales.aggregates.revenue",
            "zone": "aggregates",
            "name": "revenue",
            "upstream": ["sales.events.sold"],
            "outlet": "x-meshline://sales/aggregates/revenue",
        },
    ],
}


def domain(name: str = "sales", **changes: Any) -> dict[str, Any]:
    """A domain of three jobs, each needing the one before; changes go into the parts of their names."""
    made = copy.deepcopy(_SALES)
    made["name"] = name
    for key, value in changes.items():
        if isinstance(value, dict) and isinstance(made.get(key), dict):
            made[key].update(value)
        else:
            made[key] = value
    for job in made["jobs"]:
        _move(job, name)
    return made


def finance(**changes: Any) -> dict[str, Any]:
    """A domain that is started by the revenue of sales."""
    revenue = "x-meshline://sales/aggregates/revenue"
    external = {**_JOB, "job": "finance.external.revenue", "zone": "external", "name": "revenue", "inlets": [revenue]}
    schedule = {"cron": None, "trigger": "any", "assets": [revenue]}
    return domain("finance", **{"schedule": schedule, "jobs": [external], **changes})


def manifest(*domains: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A document of domains."""
    head = {"version": 1, "environment": "test", "options": ["--env", "test"], "fingerprint": "0" * 64}
    return {**head, "domains": list(domains or (domain(),)), **changes}


def result(exit_code: int = 0, **changes: Any) -> dict[str, Any]:
    """What a run of one job leaves."""
    job = {"job": "sales.events.sold", "action": "append", "status": "succeeded", "read": 42481, "written": 40991}
    rest = {"quarantined": 203, "gate": "warned", "version": 0, "seconds": 7.04, "warnings": [], "error": None}
    head = {"version": 1, "exitCode": exit_code, "status": "succeeded", "runId": "r1", "problems": [], "error": None}
    return {**head, "jobs": [{**job, **rest}], **changes}


def _move(job: dict[str, Any], name: str) -> None:
    job["job"] = job["job"].replace("sales.", f"{name}.", 1)
    job["upstream"] = [address.replace("sales.", f"{name}.", 1) for address in job["upstream"]]
    if job["outlet"]:
        job["outlet"] = job["outlet"].replace("//sales/", f"//{name}/", 1)
