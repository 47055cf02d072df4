"""What ships with the app is found in a checkout and in a wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from diary_desktop.resources import model_list_path, resource_path

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--no-index", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("diary_desktop-*.whl"))


def test_found_in_a_checkout() -> None:
    assert resource_path("fonts") == ROOT / "resources" / "fonts"
    assert resource_path("fonts", "Inter-OFL.txt").is_file()
    assert model_list_path().is_dir()


def test_found_in_a_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        "from diary_desktop.resources import resource_path, model_list_path\n"
        "print(resource_path('fonts', 'Inter-OFL.txt').is_file(), model_list_path().is_dir(), resource_path())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split()[:2] == ["True", "True"]
    assert Path(done.stdout.split()[2]).resolve() == (tmp_path / "diary_desktop" / "_resources").resolve()


def test_the_wheel_carries_licences_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        entry = next(name for name in names if name.endswith("entry_points.txt"))
        assert b"diary-desktop = diary_desktop.__main__:main" in archive.read(entry)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests", "packaging")) for name in names)


def test_every_file_that_ships_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if name.startswith("diary_desktop/_resources/")}
    wanted = {
        f"diary_desktop/_resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert shipped == wanted
