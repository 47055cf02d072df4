"""The words of a quote as they are heard: which characters, when, and told one after another."""

from __future__ import annotations

import threading
from dataclasses import replace

from diary_desktop.domain.answer_events import QuoteSounding
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.events import Event, JobId, PlaybackMoved
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.own_words import OwnWords, said_words, sounding
from tests.unit.services.test_entry_changes import cited, entry_of

WAIT = 20.0


class Plays:
    """Says it is at each of ``seconds``, and at the next once the word of the one before was told."""

    def __init__(self, bus: EventBus, seconds: tuple[float, ...]) -> None:
        self._bus = bus
        self._seconds = seconds
        self._told = threading.Semaphore(0)
        self.stretch: tuple[float, float | None] = (0.0, None)
        bus.listen(lambda event: self._told.release() if isinstance(event, QuoteSounding) else None)

    def play(self, entry: Entry, at: float = 0.0, until: float | None = None) -> JobId:
        self.stretch = (at, until)
        job = self._bus.new_job()
        threading.Thread(target=self._run, args=(entry, job)).start()
        return job

    def _run(self, entry: Entry, job: JobId) -> None:
        for second in self._seconds:
            self._bus.publish(PlaybackMoved(job, entry.entry_id, second, playing=True))
            assert self._told.acquire(timeout=WAIT)
        self._bus.publish(PlaybackMoved(job, entry.entry_id, 0.0, playing=False))


def heard(entry: Entry, quote: str, seconds: tuple[float, ...]) -> tuple[Plays, list[tuple[int, int]]]:
    bus, told = EventBus(), list[tuple[int, int]]()

    def listen(event: Event) -> None:
        if isinstance(event, QuoteSounding):
            told.append((event.start, event.end))

    bus.listen(listen)
    plays = Plays(bus, seconds)
    own = OwnWords(plays, bus, lambda _: entry)  # type: ignore[arg-type]  # plays nothing
    assert own.play(cited(entry, quote), Token())
    return plays, told


def test_each_word_is_told_as_it_sounds_also_after_an_edit() -> None:
    entry = entry_of("We ate. Anna came late. It rained.", "we ate ana came late it rained")
    plays, told = heard(entry, "Anna came late.", (3.1, 4.1))
    assert [round(one, 2) for one in plays.stretch if one is not None] == [2.75, 5.05]
    quote = "Anna came late."
    assert [quote[start:end] for start, end in told] == ["came", "late"]


def test_where_nobody_knows_when_all_of_it_sounds_at_once() -> None:
    entry = entry_of("We ate. Typed by hand.", "we ate")
    plays, told = heard(entry, "Typed by hand.", ())
    assert plays.stretch == (0.0, 2.0)
    assert told == [(0, len("Typed by hand."))]


def test_before_the_first_word_nothing_sounds_and_after_the_last_it_stays() -> None:
    entry = entry_of("Anna came late.", "anna came late")
    words = said_words(entry, cited(entry, "came late."))
    assert [sounding(words, at) for at in (0.5, 1.2, 9.0)] == [None, (0, 4), (5, 9)]
    assert said_words(replace(entry, transcript=None), cited(entry, "came late.")) == []
