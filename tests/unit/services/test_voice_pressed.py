"""Keys pressed while the diary speaks, reads or plays, and the silences that end what is said in each phase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import pytest

from diary_desktop.domain.conversation import Citation
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import JobId
from diary_desktop.domain.hearing import Utterance
from diary_desktop.services.voice_keys import Key
from tests.fakes.voice import Line, Press, Room, quoted

ASK = Line(text="what did I do last week")
OWN = Line(text="play that in my own voice")
YES = Line(text="yes")
LOUDER = Line(text="louder")
RAIN = quoted((date(2026, 5, 3), "Rain."))
READ = "On 3 May you wrote: Rain."


@dataclass
class Pressed(Room):
    """A room in which ``pressed`` comes the first time the diary is ``busy``: before its words, or the recording, end.

    ``silences`` are those that ended what was said, by phase, in seconds.
    """

    pressed: Key = "leave"
    busy: str = "speaking"
    silences: dict[str, set[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        self._heard = self.ear.utterance
        self.ear.utterance = self._noted  # type: ignore[method-assign]  # as it is, and noted

    def _noted(self, after: float, token: CancelToken, longest: float) -> Utterance | None:
        self.silences.setdefault(self.state.phase, set()).add(after)
        return self._heard(after, token, longest)

    def say(self, sentences: Iterable[str], language: str, token: CancelToken, job: JobId = 0) -> None:
        if not self.state.own_voice:
            self._press("speaking")
        super().say(sentences, language, token, job)

    def play(self, citation: Citation, token: CancelToken) -> bool:
        self._press("playing")
        return super().play(citation, token)

    def _press(self, now: str) -> None:
        if now == self.busy:
            self.busy = ""
            if self.pressed == "mute":
                self.ear.mute(True)
            self.keys.press(self.pressed)


def test_leaving_over_an_answer_silences_it_and_ends_it() -> None:
    room = Pressed(answers=[RAIN]).hold(ASK, LOUDER)
    assert room.ended
    assert not room.said
    assert not room.adjusted


def test_a_lock_over_an_answer_silences_it_and_asks_back() -> None:
    room = Pressed(answers=[RAIN], pressed="lock").hold(ASK, YES)
    assert room.wishes == ["lock"]
    assert READ not in room.said


def test_a_mute_over_an_answer_silences_it_and_the_answer_is_still_there() -> None:
    room = Pressed(answers=[RAIN], pressed="mute").hold(ASK, Line(text="never heard"), Press("repeat"), Press("unmute"))
    assert [one for one in room.said if one == READ] == [READ], "only when it was asked for"
    assert any(one.muted and one.phase == "sleeping" and not one.listens for one in room.states)
    assert not room.state.muted


@pytest.mark.parametrize("key", ["lock", "mute"])
def test_a_key_while_it_reads_ends_the_reading(key: Key) -> None:
    room = Room(answers=[RAIN], answer_seconds=30.0).hold(ASK, Press(key), YES, Press("unmute"), LOUDER)
    assert room.tokens[0].cancelled
    assert READ not in room.said
    assert room.wishes == (["lock"] if key == "lock" else [])
    assert room.adjusted == ([] if key == "lock" else ["louder"])


def test_a_key_over_ones_own_recording_silences_it_and_listens_again() -> None:
    room = Pressed(answers=[RAIN], pressed="stop", busy="playing").hold(ASK, OWN, LOUDER)
    assert not room.played, "not to its end"
    assert room.adjusted == ["louder"]
    assert room.said[0] == READ
    assert not any("no recording" in one for one in room.said), "it was interrupted, not missing"


@pytest.mark.parametrize(("quiet", "listening"), [(119.0, True), (121.0, False)])
def test_without_a_word_that_wakes_it_listens_for_two_minutes(quiet: float, listening: bool) -> None:
    room = Room(wakes=()).hold(Line(quiet, text="louder"))
    assert room.adjusted == (["louder"] if listening else [])
    asleep = next(one for one in room.states if one.phase == "sleeping")
    assert not asleep.listens


def test_a_question_ends_after_four_fifths_of_a_second_and_a_yes_or_no_after_half_of_one() -> None:
    told = "write this down", "Ana came. We ate bread.", "that's all", "delete the last sentence", "no", "keep it"
    room = Pressed(answers=[RAIN], busy="", answer_seconds=1.0)
    room.hold(*(Line(text=one) for one in told), ASK)
    assert room.silences == {"listening": {0.8}, "dictating": {0.8}, "confirming": {0.5}, "answering": {0.5}}
    assert (room.asked, room.kept[0].text) == ([ASK.text], told[1])
