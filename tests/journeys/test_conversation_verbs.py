"""The verbs on conversations and of looking back, as a script uses them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journeys.test_command_line import PASS, Run, filled, run

__all__ = ["filled", "run"]


def kept(filled: Run) -> str:
    assert filled("ask", "Who did I walk along the river with?")[0] == 0
    (listed,) = filled("conversations")[1]
    assert listed["title"] == "Who did I walk along the river with?"
    return str(listed["id"])


def test_a_conversation_is_listed_shown_renamed_and_laid_aside(filled: Run) -> None:
    short = kept(filled)[:8]
    _, (shown,) = filled("conversations", "show", short)
    assert shown["answers"][0]["citations"][0]["date"] == "2026-11-09"
    assert filled("conversations", "rename", short, "--title", "The river")[1][0]["title"] == "The river"
    assert filled("conversations", "--find", "river anna")[1][0]["title"] == "The river"
    assert filled("conversations", "--find", "submarine") == (0, [])
    assert filled("conversations", "archive", short)[0] == 0
    assert filled("conversations") == (0, [])
    assert [one["archived"] for one in filled("conversations", "list", "--archived")[1]] == [True]
    assert filled("conversations", "unarchive", short)[1][0]["archived"] is False


def test_one_is_written_as_markdown_and_json_after_saying_that_it_is_plain(filled: Run, tmp_path: Path) -> None:
    short, page, data = kept(filled)[:8], tmp_path / "talk.md", tmp_path / "talk.json"
    code, (refused,) = filled("conversations", "export", short, "--to", str(page))
    assert (code, refused["event"], page.exists()) == (2, "error", False)
    assert filled("conversations", "export", short, "--to", str(page), "--plain")[0] == 0
    assert page.read_text("utf-8").startswith("# Who did I walk along the river with?\n")
    assert "2026-11-09: “We walked along the river with Anna.”" in page.read_text("utf-8")
    assert page.stat().st_mode & 0o777 == 0o600
    assert filled("conversations", "export", short, "--to", str(data), "--plain", "--format", "json")[0] == 0
    assert json.loads(data.read_text("utf-8"))["answers"][0]["question"]["text"].startswith("Who did I")
    code, (again,) = filled("conversations", "export", short, "--to", str(page), "--plain")
    assert (code, again["error"]) == (2, "InputError")


def test_a_deleted_one_lies_in_the_bin(filled: Run) -> None:
    short = kept(filled)[:8]
    assert filled("conversations", "delete", short)[1][0]["days_left"] == 30
    assert filled("conversations") == (0, [])
    assert filled("bin")[1][0]["kind"] == "conversation"


def test_what_is_missing_or_unknown_is_said_before_anything_is_opened(filled: Run) -> None:
    for words in (("show",), ("rename", "abcd"), ("export", "abcd")):
        assert filled("conversations", *words, stdin=b"")[0] == 2
    assert filled("conversations", "show", "0000")[0] == 2
    assert filled("reflect", "month", "--date", "soon", stdin=PASS)[0] == 2


def test_looking_back_is_told_with_its_sources_and_kept(filled: Run) -> None:
    code, (back,) = filled("reflect", "month")
    assert (code, back["question"], len(back["citations"])) == (0, "A look back at November 2026", 2)
    assert filled("reflect", "year", "--date", "2019-03-04")[0] == 9
    (found,) = filled("conversations", "--find", "November")[1]
    assert found["title"] == "A look back at November 2026"


def test_a_question_goes_on_with_the_conversation_last_asked_in(filled: Run) -> None:
    assert filled("ask", "--continue", "Who did I walk along the river with?")[0] == 0
    assert filled("ask", "--continue", "What did I cook?")[0] == 0
    (listed,) = filled("conversations")[1]
    _, (shown,) = filled("conversations", "show", str(listed["id"])[:8])
    assert len(shown["answers"]) == 2
    assert filled("ask", "What did I cook?")[0] == 0
    assert len(filled("conversations")[1]) == 2
