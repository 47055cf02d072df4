"""A whole evening with invented words: none of them reaches a file or a log at DEBUG, and a planted one is found."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.errors import InputError
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.proof import search_files
from diary_desktop.services.proof_encodings import encodings_of, invented
from diary_desktop.system.logs import start_logging, stop_logging
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything that was logged by anybody: as the app writes it, and as it was meant, with its values."""

    raw: io.StringIO
    files: Path


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Heard]:
    root, raw = logging.getLogger(), io.StringIO()
    level, own = root.level, logging.getLogger("diary_desktop").level
    start_logging(tmp_path / "logs")
    everything = logging.StreamHandler(raw)
    everything.setFormatter(logging.Formatter("%(name)s %(message)s %(args)s"))
    root.addHandler(everything)
    root.setLevel(logging.DEBUG)
    logging.getLogger("diary_desktop").setLevel(logging.DEBUG)
    yield Heard(raw, tmp_path / "logs")
    stop_logging()
    root.removeHandler(everything)
    root.setLevel(level)
    logging.getLogger("diary_desktop").setLevel(own)


def test_no_word_of_the_diary_reaches_a_file_or_a_log(make_desk: MakeDesk, heard: Heard, tmp_path: Path) -> None:
    canaries = {name: invented(vietnamese=name == "said") for name in ("said", "written", "titled", "tag", "asked")}
    desk = make_desk(script=[f"I said {canaries['said']} today."])
    desk.journeys.session.create(bytearray(PASSPHRASE))
    _evening(desk, canaries)
    desk.journeys.session.lock()
    again = make_desk()
    again.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    texts = " ".join(again.journeys.diary.get(one.entry_id).text for one in again.journeys.diary.summaries())
    assert canaries["said"] in texts
    assert canaries["written"] in texts
    again.journeys.session.lock()
    secrets = [*canaries.values(), PASSPHRASE.decode()]
    wanted = {needle: name for word in secrets for needle, name in encodings_of(word).items()}
    assert "diary_desktop" in heard.raw.getvalue()
    assert list(search_files(tmp_path, wanted)) == []
    assert [word for word in secrets if word.lower() in heard.raw.getvalue().lower()] == []
    logging.getLogger("diary_desktop").debug(canaries["written"])  # the control: both searches must find it
    assert list(search_files(heard.files, wanted))
    assert canaries["written"] in heard.raw.getvalue()


def _evening(desk: Desk, canaries: dict[str, str]) -> None:
    """Speak, write, revise, tag, ask, keep the answer, mistype, put into the bin, erase."""
    journeys = desk.journeys
    entry, clip = journeys.dictation.begin(job=1)
    journeys.dictation.keep(entry, clip.result(20), Token(), job=1)
    written = journeys.diary.write(f"Wrote about {canaries['written']} and the ferry.")
    written = journeys.diary.edit(written.entry_id, f"{written.text} It was late.", canaries["titled"])
    journeys.diary.set_tags(written.entry_id, (canaries["tag"],))
    journeys.indexer.index(journeys.diary.get(written.entry_id), Token())
    question = Question(f"What about the ferry and {canaries['asked']}?", desk.clock())
    answer = journeys.answerer.answer(question, Token(), job=2)
    journeys.conversations.add(journeys.conversations.begin(question.text), answer)
    with pytest.raises(InputError):
        journeys.diary.find(canaries["written"])
    other = journeys.diary.write(f"Away with {canaries['written']}.")
    journeys.diary.put_in_bin(other.entry_id)
    journeys.diary.erase(other.entry_id)
