"""Numbers over a diary that was really kept: what was told, what lies in the bin, and what was asked."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from diary_desktop.cli import arguments
from diary_desktop.cli.insights_arguments import TABLES
from diary_desktop.cli.output import Output
from diary_desktop.cli.secret_input import SecretInput
from diary_desktop.cli.verbs import VERBS
from diary_desktop.domain.conversation import Question
from diary_desktop.domain.entry import Mood
from diary_desktop.domain.errors import FolderUnusable, InputError
from diary_desktop.domain.insights import InsightReport
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.csv_text import csv_of
from diary_desktop.services.insight_tables import tables_of
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import Desk, MakeDesk
from tests.journeys.test_command_line import Run, filled, run

__all__ = ["filled", "run"]

PASSPHRASE = b"orbit velvet maple ribbon"
NOTE = "Ran five kilometres along the river."


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    one = make_desk()
    one.journeys.session.create(bytearray(PASSPHRASE))
    return one


def counted(desk: Desk) -> InsightReport:
    token = Token()
    return desk.journeys.insights.report(desk.journeys.insights.gather(token), "weeks", token)


def test_what_is_kept_is_counted_and_what_is_in_the_bin_is_not(desk: Desk) -> None:
    kept = desk.journeys.diary.write(NOTE)
    desk.journeys.diary.set_mood(kept.entry_id, Mood.BRIGHT)
    gone = desk.journeys.diary.write("Nothing to see here at all.")
    assert counted(desk).headline.words == 12
    desk.journeys.bin.put(gone.entry_id)
    report = counted(desk)
    assert (report.in_diary, report.headline.words, report.headline.mood) == (1, 6, 5.0)
    assert report.headline.streak == 1
    desk.journeys.bin.put(kept.entry_id)
    assert counted(desk).in_diary == 0


def test_questions_are_counted_from_kept_conversations_with_their_seconds(desk: Desk, clock: FakeClock) -> None:
    desk.journeys.indexer.index(desk.journeys.diary.write(NOTE), Token())
    talks = desk.journeys.conversations
    answer = desk.journeys.answerer.answer(Question("Where did I run?", clock()), Token())
    talk = talks.add(talks.begin("Where did I run?"), answer)
    nothing = desk.journeys.answerer.answer(Question("Where is the submarine?", clock()), Token())
    talks.add(talk, nothing)
    asked = counted(desk).questions
    assert (asked.asked, asked.answered) == (2, 1)
    assert asked.slowest == max(answer.seconds, nothing.seconds)
    talks.take_out(talk.conversation_id, 1)
    assert counted(desk).questions.asked == 1
    desk.journeys.bin.put_conversation(talk.conversation_id)
    assert counted(desk).questions.asked == 0


def test_files_hold_what_the_tables_hold_and_only_their_owner_reads_them(desk: Desk, tmp_path: Path) -> None:
    kept = desk.journeys.diary.write(NOTE)
    desk.journeys.diary.set_tags(kept.entry_id, ("=running", "sông"))
    tables = tables_of(counted(desk))
    folder, file = tmp_path / "numbers", tmp_path / "words.csv"
    desk.journeys.insights.save(tables, folder, str)
    assert sorted(one.name for one in folder.iterdir()) == sorted(f"{one.key}.csv" for one in tables)
    for one in tables:
        assert (folder / f"{one.key}.csv").read_bytes() == csv_of(one, str).encode("utf-8-sig")
    words = next(one for one in tables if one.key == "words")
    assert desk.journeys.insights.save([words], file, str) == file.stat().st_size
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    assert rows[0] == [one.title for one in words.columns]
    assert rows[-1] == ["2026-11-16", "6", "1"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_name_that_is_taken_or_a_place_that_is_none_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    tables = tables_of(counted(desk))
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(InputError):
        desk.journeys.insights.save(tables, taken, str)
    with pytest.raises(FolderUnusable):
        desk.journeys.insights.save(tables, tmp_path / "nowhere" / "numbers", str)
    assert taken.read_text() == "mine"
    assert not [one for one in tmp_path.iterdir() if one.name.endswith(".unfinished")]


def test_the_command_prints_the_same_tables_in_three_forms(filled: Run) -> None:
    code, tables = filled("insights", "--range", "all")
    assert code == 0
    by_name = {one["table"]: one for one in tables}
    assert tuple(by_name) == TABLES
    numbers = {row["Number"]: row["Value"] for row in by_name["numbers"]["rows"]}
    assert numbers["Entries"] == 2
    assert numbers["Words"] == sum(row["Words"] for row in by_name["words"]["rows"])
    assert filled("insights", "--csv")[0] == 2, "one form at a time"


def test_as_csv_and_as_a_page_for_a_person(desk: Desk) -> None:
    desk.journeys.diary.write(NOTE)
    desk.journeys.session.lock()

    def said(*words: str) -> str:
        args = arguments.parse(["--passphrase-stdin", "insights", *words])
        out = io.StringIO()
        secret = SecretInput(args, io.BytesIO(PASSPHRASE + b"\n"))
        assert VERBS["insights"](desk.journeys, args, Output(False, out, io.StringIO()), secret) == 0
        desk.journeys.session.lock()
        return out.getvalue()

    rows = list(csv.reader(said("--csv", "words").splitlines()))
    assert (rows[0], rows[-1], len(rows)) == (["Week of", "Words", "Entries"], ["2026-11-16", "6", "1"], 13)
    every = said("--csv")
    assert [line[2:] for line in every.splitlines() if line.startswith("# ")] == list(TABLES)
    assert "\n\n# mood\n" in every
    page = said()
    assert "2026-08-31 to 2026-11-21, 1 entry" in page
    assert "  Words                              6" in page
