"""Where things lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from meshline_airflow.fields import ManifestError
from meshline_airflow.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "airflow-dags", tmp_path)


def test_is_found_around_the_loader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MESHLINE_HOME", raising=False)
    monkeypatch.delenv("MESHLINE_MANIFEST", raising=False)
    found = Home.around(tmp_path / "dags" / "meshline_dags.py")
    assert found == Home(tmp_path / "dags", tmp_path)
    assert found.manifest() == tmp_path / "dags" / "manifest.json"


def test_is_moved_by_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MESHLINE_HOME", "/opt/meshline")
    monkeypatch.setenv("MESHLINE_MANIFEST", "/etc/dags.json")
    found = Home.around(tmp_path / "meshline_dags.py")
    assert found.folder == Path("/opt/meshline")
    assert found.manifest() == Path("/etc/dags.json")


def test_leaves_places_elsewhere_alone(home: Home) -> None:
    assert home.resolve("conf") == f"{home.folder}/conf"
    assert home.resolve("/opt/conf") == "/opt/conf"
    assert home.resolve("s3a://bucket/conf") == "s3a://bucket/conf"
    assert home.jar("s3a://bucket/a-*.jar") == "s3a://bucket/a-*.jar"


def test_finds_the_jar_of_any_version(home: Home) -> None:
    (home.folder / "meshline-1.2.jar").touch()
    (home.folder / "original-meshline-1.2.jar").touch()
    assert home.jar("meshline-*.jar") == f"{home.folder}/meshline-1.2.jar"
    assert home.jar("meshline-1.3.jar") == f"{home.folder}/meshline-1.3.jar"


def test_does_not_guess_between_jars(home: Home) -> None:
    with pytest.raises(ManifestError) as missing:
        home.jar("meshline-*.jar")
    assert str(missing.value) == (
        f"Cannot find Meshline's jar '{home.folder}/meshline-*.jar': there is none. Build it, or correct 'airflow.jar'."
    )
    for version in ("1", "2"):
        (home.folder / f"meshline-{version}.jar").touch()
    with pytest.raises(ManifestError, match=r"there are 2: .*meshline-1.jar, .*meshline-2.jar"):
        home.jar("meshline-*.jar")


def test_names_results_so_that_every_file_system_bears_them(home: Home) -> None:
    place = home.result("s3a://a/results/", "meshline_sales", "scheduled__2026-01-01T04:00:00+00:00", "raw.a", "try-1")
    assert place == "s3a://a/results/meshline_sales/scheduled__2026-01-01T04_00_00_00_00/raw.a/try-1.json"
