"""The document that a run leaves, and what it means for a task."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

_COLUMNS = ("job", "action", "status", "read", "written", "quarantined", "gate", "version", "seconds")
_HEAD = ("exitCode", "status", "runId", "seconds", "interval", "lineage")
_TOLD = (*_COLUMNS, "updated", "unchanged", "duplicate", "filtered", "exploded", "warnings", "error")


@dataclass(frozen=True)
class Result:
    """What is known of a run. Documents of later versions may say more."""

    document: Mapping[str, Any]

    @staticmethod
    def parse(text: str) -> Result | None:
        """The result; none for what is no such document."""
        try:
            document = json.loads(text)
        except ValueError:
            return None
        return Result(document) if isinstance(document, dict) and isinstance(document.get("exitCode"), int) else None

    @property
    def exit_code(self) -> int:
        return int(self.document["exitCode"])

    @property
    def jobs(self) -> list[Mapping[str, Any]]:
        return _objects(self.document.get("jobs"))

    def job(self, address: str) -> Mapping[str, Any]:
        """What is known of a job; nothing for one that was not run."""
        return next((job for job in self.jobs if job.get("job") == address), {})

    def reasons(self) -> list[str]:
        """Why the run did not succeed, in sentences."""
        problems = [_placed(one) for one in _objects(self.document.get("problems"))]
        errors = [_message(job.get("error")) for job in self.jobs] + [_message(self.document.get("error"))]
        return list(dict.fromkeys(sentence for sentence in problems + errors if sentence))

    def table(self) -> list[str]:
        """The jobs of the run, line by line."""
        rows = [_COLUMNS, *(tuple(_cell(job.get(column)) for column in _COLUMNS) for job in self.jobs)]
        widths = [max(len(row[index]) for row in rows) for index in range(len(_COLUMNS))]
        return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]

    def summary(self) -> dict[str, Any]:
        """What later tasks may want to know."""
        head = {key: self.document.get(key) for key in _HEAD}
        return {**head, "jobs": [{key: job[key] for key in _TOLD if job.get(key) is not None} for job in self.jobs]}


class End(Enum):
    """How a try ended, for the scheduler."""

    SUCCEEDED = "succeeded"
    FINAL = "final"
    RETRY = "retry"


@dataclass(frozen=True)
class Outcome:
    """How a try ended, and a sentence about it."""

    end: End
    words: str


_FINAL = {
    2: "The configuration or the call is wrong",
    3: "A quality gate refused the data",
    4: "Meshline has a bug",
}


def judge(code: int | None, result: Result | None, deploy_mode: str) -> Outcome:
    """What a try came to: by the code of spark-submit, which cluster mode loses, and by the result."""
    if deploy_mode == "cluster":
        if result is None:
            return Outcome(End.RETRY, "Unknown how the run ended: it left no result, and cluster mode gives no code.")
        return _judged(result.exit_code, result)
    known = result.exit_code if result is not None else 0
    return _judged(code if code else known, result)


def _judged(code: int, result: Result | None) -> Outcome:
    if code == 0:
        return Outcome(End.SUCCEEDED, "The run succeeded." if result else "The run succeeded, but left no result.")
    reasons = "; ".join(result.reasons()) if result else "it left no result, see the log above"
    if code in _FINAL:
        return Outcome(End.FINAL, f"{_FINAL[code]} (exit code {code}), a retry would not help: {reasons}")
    return Outcome(End.RETRY, f"The run failed for an outside reason (exit code {code}): {reasons}")


def _objects(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _message(error: object) -> str:
    return str(error.get("message", "")) if isinstance(error, dict) else ""


def _placed(problem: Mapping[str, Any]) -> str:
    place = f"{problem['file']}:{problem.get('line')}: " if problem.get("file") else ""
    return place + str(problem.get("message", ""))


def _cell(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return "-" if value is None else str(value).lower()
    return f"{value:,}" if isinstance(value, (int, float)) else str(value)
