"""Keys from the command line: what is asked for, what is said once, and exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.cli.secret_input import SecretInput
from tests.journeys.test_command_line import PASS, Run
from tests.journeys.test_command_line import run as run


def test_the_passphrase_of_today_is_asked_for_where_it_did_not_open_the_diary(run: Run, tmp_path: Path) -> None:
    key = tmp_path / "diary.key"
    run("create", "--new-key-file", str(key))
    code, (changed,) = run("passphrase", stdin=PASS + b"another one\n")
    assert (code, changed["event"]) == (0, "passphrase_changed")
    assert "Older backups" in changed["reaches_not"]
    assert run("list")[0] == 4
    assert run("list", stdin=b"another one\n")[0] == 0


def test_opened_by_words_every_verb_wants_a_new_passphrase_first(run: Run) -> None:
    _, (created,) = run("create")
    words = " ".join(created["recovery_words"]).encode() + b"\n"
    by_words = ("--recovery-words-stdin",)
    code, (error,) = run("list", stdin=words, opens=by_words)
    assert (code, error["error"]) == (2, "InputError")
    assert run("list", stdin=words + b"another one\n", opens=by_words)[0] == 0
    assert run("list")[0] == 4
    assert run("list", stdin=b"another one\n")[0] == 0


def test_words_are_checked_and_renewed(run: Run) -> None:
    _, (created,) = run("create")
    words = " ".join(created["recovery_words"]).encode() + b"\n"
    checked = {one["kind"]: one["checked"] for one in run("keys")[1]}
    assert checked == {"passphrase": False, "words": False}
    assert run("words", "check", stdin=PASS + words)[0] == 0
    assert {one["kind"]: one["checked"] for one in run("keys")[1]}["words"]
    code, (new,) = run("words", "new")
    assert (code, len(new["recovery_words"])) == (0, 12)
    assert run("words", "check", stdin=PASS + words)[0] == 4
    assert run("words", "check", stdin=PASS + b"only three words\n")[0] == 2


def test_key_files_come_and_go(run: Run, tmp_path: Path) -> None:
    run("create")
    first, second = tmp_path / "one.key", tmp_path / "two.key"
    (added,) = run("key-file", "add", str(first))[1]
    assert run("key-file", "add", str(second))[0] == 0
    assert run("key-file", "add", str(second))[0] == 7, "never over a file"
    assert run("key-file", "remove", added["id"][:8])[0] == 0
    assert run("key-file", "remove", added["id"])[0] == 2
    assert run("list", stdin=b"", opens=("--key-file", str(first)))[0] == 4
    assert run("list", stdin=b"", opens=("--key-file", str(second)))[0] == 0


def test_opened_otherwise_another_way_in_asks_for_the_passphrase_of_today(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, other = tmp_path / "one.key", tmp_path / "two.key"
    run("create", "--new-key-file", str(key))
    typed = [b"not this one", PASS.strip(), PASS.strip()]
    monkeypatch.setattr(SecretInput, "_typed", lambda self, prompt: bytearray(typed.pop(0)))
    by_file = ("--key-file", str(key))
    assert run("key-file", "add", str(other), stdin=b"", opens=by_file)[0] == 4
    assert not other.exists()
    assert run("key-file", "add", str(other), stdin=b"", opens=by_file)[0] == 0
    assert run("words", "new", stdin=b"", opens=by_file)[0] == 0
    assert typed == []


def test_without_a_keystore_it_says_so(run: Run) -> None:
    run("create")
    code, (error,) = run("keystore", "on")
    assert (code, error["error"]) == (3, "KeystoreUnavailable")
    assert run("list", stdin=b"", opens=("--keystore",))[0] == 3


def test_the_diary_is_sealed_anew(run: Run) -> None:
    run("create")
    run("add", "--text", "I cooked lentil soup.")
    code, (words, done) = run("rekey", "--new-passphrase", stdin=PASS + b"another one\n")
    assert (code, done["event"], done["ok"], done["left"]) == (0, "rekeyed", True, [])
    assert len(words["recovery_words"]) == 12
    assert run("list")[0] == 4
    code, (entry,) = run("list", stdin=b"another one\n")
    assert code == 0
    assert entry["event"] == "entry"
    assert run("verify", stdin=b"another one\n")[0] == 0
