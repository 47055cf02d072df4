"""Who interrupts the diary while it speaks: a person, by speech or by the wake word, and never the diary itself."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from diary_desktop.domain.audio import Pcm16
from diary_desktop.domain.errors import Cancelled
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeWakeWord

from .ear_room import SILENCE, open_rooms, room, until, voice

__all__ = ["open_rooms", "room"]  # fixtures are found by their names in this module


def test_a_watch_calls_once_when_somebody_speaks(room):
    calls: list[str] = []
    with room.ear.watch(lambda: calls.append(threading.current_thread().name)):
        room.hear(SILENCE)
        assert not calls
        room.hear(voice(1.0))
        until(lambda: bool(calls))
    room.hear(SILENCE, voice(1.0))
    assert calls == ["ear"]


def test_who_speaks_is_noticed_by_the_bare_microphone_first(room):
    calls: list[str] = []
    with room.ear.watch(lambda: calls.append("noticed")):
        room.hear(SILENCE)
        room.beside.append(voice(0.2))
        room.hear(SILENCE)
        until(lambda: bool(calls))
    assert calls == ["noticed"]


def test_what_the_bare_microphone_hears_while_the_diary_is_silent_interrupts_nothing_later(room):
    calls: list[str] = []
    room.beside.append(voice(0.5))
    room.hear(SILENCE)
    with room.ear.watch(lambda: calls.append("noticed")):
        room.hear(SILENCE)
    assert not calls


class Softer:
    """A loudspeaker that explains whatever is, on the whole, no louder than 5,000."""

    def covers(self, pcm: Pcm16, until: float) -> bool:
        return bool(pcm.any()) and float(np.abs(pcm).mean()) <= 5_000


def test_a_wake_word_interrupts_though_nobody_was_heard_to_begin(room):
    calls: list[str] = []
    marked = voice(0.02)
    marked[0] = FakeWakeWord.mark
    with room.ear.watch(lambda: calls.append("noticed")):
        room.hear(SILENCE)
        assert not calls
        room.hear(marked)  # too short for a beginning of speech
        until(lambda: bool(calls))
    assert calls == ["noticed"]


@pytest.mark.parametrize(("over", "called"), [(0, []), (512, ["noticed"])])
def test_a_wake_word_in_its_own_voice_interrupts_nothing_but_one_said_over_it_does(open_rooms, over, called):
    """The detector hears its word in both; somebody is louder than the loudspeaker for ``over`` samples."""
    room = open_rooms(own_voice=Softer())
    calls: list[str] = []
    own = voice(1.0) // 4
    own[4480 : 4480 + over] *= 4  # one block of the detector
    own[9600] = FakeWakeWord.mark
    with room.ear.watch(lambda: calls.append("noticed")):
        room.hear(SILENCE, own, SILENCE)
    assert calls == called


def test_what_it_said_itself_does_not_wake_it_later_either(open_rooms):
    room, token = open_rooms(own_voice=Softer()), Token()
    wanted = room.pool.submit(room.ear.wait_for_wake, token)
    until(lambda: room.awaited)
    own = voice(1.0) // 4
    own[9600] = FakeWakeWord.mark
    room.hear(SILENCE, own, SILENCE)
    token.cancel()
    with pytest.raises(Cancelled):
        wanted.result(10)
