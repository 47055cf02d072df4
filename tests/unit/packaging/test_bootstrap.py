"""The one command: too old a Python, wrong verbs, interruption, and the quick way on a later run."""

from __future__ import annotations

import ast
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import bootstrap
import pytest
from set_up import plan, system_libraries, verbs
from set_up.environment import ROOT, Environment
from set_up.progress import Screen, SetUpFailed
from set_up.stamps import Stamps, Step

BOOTSTRAP = ROOT / "packaging" / "bootstrap.py"


@pytest.fixture
def said() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def environment(tmp_path: Path, said: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """A sound-looking environment in which nothing is installed and pip may not be started."""
    made = Environment(Screen(said), tmp_path / ".venv")
    monkeypatch.setattr(system_libraries, "provide", lambda *_: True)
    monkeypatch.setattr(verbs, "Environment", lambda screen: made)
    made.folder.mkdir()
    (made.folder / "pyvenv.cfg").write_text("version = 3.11.7\n")
    made.python.parent.mkdir(parents=True)
    made.python.symlink_to(sys.executable)
    pip = made.site_packages / "pip-1.dist-info"
    pip.mkdir(parents=True)
    (pip / "INSTALLER").write_text("pip")
    return made


def all_steps(environment: Environment) -> list[Step]:
    return plan.first_group(environment) + plan.second_group(environment) + plan.third_group(environment)


def watch_starts(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands this process would have become."""
    started: list[list[str]] = []

    def become(command: list[str]) -> int:
        started.append(command)
        return 0

    monkeypatch.setattr(verbs, "_become", become)
    return started


def test_parses_on_python_3_6() -> None:
    ast.parse(BOOTSTRAP.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_old_python_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    assert bootstrap.main(["run"]) == 1
    assert "needs Python 3.11 or newer, and this is Python 3.10" in capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["build"], 2), (["--help"], 0)])
def test_usage(arguments: list[str], code: int) -> None:
    command = [sys.executable, str(BOOTSTRAP), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "bootstrap.py run" in done.stderr


def test_later_run_starts_the_app_without_starting_anything_else(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, said: io.StringIO
) -> None:
    stamps = Stamps(environment.records)
    for step in all_steps(environment):
        stamps.write(step)
    monkeypatch.setattr(subprocess, "Popen", None)
    started = watch_starts(monkeypatch)
    assert verbs.main(["run", "search", "-"]) == 0
    assert started == [[str(environment.python), "-P", "-m", "diary_desktop", "search", "-"]]
    assert said.getvalue() == ""


def test_missing_second_group_is_left_alone_when_asked(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = Stamps(environment.records)
    for step in plan.first_group(environment):
        stamps.write(step)
    monkeypatch.setattr(subprocess, "Popen", None)
    started = watch_starts(monkeypatch)
    assert verbs.main(["run", "--without-language-model", "doctor"]) == 0
    assert started[0][-1] == "doctor"


def test_without_a_display_it_is_the_tour(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, said: io.StringIO
) -> None:
    started = watch_starts(monkeypatch)
    monkeypatch.setattr(verbs, "has_display", lambda variables: False)
    verbs.start_app(environment, [])
    assert started[0][-1] == "tour"
    assert "no display" in said.getvalue()


@pytest.mark.parametrize(
    ("variables", "system", "window"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_display(variables: Mapping[str, str], system: str, window: bool) -> None:
    assert verbs.has_display(variables, system) is window


@pytest.mark.parametrize(
    ("finished", "sentence"), [(False, "to go on from here"), (True, "The app runs already: add --without-language")]
)
def test_interrupt_is_one_sentence_and_130(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, said: io.StringIO, finished: bool, sentence: str
) -> None:
    if finished:
        for step in plan.first_group(environment):
            Stamps(environment.records).write(step)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(plan, "walk", interrupted)
    assert verbs.main(["run"]) == 130
    assert sentence in said.getvalue()
    assert len(said.getvalue().splitlines()) == 1


def test_failure_is_one_sentence_and_1(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, said: io.StringIO
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise SetUpFailed("No network.")

    monkeypatch.setattr(plan, "walk", failing)
    assert verbs.main(["run"]) == 1
    assert said.getvalue() == "Set-up stopped: No network.\n"


def test_test_verb_fails_when_a_part_is_missing(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, said: io.StringIO
) -> None:
    llama = plan.second_group(environment)[-1]
    monkeypatch.setattr(verbs, "set_up", lambda *_, **__: [llama])
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0))
    assert verbs.main(["test"]) == 1
    assert "language model engine" in said.getvalue()


@pytest.mark.skipif(os.name == "nt", reason="Windows interrupts in another way")
def test_interrupt_leaves_no_child_behind(tmp_path: Path) -> None:
    """A real Ctrl-C, as a terminal sends it to the whole group, while a program that set-up started is at work."""
    code = (
        f"import signal, sys; sys.path.insert(0, {str(ROOT / 'packaging')!r})\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell starts background jobs deaf to it
        "from pathlib import Path\n"
        "from set_up.progress import Screen, run_logged\n"
        "child = 'import os, time; print(os.getpid(), flush=True); time.sleep(60)'\n"
        "try:\n"
        "    run_logged([sys.executable, '-c', child], Path(sys.argv[1]), Screen(), 'waiting')\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(130)\n"
    )
    log = tmp_path / "child.log"
    process = subprocess.Popen([sys.executable, "-c", code, str(log)], start_new_session=True)
    deadline = time.monotonic() + 10
    while not (log.is_file() and log.read_text().strip()) and time.monotonic() < deadline:
        time.sleep(0.02)
    child = int(log.read_text().split()[0])
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(10) == 130
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
