"""The window locks by itself: a countdown that can be put away, sleep held off until the keys are gone, deep locks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QObject, Signal

from diary_desktop.domain.errors import ComputerSlept
from diary_desktop.domain.events import MemoryCleared, VaultLocked
from diary_desktop.domain.settings import Privacy, Settings
from diary_desktop.ports.storage import Secrets
from diary_desktop.services.auto_lock import AutoLock
from diary_desktop.ui.lock_watch import LockWatch
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import Desk, MakeDesk, speech
from tests.ui.conftest import Open


class Desktop(QObject):
    """The signals of a desktop, and whether it was let sleep."""

    sleeping = Signal()
    screen_locked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.let = 0
        self.closed = 0

    def let_sleep(self) -> None:
        self.let += 1

    def close(self) -> None:
        self.closed += 1


@dataclass
class Person:
    """Seconds on a clock, and since when nobody has touched anything."""

    now: float = 1000.0
    idle_seconds: float = 3600.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Watched:
    one: Open
    person: Person
    desktop: Desktop
    watch: LockWatch
    relaunched: list[bool] = field(default_factory=list)

    def privacy(self, **values: object) -> None:
        privacy = replace(Privacy(), **values)  # type: ignore[arg-type]  # its own fields
        self.one.work.cast.shelf.settings = replace(Settings(), privacy=privacy)

    def cleared(self) -> None:
        self.one.until(lambda: bool(self.one.desk.of(MemoryCleared)))
        self.one.qtbot.wait(20)


@pytest.fixture
def watched(make_desk: MakeDesk, open_window: Callable[[Desk], Open]) -> Iterator[Watched]:
    one = open_window(make_desk(microphone=lambda _: FakeMicrophone(speech(1.0), ends=False)))
    one.work.cast.unlock.create(bytearray(b"orbit velvet maple"))
    one.until(lambda: one.work.cast.unlock.state.page == "words")
    person, desktop = Person(), Desktop()
    relaunched: list[bool] = []
    policy = AutoLock(person, person)
    watch = LockWatch(one.work, lambda: person, desktop, lambda: relaunched.append(True), policy)  # type: ignore[arg-type]  # a person and a desktop of this file
    watch._timer.stop()
    one.work.cast.unlock.keys.later()
    one.work.cast.unlock.first_run.leave()
    one.until(lambda: not one.work.locked and one.work.cast.shelf.settings is not None)
    one.qtbot.wait(50)
    yield Watched(one, person, desktop, watch, relaunched)
    watch.close()
    assert desktop.closed == 1


def test_a_countdown_is_shown_and_put_away_by_a_movement(watched: Watched) -> None:
    toast = watched.one.window.toast
    watched.privacy(lock_after_minutes=1)
    watched.person.now += 31
    watched.watch.look()
    assert toast.accessibleName() == "Locking in 29 s. Move or speak to stay."
    watched.person.now += 9
    watched.watch.look()
    assert toast.accessibleName() == "Locking in 20 s. Move or speak to stay."
    assert toast.isVisible()
    watched.person.idle_seconds = 0.2
    watched.watch.look()
    assert not toast.isVisible()
    assert not watched.one.work.locked


def test_it_locks_when_the_countdown_ends(watched: Watched) -> None:
    watched.privacy(lock_after_minutes=1)
    watched.person.now += 60
    watched.watch.look()
    assert watched.one.work.locked
    assert watched.one.window.unlock.isVisible()
    watched.cleared()
    assert not watched.relaunched
    assert not watched.one.window.toast.isVisible()


def test_what_the_diary_does_for_a_person_counts_as_being_there(watched: Watched) -> None:
    watched.privacy(lock_after_minutes=1)
    watched.one.work.cast.entry._state = replace(watched.one.work.cast.entry.state, playing=True)
    for _ in range(4):
        watched.person.now += 59
        watched.watch.look()
    watched.one.work.cast.entry._state = replace(watched.one.work.cast.entry.state, playing=False)
    assert not watched.one.work.locked


def test_before_sleep_the_keys_go_and_the_program_begins_anew(watched: Watched) -> None:
    watched.desktop.sleeping.emit()
    assert watched.one.work.locked, "whatever the person was doing"
    assert not watched.desktop.let
    watched.cleared()
    assert watched.one.desk.of(VaultLocked)
    assert watched.relaunched == [True]
    assert not watched.desktop.let, "the sleep waits until this address space is gone"


def test_a_soft_lock_lets_it_sleep_once_memory_is_cleared(watched: Watched) -> None:
    watched.privacy(deep_lock="never")
    watched.desktop.sleeping.emit()
    assert not watched.desktop.let
    watched.cleared()
    assert (watched.desktop.let, watched.relaunched) == (1, [])


def test_where_a_person_wants_it_open_it_sleeps_open(watched: Watched) -> None:
    watched.privacy(lock_on_suspend=False)
    watched.desktop.sleeping.emit()
    assert watched.desktop.let == 1
    assert not watched.one.work.locked


def test_a_recording_is_parked_where_it_sleeps_open(watched: Watched) -> None:
    watched.privacy(lock_on_suspend=False)
    record = watched.one.work.cast.record
    watched.one.work.actions.speak()
    watched.one.until(lambda: record.state.phase == "recording")
    watched.desktop.sleeping.emit()
    watched.one.until(lambda: record.state.phase == "parked")
    assert isinstance(record.state.error, ComputerSlept)
    record.finish()
    watched.one.until(lambda: record.state.phase == "idle")


def test_the_locked_screen_locks_it_but_not_in_mid_sentence(watched: Watched) -> None:
    one = watched.one
    one.work.actions.speak()
    one.until(lambda: one.work.cast.record.state.dbfs is not None)
    watched.watch.look()
    watched.desktop.screen_locked.emit(True)
    assert not one.work.locked
    one.work.cast.record._state = replace(one.work.cast.record.state, dbfs=-70.0)
    watched.person.now += 61
    watched.watch.look()
    assert one.work.locked
    watched.cleared()
    one.desk.journeys.session.unlock(Secrets(passphrase=bytearray(b"orbit velvet maple")))
    one.desk.journeys.dictation.recover()
    (entry,) = one.desk.journeys.diary.summaries()
    assert entry.seconds > 0.5, (
        "what was said is sealed, whether its last second was entered before the keys went or not"
    )


def test_the_locked_screen_does_not_end_a_dictation_without_hands_in_mid_sentence(watched: Watched) -> None:
    one = watched.one
    talk = one.work.cast.hands_free
    talk.open()
    talk.press("new_entry")
    one.until(lambda: talk.dictating and talk.hears and talk.level > -50.0)
    watched.watch.look()
    watched.desktop.screen_locked.emit(True)
    assert not one.work.locked
    one.desk.journeys.ear._sound.level = -70.0
    watched.person.now += 61
    watched.watch.look()
    assert one.work.locked
    watched.cleared()


def test_a_person_who_asks_for_it_gets_a_deep_lock_where_it_is_always_deep(watched: Watched) -> None:
    watched.privacy(deep_lock="always")
    watched.one.work.cast.shell.lock()
    watched.cleared()
    assert watched.relaunched == [True]


def test_the_pages_between_opening_and_the_open_diary_are_locked_as_well(watched: Watched) -> None:
    one = watched.one
    words = " ".join(one.desk.journeys.keys.new_recovery_words(bytearray(b"orbit velvet maple")))
    one.work.lock("asked")
    watched.cleared()
    one.work.cast.unlock.turn_to("recover")
    one.work.cast.unlock.unlock_with_words(words)
    one.until(lambda: one.work.cast.unlock.state.page == "renew")
    locks = len(one.desk.of(VaultLocked))
    watched.person.now += 3600
    watched.watch.look()
    one.until(lambda: len(one.desk.of(VaultLocked)) > locks)
    one.until(lambda: one.work.cast.unlock.state.page == "open")
    assert not one.desk.journeys.session.is_open()


@pytest.mark.parametrize("opened_again", [False, True])
def test_a_screen_locked_while_the_diary_is_opening_locks_it_once_it_is_open(
    watched: Watched, opened_again: bool
) -> None:
    one = watched.one
    one.work.lock("asked")
    watched.cleared()
    one.work.cast.unlock.unlock(bytearray(b"orbit velvet maple"))
    assert one.work.cast.unlock.state.busy
    watched.desktop.screen_locked.emit(True)
    if opened_again:
        watched.desktop.screen_locked.emit(False)
    one.until(lambda: not one.work.locked and one.work.cast.shelf.settings is not None)
    watched.watch.look()
    assert one.work.locked != opened_again
    if not opened_again:
        one.until(lambda: len(one.desk.of(MemoryCleared)) == 2)
        one.qtbot.wait(20)


def test_a_screen_locked_before_somebody_opens_the_diary_counts_no_more(watched: Watched) -> None:
    """They sit before an open screen, whatever the desktop forgot to tell."""
    one = watched.one
    one.work.lock("asked")
    watched.cleared()
    watched.desktop.screen_locked.emit(True)
    one.work.cast.unlock.unlock(bytearray(b"orbit velvet maple"))
    one.until(lambda: not one.work.locked and one.work.cast.shelf.settings is not None)
    watched.watch.look()
    assert not one.work.locked
