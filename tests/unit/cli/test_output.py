"""What a command says where nothing can be said: a full disk behind standard output, or nobody there any more."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import pytest

from diary_desktop import program
from diary_desktop.cli.output import Output, OutputLost

FULL = Path("/dev/full")


def full() -> TextIO:
    """A disk without room."""
    if not FULL.exists():
        pytest.skip("this system has no full device")
    return FULL.open("w", encoding="utf-8")


def abandoned() -> TextIO:
    """A pipe whose reader has gone."""
    read, write = os.pipe()
    os.close(read)
    return os.fdopen(write, "w", encoding="utf-8")


@pytest.mark.parametrize("as_json", [True, False])
def test_a_result_that_cannot_be_written_out_is_no_fault_of_the_diary(as_json: bool) -> None:
    out = full()
    with pytest.raises(OutputLost):
        Output(as_json, out).event("entry", "A quiet day.")
    os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    out.close()


@pytest.mark.parametrize(("place", "code"), [(full, 7), (abandoned, 130)])
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_command_ends_with_a_sentence_and_its_code(
    place: Callable[[], TextIO],
    code: int,
    options: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with place() as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert program.run([*options, "desktop-entry"]) == code
    said = capsys.readouterr().err
    assert said == (f"{OutputLost.sentence}\n" if code == 7 else "")
    assert "Traceback" not in said


def test_what_can_be_written_out_is(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=True).event("entry", title="Ngày yên tĩnh")
    assert json.loads(capsys.readouterr().out) == {"event": "entry", "title": "Ngày yên tĩnh"}
