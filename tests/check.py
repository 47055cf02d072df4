"""Every check there is, in one command: ``python -m tests.check [--quick] [--coverage] [pytest arguments]``.

Format, lint, import contracts and strict types run beside the tests, because types take a minute of one core; what
failed among them is said once more at the very end. ``--quick`` leaves the tests out; ``--coverage`` also counts
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
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent

_HOMES = ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")

_SPREAD = ["-n", str(min((os.cpu_count() or 1) + 2, 4)), "--dist", "loadfile", "--no-loadscope-reorder"]
"""A whole run goes over a few cores, two processes more than there are: with one more, two cores still rested for a
quarter of the time, because tests wait for sound, disks and clocks. A file's tests stay together with what they share.

In the order that ``conftest.py`` gives, because the files with the longest tests have few of them and would come last.
"""

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
        "import contracts": [str(SCRIPTS / "lint-imports"), "--no-logo"],
        "types of the app": [python, "-m", "mypy", "--strict", "-p", "diary_desktop"],
        "types of the set-up": [python, "-m", "mypy", "--strict", "packaging/bootstrap.py"],
        "types of the tests": [python, "-m", "mypy", "-p", "tests"],
    }


def main(arguments: Sequence[str]) -> int:
    """Run everything, and say at the end what failed."""
    if "--quick" in arguments:
        return 1 if _failing() else 0
    counting = "--coverage" in arguments
    with ThreadPoolExecutor(1) as beside:
        failing = beside.submit(_failing)
        code = _tests([argument for argument in arguments if argument != "--coverage"], counting=counting)
        failed = failing.result()
    covered = not counting or _passes("coverage", [sys.executable, "-m", "coverage", "report", *_COVERED])
    if failed:
        print(f"Failed beside the tests: {', '.join(failed)}", flush=True)
    return 1 if failed or code != 0 or not covered else 0


def _failing() -> list[str]:
    """The names of the checks that fail, each of which has shown why."""
    return [name for name, command in checks().items() if not _passes(name, command)]


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
