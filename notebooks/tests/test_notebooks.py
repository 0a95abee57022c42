"""The notebooks themselves: stored bare, run from the first cell to the last, and in words where nothing is there."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pyarrow as pa
import pytest
from nbclient import NotebookClient

from meshline_notebooks import Warehouse, stored
from tests.conftest import runs, write

WAREHOUSE = os.environ.get("MESHLINE_WAREHOUSE", "")
NOTEBOOKS = pytest.mark.parametrize("path", stored.notebooks(), ids=lambda path: path.stem)


def _show(value: Any) -> str:
    for form in ("_repr_html_", "_repr_markdown_"):
        if hasattr(value, form):
            return str(getattr(value, form)())
    return str(value)


def _shown(path: Path) -> list[str]:
    """What the cells of a notebook show, run in this process, which is faster than a kernel."""
    names: dict[str, Any] = {}
    shown = []
    for cell in json.loads(path.read_text())["cells"]:
        if cell["cell_type"] == "code":
            *statements, last = ast.parse("".join(cell["source"])).body
            if not isinstance(last, ast.Expr):
                exec(compile(ast.Module([*statements, last], []), path.name, "exec"), names)
                continue
            exec(compile(ast.Module(statements, []), path.name, "exec"), names)
            shown.append(_show(eval(compile(ast.Expression(last.value), path.name, "eval"), names)))
    return shown


@NOTEBOOKS
def test_is_stored_without_output(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    assert content == stored.text(json.loads(content)), "mend with: python -m meshline_notebooks.stored"


def test_stores_what_jupyterlab_saves_without_output() -> None:
    cell = {"cell_type": "code", "source": "1", "outputs": ["1"], "execution_count": 3, "metadata": {"collapsed": True}}
    content = {"nbformat": 4, "cells": [cell, {"cell_type": "markdown", "source": "#", "metadata": {}}], "metadata": {}}
    model = {"type": "notebook", "content": content}
    stored.store_bare(model)
    kept = {"cell_type": "code", "source": "1", "outputs": [], "execution_count": None, "metadata": {}}
    assert model["content"] == {**content, "cells": [kept, content["cells"][1]], "metadata": stored.METADATA}
    folder = {"type": "directory", "content": None}
    stored.store_bare(folder)
    assert folder == {"type": "directory", "content": None}


@NOTEBOOKS
def test_begins_with_what_one_sees_and_for_whom(path: Path) -> None:
    first = "".join(json.loads(path.read_text())["cells"][0]["source"])
    assert first.startswith("# ") and "\n**For** " in first and "\n**Reads** " in first


@NOTEBOOKS
def test_says_in_words_what_to_run_without_a_warehouse(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MESHLINE_WAREHOUSE", str(tmp_path / "none"))
    shown = _shown(path)
    assert shown[0] == f"> {Warehouse(tmp_path / 'none').missing()}"
    assert all(
        one.startswith("> ") and "./meshline run" in one
        for one in shown
        if "file log" not in one and "stands in" not in one
    )


@NOTEBOOKS
def test_says_in_words_what_to_run_with_empty_tables(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(tmp_path, "platform.runs", runs().slice(0, 0))
    write(tmp_path, "sales.events.item_sold", pa.table({"quantity": pa.array([], pa.int32())}))
    monkeypatch.setenv("MESHLINE_WAREHOUSE", str(tmp_path))
    shown = _shown(path)
    assert not any("None" in one for one in shown)


def test_shows_a_refused_batch_with_its_rows(monkeypatch: pytest.MonkeyPatch, shop: Warehouse) -> None:
    monkeypatch.setenv("MESHLINE_WAREHOUSE", str(shop.root))
    shown = _shown(stored.FOLDER / "quality_review.ipynb")
    assert any("the largest value was 1440" in one for one in shown)
    assert any(">1,440<" in one for one in shown)
    assert sum(one.startswith("<img alt=") for one in shown) == 6


@NOTEBOOKS
@pytest.mark.skipif(not WAREHOUSE, reason="MESHLINE_WAREHOUSE names no warehouse that the sales domain was run into")
def test_runs_from_the_first_cell_to_the_last(path: Path) -> None:
    notebook = nbformat.read(path, 4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": path.parent}}
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert {output.output_type for output in outputs} == {"execute_result"}
    assert sum("<img alt=" in output.data.get("text/html", "") for output in outputs) >= 5


@pytest.mark.parametrize("tool", ["ruff check", "ruff format --check", "mypy"])
def test_is_clean(tool: str) -> None:
    paths = ["meshline_notebooks"] if tool == "mypy" else ["."]
    done = subprocess.run(
        [sys.executable, "-m", *tool.split(), *paths], cwd=stored.FOLDER, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
