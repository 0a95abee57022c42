"""What the result of a run means for a task."""

from __future__ import annotations

import json
from typing import Any

import pytest

from meshline_airflow.result import End, Outcome, Result, judge
from tests.documents import result


def of(exit_code: int, **changes: Any) -> Result:
    found = Result.parse(json.dumps(result(exit_code, **changes)))
    assert found is not None
    return found


REFUSED = {"code": "GATE_REFUSED", "message": "The gate refused the batch."}


@pytest.mark.parametrize(
    ("code", "left", "end"),
    [
        (0, 0, End.SUCCEEDED),
        (0, None, End.SUCCEEDED),
        (1, 1, End.RETRY),
        (1, None, End.RETRY),
        (2, 2, End.FINAL),
        (3, 3, End.FINAL),
        (4, 4, End.FINAL),
        (3, None, End.FINAL),
        (0, 3, End.FINAL),
        (137, 0, End.RETRY),
        (127, None, End.RETRY),
    ],
)
def test_goes_by_the_code_of_the_process_where_there_is_one(code: int, left: int | None, end: End) -> None:
    assert judge(code, None if left is None else of(left), "client").end is end


@pytest.mark.parametrize(("left", "end"), [(0, End.SUCCEEDED), (1, End.RETRY), (3, End.FINAL), (None, End.RETRY)])
def test_goes_by_the_result_alone_in_a_cluster(left: int | None, end: End) -> None:
    assert judge(0, None if left is None else of(left), "cluster").end is end
    assert judge(1, None if left is None else of(left), "cluster").end is end


def test_says_why() -> None:
    refused = of(3, jobs=[{"job": "sales.events.sold", "error": REFUSED}])
    assert judge(3, refused, "client") == Outcome(
        End.FINAL, "A quality gate refused the data (exit code 3), a retry would not help: The gate refused the batch."
    )
    wrong = of(2, problems=[{"message": "unknown key 'a'", "file": "domain.conf", "line": 3}, {"message": "b"}])
    assert judge(2, wrong, "client").words == (
        "The configuration or the call is wrong (exit code 2), a retry would not help:"
        " domain.conf:3: unknown key 'a'; b"
    )
    failed = of(1, error={"code": "WRITE_FAILED", "message": "Failed to write."})
    assert judge(1, failed, "client").words == ("The run failed for an outside reason (exit code 1): Failed to write.")
    assert judge(4, None, "client").words == (
        "Meshline has a bug (exit code 4), a retry would not help: it left no result, see the log above"
    )
    assert judge(0, None, "client").words == "The run succeeded, but left no result."
    assert judge(0, None, "cluster").words == (
        "Unknown how the run ended: it left no result, and cluster mode gives no code."
    )


def test_draws_the_table_of_jobs() -> None:
    assert of(0).table() == [
        "job                action  status     read    written  quarantined  gate    version  seconds",
        "sales.events.sold  append  succeeded  42,481  40,991   203          warned  0        7.04",
    ]


def test_sums_up_for_later_tasks() -> None:
    summary = of(0, lineage={"late": 0}).summary()
    assert summary["runId"] == "r1"
    assert summary["lineage"] == {"late": 0}
    assert summary["jobs"][0]["written"] == 40991
    assert "error" not in summary["jobs"][0]


@pytest.mark.parametrize("text", ["", "<html>", "[]", "{}", '{"exitCode": "0"}'])
def test_takes_nothing_else_for_a_result(text: str) -> None:
    assert Result.parse(text) is None
