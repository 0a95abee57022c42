"""Lets Airflow read a folder of DAGs as its own processes do."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

LOADERS = Path(__file__).parent.parent


@dataclass(frozen=True)
class Bag:
    """What Airflow found."""

    dags: dict[str, Any]
    errors: dict[str, str]
    seconds: float


def read(document: dict[str, Any] | None, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Bag:
    """What Airflow finds in the loaders with a manifest; without one, with the one that is shipped."""
    from airflow.dag_processing.dagbag import BundleDagBag

    if document is not None:
        manifest = folder / "manifest.json"
        manifest.write_text(json.dumps(document))
        monkeypatch.setenv("MESHLINE_MANIFEST", str(manifest))
    begun = time.process_time()
    bag = BundleDagBag(dag_folder=str(LOADERS), bundle_path=LOADERS, bundle_name="dags-folder")
    seconds = time.process_time() - begun
    errors = {Path(file).name: words for file, words in bag.import_errors.items()}
    return Bag(dict(bag.dags), errors, seconds)


@contextmanager
def parsing(dag_id: str) -> Iterator[None]:
    """What a worker does that is about to run a task of a DAG."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("_AIRFLOW_PARSING_CONTEXT_DAG_ID", dag_id)
        patch.setenv("_AIRFLOW_PARSING_CONTEXT_TASK_ID", "any")
        yield
