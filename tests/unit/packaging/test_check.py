"""The one check command fails when anything fails, and shows why."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests import check

PASSING = [sys.executable, "-c", "print('all well')"]
FAILING = [sys.executable, "-c", "print('the reason'); raise SystemExit(1)"]


@pytest.mark.parametrize(
    ("commands", "tests", "code"),
    [
        ({"one": PASSING}, 0, 0),
        ({"one": PASSING}, 1, 1),
        ({"one": FAILING, "two": PASSING}, 0, 1),
    ],
)
def test_exit_code(monkeypatch: pytest.MonkeyPatch, commands: dict[str, list[str]], tests: int, code: int) -> None:
    monkeypatch.setattr(check, "checks", lambda: commands)
    monkeypatch.setattr(check, "_tests", lambda arguments, counting: tests)
    assert check.main([]) == code


def test_a_failure_shows_its_reason_and_a_success_does_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "checks", lambda: {"one": PASSING, "two": FAILING})
    assert check.main(["--quick"]) == 1
    said = capsys.readouterr().out
    assert "the reason" in said
    assert "all well" not in said


def test_what_failed_beside_the_tests_is_said_last(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "checks", lambda: {"one": PASSING, "two": FAILING})
    monkeypatch.setattr(check, "_tests", lambda arguments, counting: 0)
    assert check.main([]) == 1
    assert capsys.readouterr().out.rstrip().endswith("Failed beside the tests: two")


def test_the_tests_get_a_home_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}

    def run(command: list[str], **settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
        seen.update(settings["env"])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("PYTEST_ADDOPTS", "--collect-only")
    assert check._tests([], counting=False) == 0
    assert seen["HOME"] == seen["XDG_DATA_HOME"]
    assert "diary-check-" in seen["HOME"]
    assert "PYTEST_ADDOPTS" not in seen
