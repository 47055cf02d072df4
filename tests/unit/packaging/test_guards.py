"""The promises every test is held to are seen to bite, each on a test that breaks it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from set_up.environment import ROOT

BREAKERS = """
import logging, os, socket, threading, time, warnings
from pathlib import Path

def test_keeps_the_promises(expected_logs):
    expected_logs("^WARNING diary: foreseen")
    logging.getLogger("diary").warning("foreseen")
    ours, theirs = socket.socketpair()
    ours.close()
    theirs.close()
    assert Path.home().is_relative_to(Path(os.environ["XDG_DATA_HOME"]).parent)

def test_leaves_a_thread():
    threading.Thread(target=time.sleep, args=(4,), name="left-over").start()

def test_logs_a_warning():
    logging.getLogger("diary").warning("unforeseen")

def test_waits_for_a_log_in_vain(expected_logs):
    expected_logs("never said")

def test_connects_and_hides_it():
    with socket.socket() as outside:
        try:
            outside.connect(("127.0.0.1", 9))
        except OSError:
            pass

def test_looks_a_name_up():
    socket.getaddrinfo("example.invalid", 80)

def test_warns():
    warnings.warn("careless")

def test_forgets_a_file(tmp_path):
    (tmp_path / "file").open("w")
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("guards")
    (folder / "test_breakers.py").write_text(BREAKERS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), f"--rootdir={folder}"]
    command += ["-p", "tests.conftest", "-p", "no:cacheprovider", "-rA", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize(
    ("test", "verdict"),
    [
        ("test_leaves_a_thread", "ERROR"),
        ("test_logs_a_warning", "ERROR"),
        ("test_waits_for_a_log_in_vain", "ERROR"),
        ("test_connects_and_hides_it", "ERROR"),
        ("test_looks_a_name_up", "FAILED"),
        ("test_warns", "FAILED"),
        ("test_forgets_a_file", "FAILED"),
    ],
)
def test_breaking_a_promise_fails(outcome: str, test: str, verdict: str) -> None:
    lines = [line for line in outcome.splitlines() if line.startswith(verdict)]
    assert any(f"::{test}" in line for line in lines), outcome


def test_keeping_them_passes(outcome: str) -> None:
    lines = outcome.splitlines()
    assert any(line.startswith("PASSED") and line.endswith("test_keeps_the_promises") for line in lines), outcome
    assert not any(line.startswith(("ERROR", "FAILED")) and "test_keeps" in line for line in lines)


def test_the_home_is_a_temporary_one() -> None:
    assert "diary-" in str(Path.home())
