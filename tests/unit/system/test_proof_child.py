"""The proof as a child process: its news comes through, stopping it ends it, and what it says of failing is said on."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.domain.errors import Cancelled, DiaryError
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.system import proof_child

PLACES = {"vault": "/v", "models": "/m", "state": "/s"}


def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """In place of the program: ``diary_desktop`` is a package whose ``__main__`` runs ``code``."""
    package = tmp_path / "diary_desktop"
    package.mkdir()
    (package / "__init__.py").touch()
    start = (
        "import json, sys, time\nplaces = json.loads(sys.stdin.readline())\n"
        "assert sys.argv[1:] == ['prove', '--places-stdin', '--json']\n"
    )
    (package / "__main__.py").write_text(start + "def say(**one): print(json.dumps(one), flush=True)\n" + code)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


def test_news_and_report_come_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played(
        tmp_path,
        monkeypatch,
        "say(event='progress', step='files', done=1, total=2)\nsay(event='proof', ok=True, places=places)\n",
    )
    told: list[tuple[str, int, int]] = []
    report = proof_child.prove_in_child(PLACES, Token(), lambda *one: told.append(one))
    assert told == [("files", 1, 2)]
    assert report["places"] == PLACES, "by standard input, not by arguments"


def test_stopping_ends_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played(tmp_path, monkeypatch, "say(event='progress', step='write', done=0, total=0)\ntime.sleep(60)\n")
    token = Token()
    with pytest.raises(Cancelled):
        proof_child.prove_in_child(PLACES, token, lambda *_: token.cancel())


def test_a_failure_is_said_on_and_a_silent_end_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played(tmp_path, monkeypatch, "say(event='error', what='The disk is full.', hint='Free some.')\n")
    with pytest.raises(DiaryError, match="disk is full"):
        proof_child.prove_in_child(PLACES, Token(), lambda *_: None)
    (tmp_path / "diary_desktop" / "__main__.py").write_text("import sys; sys.exit(1)")
    with pytest.raises(DiaryError, match="broke off"):
        proof_child.prove_in_child(PLACES, Token(), lambda *_: None)
