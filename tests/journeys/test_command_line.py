"""Every verb on a real vault, as a script would use it: one JSON object a line, exit codes, secrets from stdin."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diary_desktop.audio.wave_file import write_wav
from diary_desktop.cli import arguments, secret_input
from diary_desktop.cli.output import Output
from diary_desktop.cli.secret_input import SecretInput
from diary_desktop.cli.verbs import NOTHING_FOUND, VERBS
from diary_desktop.domain.audio import Sound, to_float
from diary_desktop.domain.errors import DiaryError
from diary_desktop.ports.storage import Secrets
from tests import archive_reader
from tests.journeys.conftest import MakeDesk, speech
from tests.journeys.rot import rotten

PASS = b"correct horse battery staple\n"

Run = Callable[..., tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def run(make_desk: MakeDesk) -> Run:
    """Run one command line in a program of its own, as far as the diary can tell."""

    def one(
        *words: str, stdin: bytes = PASS, script: tuple[str, ...] = (), opens: tuple[str, ...] = ("--passphrase-stdin",)
    ) -> tuple[int, list[dict[str, Any]]]:
        args = arguments.parse(["--json", *opens, *words])
        out = io.StringIO()
        desk = make_desk(script=script)
        output = Output(args.json, out, io.StringIO())
        try:
            code = VERBS[args.verb](desk.journeys, args, output, SecretInput(args, io.BytesIO(stdin)))
        except DiaryError as error:
            code = output.error(error)
        desk.journeys.session.lock()
        return code, [json.loads(line) for line in out.getvalue().splitlines()]

    return one


@pytest.fixture
def filled(run: Run) -> Run:
    assert run("create")[0] == 0
    run("add", "--text", "We walked along the river with Anna.", "--date", "2026-11-09")
    run("add", "--text", "I cooked lentil soup.", "--date", "2026-11-12 19:30", "--title", "Soup")
    return run


def test_create_says_the_twelve_words_once(run: Run) -> None:
    code, (created,) = run("create")
    assert (code, created["event"], len(created["recovery_words"])) == (0, "created", 12)
    code, (error,) = run("create")
    assert (code, error["error"]) == (3, "VaultExists")


def test_the_recovery_words_open_and_change_the_passphrase(run: Run) -> None:
    _, (created,) = run("create")
    words = " ".join(created["recovery_words"]).encode()
    code, _ = run("passphrase", stdin=words + b"\nanother one\n", opens=("--recovery-words-stdin",))
    assert code == 0
    assert run("list")[0] == 4
    assert run("list", stdin=b"another one\n")[0] == 0


def test_a_key_file_opens(run: Run, tmp_path: Path) -> None:
    key = tmp_path / "diary.key"
    assert run("create", "--new-key-file", str(key))[0] == 0
    assert key.stat().st_mode & 0o077 == 0
    assert run("list", stdin=b"", opens=("--key-file", str(key)))[0] == 0
    assert run("list", stdin=b"", opens=("--key-file", str(tmp_path / "none")))[0] == 7


def test_entries_are_listed_and_shown(filled: Run) -> None:
    code, entries = filled("list")
    assert (code, [one["title"] for one in entries]) == (0, ["Soup", "We walked along the river with Anna"])
    code, (shown,) = filled("show", str(entries[1]["id"])[:8])
    assert (code, shown["text"]) == (0, "We walked along the river with Anna.")
    assert str(shown["happened"]).startswith("2026-11-09T12:00")
    assert shown["zone"] == "Asia/Ho_Chi_Minh"


def test_a_list_names_what_does_not_open(filled: Run, make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.journeys.session.unlock(Secrets(passphrase=bytearray(PASS.strip())))
    rotten(desk, desk.journeys.diary.get(desk.journeys.diary.summaries()[0].entry_id))
    code, rows = filled("list")
    assert code == 7
    assert [(row["title"], row["damaged"]) for row in rows if row["event"] == "entry"] == [
        ("Soup", True),
        ("We walked along the river with Anna", False),
    ]


def test_a_question_is_answered_with_dated_quotes(filled: Run) -> None:
    code, (answer,) = filled("ask", "-", stdin=PASS + b"Who did I walk along the river with?\n")
    assert (code, answer["kind"]) == (0, "computed")
    assert answer["answer"].startswith("Anna on 9 November 2026.")
    assert answer["citations"][0]["date"] == "2026-11-09"
    assert answer["citations"][0]["quote"] == "We walked along the river with Anna."


def test_a_question_about_nothing_is_told_apart_by_its_exit_code(filled: Run) -> None:
    code, (answer,) = filled("ask", "Which submarine did I steer in Reykjavik?")
    assert (code, answer["kind"]) == (NOTHING_FOUND, "nothing")
    assert filled("ask", "  ")[0] == 2
    assert filled("search", "submarine Reykjavik zeppelin") == (NOTHING_FOUND, [])


def test_search_finds_passages(filled: Run) -> None:
    code, hits = filled("search", "lentil")
    assert (code, hits[0]["title"], hits[0]["keywords"]) == (0, "Soup", ["lentil"])


def test_an_answer_is_spoken(filled: Run) -> None:
    assert filled("ask", "--speak", "What did I cook?")[0] == 0


def test_sound_is_kept_and_written_down(run: Run, tmp_path: Path) -> None:
    run("create")
    file = tmp_path / "note.wav"
    write_wav(file, Sound(to_float(speech(2)), 16_000))
    code, (added,) = run("add", "--audio", str(file), script=("Hello diary.",))
    assert (code, added["text"], added["seconds"]) == (0, "Hello diary.", pytest.approx(2.0, abs=0.05))


def test_silence_is_kept_and_said_to_be_silence(run: Run, tmp_path: Path) -> None:
    run("create")
    file = tmp_path / "quiet.wav"
    write_wav(file, Sound(np.zeros(32_000, np.float32), 16_000))
    code, (kept, error) = run("add", "--audio", str(file))
    assert (code, kept["event"], error["error"]) == (5, "kept", "NothingHeard")
    assert len(run("list")[1]) == 1


def test_a_language_the_starter_does_not_know_keeps_the_sound(run: Run, tmp_path: Path) -> None:
    run("create")
    file = tmp_path / "note.wav"
    write_wav(file, Sound(to_float(speech(2)), 16_000))
    code, (kept, error) = run("add", "--audio", str(file), "--language", "vi")
    assert (code, kept["awaits_words"], error["error"]) == (6, True, "ModelMissing")
    assert run("add", "--audio", str(file), "--language", "vietnamese")[0] == 2


def test_verify_counts_what_it_read(filled: Run) -> None:
    code, (report,) = filled("verify")
    assert (code, report["ok"], report["entries"], report["damaged"]) == (0, True, 2, [])


def test_compact_can_be_asked_for_and_everything_is_there_afterwards(filled: Run) -> None:
    code, (done,) = filled("compact")
    assert (code, done["event"]) == (0, "compacted")
    assert len(filled("list")[1]) == 2


def test_erasing_names_what_was_set_aside_and_cannot_be_read_and_it_can_be_removed(
    filled: Run, make_desk: MakeDesk
) -> None:
    """Of a table's copy nothing is left but its folder."""
    copy = make_desk().journeys.session.place.folder / "quarantine" / "entries-3.lance"
    copy.mkdir(parents=True)
    (first, second) = filled("list")[1]
    code, (asked,) = filled("erase", first["id"])
    assert (code, asked["error"]) == (2, "InputError")
    code, (done,) = filled("erase", first["id"], "--yes")
    assert (code, done["set_aside"]) == (0, ["entries-3.lance"])
    code, (refused,) = filled("remove-aside")
    assert (code, refused["error"], copy.exists()) == (2, "InputError", True)
    code, (removed,) = filled("remove-aside", "--yes")
    assert (code, removed["event"], removed["removed"], copy.exists()) == (
        0,
        "removed_aside",
        ["entries-3.lance"],
        False,
    )
    assert filled("remove-aside")[1][0]["removed"] == []
    assert filled("erase", second["id"], "--yes")[1][0]["set_aside"] == []


def test_salvage_makes_a_new_diary_that_opens_with_the_same_passphrase(filled: Run, tmp_path: Path) -> None:
    new = tmp_path / "saved"
    code, (done,) = filled("salvage", "--to", str(new))
    assert (code, done["event"], done["entries"], done["gone"]) == (0, "salvaged", 2, [])
    assert len(done["recovery_words"]) == 12
    assert filled("salvage", "--to", str(new))[0] == 3
    assert len(filled("list")[1]) == 2


def test_the_doctor_opens_nothing(run: Run) -> None:
    code, (report,) = run("doctor", stdin=b"")
    assert (code, report["event"]) == (0, "doctor")
    assert report["echo"] == "none"


@pytest.mark.parametrize(
    ("words", "stdin", "code"),
    [
        (("list",), b"wrong\n", 4),
        (("list",), b"", 2),
        (("show", "zz"), PASS, 2),
        (("add", "--text", "x", "--date", "someday"), PASS, 2),
        (("add", "--text", " "), PASS, 2),
        (("add", "--audio", "/nowhere/at/all.wav"), PASS, 5),
    ],
)
def test_bad_input_has_its_exit_code_and_a_sentence(
    filled: Run, words: tuple[str, ...], stdin: bytes, code: int
) -> None:
    found, (error,) = filled(*words, stdin=stdin)
    assert found == code
    assert error["what"].endswith(".")
    assert error["hint"]
    assert len(filled("list")[1]) == 2


def test_without_a_diary_the_way_to_make_one_is_said(run: Run) -> None:
    code, (error,) = run("list")
    assert (code, error["error"]) == (3, "VaultMissing")


def test_options_may_stand_before_or_after_the_verb() -> None:
    before = arguments.parse(["--vault", "here", "--json", "list"])
    after = arguments.parse(["list", "--vault", "here", "--json"])
    assert (before.vault, before.json) == (after.vault, after.json) == (Path("here"), True)
    assert arguments.parse([]).verb is None


def test_the_bin_gives_back_what_was_deleted_and_erasing_is_for_good(filled: Run) -> None:
    _, listed = filled("list")
    soup = next(one["id"] for one in listed if one["title"] == "Soup")
    code, (binned,) = filled("delete", soup[:8])
    assert (code, binned["event"], binned["days_left"]) == (0, "binned", 30)
    assert [one["id"] for one in filled("list")[1]] == [one["id"] for one in listed if one["id"] != soup]
    assert filled("show", soup)[0] == 2
    assert [(one["id"], one["kind"]) for one in filled("bin")[1]] == [(soup, "entry")]
    code, (restored,) = filled("restore-entry", soup[:8])
    assert (code, restored["text"]) == (0, "I cooked lentil soup.")
    assert filled("restore-entry", soup)[0] == 2
    filled("delete", soup)
    code, (erased,) = filled("erase", soup, "--yes")
    assert (code, erased["event"], erased["conversations"]) == (0, "erased", 0)
    assert filled("bin") == (0, [])
    assert filled("erase", soup, "--yes")[0] == 2


def test_the_whole_diary_is_written_into_an_archive(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "diary.zip"
    code, (exported,) = filled("export", "--format", "json", "--to", str(path), "--plain")
    assert (code, exported["event"], exported["entries"], exported["damaged"]) == (0, "exported", 2, [])
    document, _ = archive_reader.read(path)
    assert {one["title"] for one in document["entries"]} == {"Soup", "We walked along the river with Anna"}
    code, (error,) = filled("export", "--to", str(path), "--plain")
    assert (code, error["error"]) == (2, "InputError")
    assert filled("export", "--to", str(tmp_path / "b.zip"), "--plain", "--from", "yesterday")[0] == 2
    code, (exported,) = filled("export", "--to", str(tmp_path / "c.zip"), "--plain", "--from", "2026-11-10")
    assert (code, exported["entries"]) == (0, 1)


@pytest.mark.parametrize(("answer", "code", "written"), [("yes\n", 0, True), ("no\n", 2, False)])
def test_without_plain_it_asks_whether_a_readable_file_is_meant(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, written: bool
) -> None:
    monkeypatch.setattr(SecretInput, "_asked", lambda self, question: answer)
    monkeypatch.setattr(secret_input, "_somebody_there", lambda: True)
    path = tmp_path / "diary.zip"
    assert filled("export", "--to", str(path))[0] == code
    assert path.exists() == written


def test_with_nobody_to_ask_nothing_is_written(filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secret_input, "_somebody_there", lambda: False)
    path = tmp_path / "diary.zip"
    code, (error,) = filled("export", "--to", str(path))
    assert (code, "--plain" in error["hint"], path.exists()) == (2, True, False)


def test_another_diary_is_looked_through_taken_in_and_out_again(filled: Run, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2020-05-01.md").write_text("Swam before breakfast.", encoding="utf-8")
    (folder / "2020-05-02.md").write_text("", encoding="utf-8")
    code, (bad, dry) = filled("import", str(folder), "--dry-run")
    assert (code, bad["item"], bad["reason"]) == (0, "2020-05-02.md", "empty")
    assert (dry["format"], dry["found"], dry["new"], dry["duplicates"]) == ("markdown", 2, 1, 0)
    code, (_, imported) = filled("import", str(folder))
    assert (code, imported["added"], imported["unreadable"]) == (0, 1, 1)
    assert len(filled("list")[1]) == 3
    code, (past,) = filled("import", "--past")
    assert (past["id"], past["entries"], past["can_be_undone"]) == (imported["id"], 1, True)
    code, (undone,) = filled("import", "--undo", str(imported["id"]))
    assert (code, undone["binned"], undone["changed"]) == (0, 1, 0)
    assert len(filled("list")[1]) == 2
    assert filled("import", "--undo", "none")[0] == filled("import", str(tmp_path / "nothing"))[0] == 2
    assert filled("import", "--past", "--dry-run")[0] == 2
