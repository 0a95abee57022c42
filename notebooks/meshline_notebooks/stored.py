"""The form in which notebooks are stored: without output, without counts, without what an editor leaves behind.

`python -m meshline_notebooks.stored` brings all notebooks into it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1]

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebooks() -> list[Path]:
    """All notebooks, by name."""
    return sorted(FOLDER.glob("*.ipynb"))


def bare(notebook: dict[str, Any]) -> dict[str, Any]:
    """A notebook with its text and code alone."""
    return {**notebook, "cells": [_bare_cell(cell) for cell in notebook["cells"]], "metadata": METADATA}


def text(notebook: dict[str, Any]) -> str:
    """The file of a notebook, as JupyterLab would write it."""
    return json.dumps(bare(notebook), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def store_bare(model: dict[str, Any], **_: object) -> None:
    """What JupyterLab calls before it saves: what cells show stays in the window, the file keeps text and code."""
    if model["type"] == "notebook" and model["content"]["nbformat"] == 4:
        model["content"] = bare(model["content"])


def _bare_cell(cell: dict[str, Any]) -> dict[str, Any]:
    plain = {**cell, "metadata": {}}
    return plain if cell["cell_type"] != "code" else {**plain, "outputs": [], "execution_count": None}


def main() -> None:
    """Rewrites the notebooks that are not in this form, and tells which."""
    for path in notebooks():
        before = path.read_text(encoding="utf-8")
        after = text(json.loads(before))
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(f"Took the output out of {path.name}")


if __name__ == "__main__":
    main()
