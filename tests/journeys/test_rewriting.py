"""Old recordings are transcribed again behind everything else, as proposals that never touch what a hand wrote."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import InputError
from diary_desktop.domain.events import RewritingChanged
from diary_desktop.domain.transcript import Segment
from diary_desktop.ports.storage import Secrets
from diary_desktop.presenters.proposal import proposal_of
from diary_desktop.presenters.spoken_words import words_of
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeRecognizer

from .conftest import PASSPHRASE, Desk, MakeDesk

ROUGH = "we walked with anna buy the river"
BETTER = "We walked with Anna by the river."


class Recognizer(FakeRecognizer):
    """Rough at first; ``improve`` puts another model in its place."""

    name = "rough one"
    rough = True

    def __init__(self, script: Sequence[str]) -> None:
        super().__init__(script)
        self.reached = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()

    def improve(self, script: Sequence[str]) -> None:
        self.name, self.rough = "better one", False
        self._script = list(script)

    def transcribe(self, *heard: Any, **told: Any) -> Iterator[Segment]:
        self.reached.set()
        while not self.go_on.is_set():
            heard[2].raise_if_cancelled()
            time.sleep(0.005)
        yield from super().transcribe(*heard, **told)


@pytest.fixture
def recognizer() -> Recognizer:
    return Recognizer([ROUGH, ROUGH])


@pytest.fixture
def desk(make_desk: MakeDesk, recognizer: Recognizer) -> Desk:
    desk = make_desk(recognizer=lambda: recognizer)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk


def spoken(desk: Desk) -> Entry:
    one = desk.journeys
    entry, clip = one.dictation.begin(job=1)
    return one.dictation.keep(entry, clip.result(20), Token(), job=1)


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.005)


def proposed(desk: Desk, entry: Entry) -> bool:
    again = desk.journeys.diary.get(entry.entry_id).again
    return again is not None and again.state == "proposed"


def test_a_better_recogniser_proposes_and_the_first_transcript_stays(desk: Desk, recognizer: Recognizer) -> None:
    one, entry = desk.journeys, spoken(desk)
    recognizer.improve([BETTER])
    one.rewriting.begin(one.rewriting.plan(rough_only=True))
    until(lambda: proposed(desk, entry))
    now = one.diary.get(entry.entry_id)
    assert now.text == entry.text, "nothing changes by itself"
    assert one.diary.proposed_text(now) == BETTER
    assert [found.entry_id for found in one.rewriting.proposals(Token())] == [entry.entry_id]
    taken = one.diary.settle_proposal(now, BETTER)
    assert (taken.text, taken.revisions[-2].text) == (BETTER, entry.text)
    assert taken.transcript == entry.transcript
    assert taken.again is not None
    assert (taken.again.state, taken.again.transcript.recognizer) == ("settled", "better one")
    assert one.rewriting.proposals(Token()) == ()
    until(lambda: not desk.of(RewritingChanged)[-1].state.active)


def test_what_the_same_recogniser_wrote_is_not_heard_again_unless_it_is_named(desk: Desk) -> None:
    one, entry = desk.journeys, spoken(desk)
    heard: list[Entry] = []
    assert one.rewriting.run(one.rewriting.plan(), Token(), heard.append) == 0
    assert heard == []
    one.rewriting.run(one.rewriting.plan(entry_ids=(entry.entry_id,)), Token(), heard.append)
    assert [found.entry_id for found in heard] == [entry.entry_id]
    assert heard[0].again is not None
    assert heard[0].again.state == "settled", "the same words are no proposal"


def test_only_from_a_day_on(desk: Desk, recognizer: Recognizer) -> None:
    one = desk.journeys
    spoken(desk)
    desk.clock.forward(days=3)
    late = spoken(desk)
    recognizer.improve([BETTER] * 2)
    heard: list[Entry] = []
    one.rewriting.run(one.rewriting.plan(since=late.told.local.date()), Token(), heard.append)
    assert [found.entry_id for found in heard] == [late.entry_id]


def test_other_work_cuts_in_and_it_goes_on_behind_it(desk: Desk, recognizer: Recognizer) -> None:
    one, entry = desk.journeys, spoken(desk)
    recognizer.improve([BETTER])
    recognizer.go_on.clear()
    recognizer.reached.clear()
    one.rewriting.begin(one.rewriting.plan())
    assert recognizer.reached.wait(20)
    ran = threading.Event()
    one.tasks.start("jobs", "index", lambda _, __: ran.set())
    assert ran.wait(20), "nobody waits for old recordings"
    assert not proposed(desk, entry)
    recognizer.go_on.set()
    until(lambda: proposed(desk, entry))


def test_it_waits_while_somebody_speaks(desk: Desk, recognizer: Recognizer) -> None:
    one, entry = desk.journeys, spoken(desk)
    recognizer.improve([BETTER])
    one.tasks.start("conversation", "ask", lambda _, token: until(recognizer.go_on.is_set))
    recognizer.go_on.clear()
    one.rewriting.begin(one.rewriting.plan())
    time.sleep(0.1)
    assert not proposed(desk, entry)
    recognizer.go_on.set()
    until(lambda: proposed(desk, entry))


def test_it_goes_on_after_a_lock_and_stays_paused_when_it_was(desk: Desk, recognizer: Recognizer) -> None:
    one, entry = desk.journeys, spoken(desk)
    recognizer.improve([BETTER])
    recognizer.go_on.clear()
    one.rewriting.begin(one.rewriting.plan())
    one.rewriting.pause()
    one.session.lock()
    recognizer.go_on.set()
    one.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    one.rewriting.resume()
    assert one.rewriting.state.paused
    assert not proposed(desk, entry)
    one.rewriting.resume(by_hand=True)
    until(lambda: proposed(desk, entry))


def test_stopped_it_stays_stopped(desk: Desk, recognizer: Recognizer) -> None:
    one, entry = desk.journeys, spoken(desk)
    recognizer.improve([BETTER])
    recognizer.go_on.clear()
    one.rewriting.begin(one.rewriting.plan())
    one.rewriting.stop()
    recognizer.go_on.set()
    one.rewriting.resume(by_hand=True)
    time.sleep(0.1)
    assert not proposed(desk, entry)


def test_what_a_hand_wrote_is_never_taken_over_unasked(desk: Desk, recognizer: Recognizer) -> None:
    one, entry = desk.journeys, spoken(desk)
    one.diary.edit(entry.entry_id, "We strolled with anna buy the river. Home late.", "")
    recognizer.improve([BETTER])
    one.rewriting.run(one.rewriting.plan(), Token(), lambda _: None)
    now = one.diary.get(entry.entry_id)
    proposal = proposal_of(now, one.diary.proposed_text(now))
    changes = {change.old.strip(): change.by_hand for change in proposal.changes}
    assert changes["anna buy"] is False
    assert changes["strolled"] is True
    assert proposal.text(proposal.safe) == "We strolled with Anna by the river. Home late."
    assert proposal.text(()) == now.text
    assert proposal.text(range(len(proposal.changes))) == BETTER


def test_what_a_hand_took_out_does_not_come_back_unasked(desk: Desk, recognizer: Recognizer) -> None:
    one, entry = desk.journeys, spoken(desk)
    one.diary.edit(entry.entry_id, entry.text.replace(" with anna", ""), "")
    recognizer.improve([BETTER])
    one.rewriting.run(one.rewriting.plan(), Token(), lambda _: None)
    now = one.diary.get(entry.entry_id)
    proposal = proposal_of(now, one.diary.proposed_text(now))
    assert "Anna" not in proposal.text(proposal.safe)


def test_a_text_changed_meanwhile_is_not_written_over(desk: Desk, recognizer: Recognizer) -> None:
    one, entry = desk.journeys, spoken(desk)
    recognizer.improve([BETTER])
    one.rewriting.run(one.rewriting.plan(), Token(), lambda _: None)
    seen = one.diary.get(entry.entry_id)
    one.diary.edit(entry.entry_id, "Something else.", "")
    with pytest.raises(InputError):
        one.diary.settle_proposal(seen, BETTER)
    assert one.diary.get(entry.entry_id).text == "Something else."


def test_an_entry_that_cannot_be_read_does_not_stop_the_others(desk: Desk, recognizer: Recognizer) -> None:
    one, first = desk.journeys, spoken(desk)
    second = spoken(desk)
    assert first.clip is not None
    one.session.with_vault(lambda vault: vault.clips.remove(first.clip.clip_id))  # type: ignore[union-attr]  # the entry has a clip
    recognizer.improve([BETTER])
    heard: list[Entry] = []
    assert one.rewriting.run(one.rewriting.plan(), Token(), heard.append) == 1
    assert [found.entry_id for found in heard] == [second.entry_id]


def test_words_light_up_by_the_transcript_the_text_was_taken_from(desk: Desk, recognizer: Recognizer) -> None:
    one, entry = desk.journeys, spoken(desk)
    recognizer.improve([BETTER])
    one.rewriting.run(one.rewriting.plan(), Token(), lambda _: None)
    now = one.diary.get(entry.entry_id)
    taken = one.diary.settle_proposal(now, BETTER)
    assert [taken.text[word.start : word.end] for word in words_of(taken)] == BETTER.split()
    assert len(words_of(replace(taken, again=None))) < len(BETTER.split())
