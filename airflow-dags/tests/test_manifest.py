"""Reading the manifest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from meshline_airflow.fields import ManifestError
from meshline_airflow.manifest import decode, read
from tests.documents import domain, manifest

SHIPPED = Path(__file__).parent.parent / "manifest.json"


def test_reads_what_is_shipped() -> None:
    shipped = read(SHIPPED)
    assert shipped.broken == {}
    assert [one.name for one in shipped.domains] == ["customers", "fulfillment", "management", "sales"]


def test_passes_over_what_it_does_not_know() -> None:
    assert decode(manifest(domain(colour="blue"), mood="good")).broken == {}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"granularity": "task"}, "'granularity' must be one of job, zone, domain, was 'task'"),
        ({"attempts": {"retries": -1}}, "'attempts.retries' must be a whole number of at least 0, was -1"),
        ({"attempts": {"retries": True}}, "'attempts.retries' must be a whole number of at least 0, was True"),
        ({"attempts": {"delaySeconds": "soon"}}, "'attempts.delaySeconds' must be a number of seconds, was 'soon'"),
        ({"runs": {"startDate": "today"}}, "'runs.startDate' must be a date, was 'today'"),
        ({"runs": {"catchUp": "no"}}, "'runs.catchUp' must be true or false, was 'no'"),
        ({"runs": {"tags": "a"}}, "'runs.tags' must be a list of strings, was 'a'"),
        ({"owner": "me"}, "'owner' must be an object, was 'me'"),
        ({"jobs": {}}, "'jobs' must be a list, was an object"),
        ({"jobs": [[]]}, "'jobs[0]' must be an object, was a list"),
        ({"description": None}, "'description' must be a string, was None"),
    ],
)
def test_tells_what_is_wrong_with_a_domain_and_keeps_the_others(wrong: dict[str, Any], words: str) -> None:
    if "jobs" in wrong:
        broken = {**domain(), **wrong}
    elif "owner" in wrong:
        broken = {**domain(), "owner": "me"}
    else:
        broken = domain(**wrong)
    found = decode(manifest(broken, domain("stock")))
    assert found.broken == {"sales": words}
    assert [one.name for one in found.domains] == ["stock"]


def test_tells_what_is_missing() -> None:
    without = domain()
    del without["runs"]["intervals"]
    assert decode(manifest(without)).broken == {"sales": "'runs.intervals' is missing"}


def test_refuses_what_is_no_manifest(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"
    with pytest.raises(ManifestError) as missing:
        read(file)
    assert str(missing.value) == (
        f"Cannot read the manifest '{file}': No such file or directory. Write it by 'meshline dags'."
    )
    file.write_text(json.dumps(manifest(version=2)))
    with pytest.raises(ManifestError) as newer:
        read(file)
    assert str(newer.value) == (
        f"Cannot read the manifest '{file}': it has version 2, and this package reads version 1."
    )
    file.write_text("<html>")
    with pytest.raises(ManifestError, match=r"Expecting value: line 1 column 1 \(char 0\)\.$"):
        read(file)
    file.write_text("[]")
    with pytest.raises(ManifestError, match="'the document' must be an object, was a list"):
        read(file)
