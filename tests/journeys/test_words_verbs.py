"""Names and transcribing again from the command line."""

from __future__ import annotations

from tests.journeys.test_command_line import Run
from tests.journeys.test_command_line import run as run


def test_names_are_added_listed_and_removed(run: Run) -> None:
    run("create")
    code, (added,) = run("names", "add", "Minh Châu", "--heard", "min chow", "--language", "vi")
    assert (code, added["meant"], added["heard"], added["language"]) == (0, "Minh Châu", ["min chow"], "vi")
    assert [one["meant"] for one in run("names")[1]] == ["Minh Châu"]
    assert run("names", "remove", "Minh Châu")[0] == 0
    assert run("names")[1] == []
    assert run("names", "remove", "Minh Châu")[0] == 2
    assert run("names", "add")[0] == 2


def test_slips_are_shown_first_and_changed_only_when_that_is_said(run: Run) -> None:
    run("create")
    run("add", "--text", "Lunch with min chow by the river.")
    run("names", "add", "Minh Châu", "--heard", "min chow")
    code, places = run("names", "correct")
    assert (code, [one["event"] for one in places]) == (0, ["place"])
    assert "min chow" in run("list")[1][0]["title"]
    code, told = run("names", "correct", "--yes")
    assert (code, told[-1]["event"], told[-1]["entries"]) == (0, "corrected", 1)
    assert "Minh Châu" in run("list")[1][0]["title"]


def test_nothing_is_to_be_transcribed_again_in_a_diary_without_recordings(run: Run) -> None:
    run("create")
    run("add", "--text", "Written by hand.")
    code, (done,) = run("transcribe-again", "--since", "2026-01-01")
    assert (code, done["event"], done["entries"], done["unread"]) == (0, "transcribed_again", 0, 0)
    assert run("transcribe-again", "--since", "some day")[0] == 2
    assert run("transcribe-again", "ffff")[0] == 2
