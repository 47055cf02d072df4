"""Every check there is, in one command: ``python -m tests.check [--quick] [--coverage] [pytest arguments]``.

Format, lint, strict types and import contracts first, because they are quick and name a place; then the tests, so
that their closing line is the last thing on the screen. ``--quick`` leaves the tests out; ``--coverage`` also counts
which lines of the rooms without devices and libraries they never reach. The tests get a fresh home
and an offscreen window system, whatever this terminal has. Exit code 1 as soon as anything failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent

_HOMES = ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")

_SPREAD = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"]
"""A whole run goes over a few cores, a file's tests staying together with what they share."""

_COVERED = [
    "--include=" + ",".join(f"*/diary_desktop/{room}/*" for room in ("domain", "crypto", "retrieval", "runtime")),
    "--fail-under=100",
    "--show-missing",
    "--skip-covered",
]
"""Pure or small enough that every line can be reached by a plain test."""


def checks() -> dict[str, list[str]]:
    """The checks that need no fresh home, by name."""
    python = sys.executable
    return {
        "format": [python, "-m", "ruff", "format", "--check", "--quiet", "."],
        "lint": [python, "-m", "ruff", "check", "--quiet", "."],
        "types of the app": [python, "-m", "mypy", "--strict", "-p", "diary_desktop"],
        "types of the set-up": [python, "-m", "mypy", "--strict", "packaging/bootstrap.py"],
        "types of the tests": [python, "-m", "mypy", "-p", "tests"],
        "import contracts": [str(SCRIPTS / "lint-imports"), "--no-logo"],
    }


def main(arguments: Sequence[str]) -> int:
    """Run everything, say what failed, and leave pytest's last line where it can be seen."""
    failed = [name for name, command in checks().items() if not _passes(name, command)]
    if failed:
        print(f"Failed so far: {', '.join(failed)}", flush=True)
    if "--quick" in arguments:
        return 1 if failed else 0
    counting = "--coverage" in arguments
    code = _tests([argument for argument in arguments if argument != "--coverage"], counting=counting)
    covered = not counting or _passes("coverage", [sys.executable, "-m", "coverage", "report", *_COVERED])
    return 1 if failed or code != 0 or not covered else 0


def _passes(name: str, command: Sequence[str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, env=_plain_environment(), check=False)
    mark = "ok" if done.returncode == 0 else "FAILED"
    print(f"{name:<22}{mark:<8}{time.monotonic() - started:6.1f} s", flush=True)
    if done.returncode != 0:
        print((done.stdout + done.stderr).rstrip(), flush=True)
    return done.returncode == 0


def _tests(arguments: Sequence[str], *, counting: bool) -> int:
    runner = ["coverage", "run", "-m", "pytest"] if counting else ["pytest"]
    with tempfile.TemporaryDirectory(prefix="diary-check-", ignore_cleanup_errors=True) as home:
        environment = _plain_environment() | dict.fromkeys(_HOMES, home) | {"QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", *runner, *(arguments or _SPREAD)]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def _plain_environment() -> dict[str, str]:
    """This terminal's environment without what would change the outcome from one machine to the next."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "MYPY"))}
    return environment | {"MYPYPATH": str(ROOT / "packaging"), "PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
