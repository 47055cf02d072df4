"""The project's own Python environment: made once, filled by pip, mended after an interruption."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

from set_up.progress import CommandFailed, Screen, SetUpFailed, run_logged

PACKAGING = Path(__file__).resolve().parent.parent
ROOT = PACKAGING.parent
CONSTRAINTS = PACKAGING / "constraints.txt"
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")

_KEPT = ".set-up"
"""Stamps and logs; they outlive the environment's being made anew."""


class Environment:
    """``.venv`` beside pyproject.toml. Which sources pip asks is pip's own configuration, never ours."""

    def __init__(self, screen: Screen, folder: Path = ROOT / ".venv") -> None:
        self.folder = folder
        self.screen = screen
        self.records = folder / _KEPT

    @property
    def python(self) -> Path:
        """The environment's interpreter, whether it exists or not."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def site_packages(self) -> Path:
        """Where its packages lie."""
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        return self.folder / "lib" / f"python{self.version_parts[0]}.{self.version_parts[1]}" / "site-packages"

    @property
    def interpreter(self) -> str:
        """What the environment was made from: Python's version and the kind of machine."""
        version = self._configuration().get("version", platform.python_version())
        return f"{version} {sys.platform} {platform.machine()}"

    @property
    def version_parts(self) -> tuple[int, int]:
        """Major and minor version of the environment's Python."""
        major, minor = self._configuration().get("version", platform.python_version()).split(".")[:2]
        return int(major), int(minor)

    def is_sound(self) -> bool:
        """Whether there is an environment whose Python is new enough and still installed, and whose pip is whole."""
        pip = any(self.site_packages.glob("pip-*.dist-info/INSTALLER"))
        return pip and self.python.exists() and self.version_parts >= (3, 11)

    def create(self) -> None:
        """Make it, clearing away a broken one; a sound one is left alone, whichever Python runs this."""
        if self.is_sound():
            return
        for old in self.folder.glob("*") if self.folder.is_dir() else ():
            if old.name != _KEPT:
                shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        try:
            venv.create(self.folder, with_pip=True, symlinks=os.name != "nt")
        except (OSError, subprocess.SubprocessError) as error:
            raise SetUpFailed(
                "Python could not make its own environment. On Debian and Ubuntu, install the package "
                f"python3.{sys.version_info.minor}-venv and start again."
            ) from error

    def install(self, what: Sequence[str | Path], title: str, *, name: str, options: Sequence[str] = ()) -> None:
        """Install ``what`` at the pinned versions; ``CommandFailed`` with the end of pip's own words."""
        self.pip(["install", "-c", CONSTRAINTS, *options, *what], title, name=name)

    def pip(
        self,
        arguments: Sequence[str | Path],
        title: str,
        *,
        name: str,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        """Run pip with its output in the log called ``name``."""
        sweep_unfinished(self.site_packages)
        # An isolated build reads its constraints from here; older and newer pips call the setting differently.
        pins = {"PIP_CONSTRAINT": CONSTRAINTS.as_uri(), "PIP_BUILD_CONSTRAINT": CONSTRAINTS.as_uri()}
        log = self.records / f"{name}.log"
        try:
            run_logged([self.python, *PIP, *arguments], log, self.screen, title, {**pins, **(extra or {})})
        except CommandFailed as error:
            raise CommandFailed(
                "pip could not finish. Is this computer online? Start again to go on from here.", error.output
            ) from error

    def run(self, arguments: Sequence[str | Path], title: str, *, name: str) -> None:
        """Run the environment's Python with its output in the log called ``name``."""
        run_logged([self.python, *arguments], self.records / f"{name}.log", self.screen, title)

    def _configuration(self) -> dict[str, str]:
        try:
            text = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8")
        except OSError:
            return {}
        pairs = (line.partition("=") for line in text.splitlines())
        return {name.strip(): value.strip() for name, _, value in pairs}


def sweep_unfinished(site_packages: Path) -> list[str]:
    """Remove the record of every package whose installation was cut short, so that pip installs it again.

    pip writes ``INSTALLER`` after the last file of a package; before that the package only looks installed.
    """
    unfinished = [info for info in site_packages.glob("*.dist-info") if not (info / "INSTALLER").is_file()]
    for info in unfinished:
        shutil.rmtree(info)
    return sorted(info.name for info in unfinished)


def wanted(group: str = "") -> list[str]:
    """The project's direct dependencies as pyproject.toml names them; ``group`` picks an optional set."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if group == "build":
        return [str(name) for name in project["build-system"]["requires"]]
    table = project["project"]
    return [str(name) for name in (table["optional-dependencies"][group] if group else table["dependencies"])]


def pinned(name: str) -> str:
    """The exact version of ``name`` in constraints.txt."""
    for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{name}=="):
            return line.removeprefix(f"{name}==").partition(";")[0].strip()
    raise SetUpFailed(f"packaging/constraints.txt does not pin {name}; the checkout is incomplete.")
