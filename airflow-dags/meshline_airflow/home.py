"""Where things lie: the manifest, and what it names by paths that are not absolute."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from meshline_airflow.fields import ManifestError


@dataclass(frozen=True)
class Home:
    """Where the loader lies, and the folder that relative paths of the manifest start from."""

    dags: Path
    folder: Path

    @staticmethod
    def around(loader: Path) -> Home:
        """The home of a loader: the folder above its own, or MESHLINE_HOME. Bundles may put it anywhere."""
        dags = loader.resolve().parent
        return Home(dags, Path(os.environ.get("MESHLINE_HOME") or dags.parent))

    def manifest(self) -> Path:
        """The manifest beside the loader, or MESHLINE_MANIFEST."""
        return Path(os.environ.get("MESHLINE_MANIFEST") or self.dags / "manifest.json")

    def resolve(self, place: str) -> str:
        """A place as it is seen from anywhere; one that is absolute or on another file system stays as it is."""
        return place if _is_elsewhere(place) else str(self.folder / place)

    def jar(self, place: str) -> str:
        """The jar of a place; a * in a local one stands for anything, such as the version."""
        resolved = self.resolve(place)
        if "*" not in resolved or "://" in resolved:
            return resolved
        pattern = Path(resolved)
        found = sorted(str(path) for path in pattern.parent.glob(pattern.name))
        if len(found) != 1:
            what = "there is none" if not found else f"there are {len(found)}: {', '.join(found)}"
            raise ManifestError(f"Cannot find Meshline's jar '{resolved}': {what}. Build it, or correct 'airflow.jar'.")
        return found[0]

    def result(self, folder: str, *names: str) -> str:
        """The file that takes the result of a try, named so that every file system bears it."""
        return "/".join([self.resolve(folder).rstrip("/"), *map(_plain, names)]) + ".json"


def _is_elsewhere(place: str) -> bool:
    return "://" in place or Path(place).is_absolute()


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]", "_", name)
