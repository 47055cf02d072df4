"""One evening in a room of sound: a diary that listens and speaks, and a person who uses nothing but a voice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from diary_desktop.assembly import Running
from diary_desktop.domain.audio import Pcm16
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.events import Event, SpeakingChanged, VoiceChanged, VoiceWishes, Woken
from diary_desktop.domain.voice import VoicePhase, VoiceState
from diary_desktop.services.spoken_feedback import feedback
from tests.audio_server import AudioServer

PATIENCE = 30.0
TRIES, UNDERSTOOD_WITHIN = 6, 12.0
REPLY = 0.5
"""Seconds."""


class Evening:
    """One diary in the room, the person in it, and what the diary has told so far."""

    def __init__(self, running: Running, room: AudioServer, sounds: Callable[[str], Pcm16], wakes_by: str) -> None:
        """``sounds`` are what the person says, by name; what is said in ``wakes_by`` wakes the diary."""
        self.journeys = running.journeys
        self._room = room
        self._sounds = sounds
        self._wakes_by = wakes_by
        self._changed = threading.Condition()
        self.events: list[tuple[float, Event]] = []
        self.journeys.bus.listen(self._note)

    def stands_by(self) -> None:
        """Wait for what wakes the diary, and begin to talk by it as the window does."""

        def begin(event: Event) -> None:
            if isinstance(event, Woken):
                self.journeys.dialogue.start(woken=True)
                self.journeys.standby.answered()

        self.journeys.bus.listen(begin)
        self.journeys.standby.start()
        self.until(lambda: bool(self.journeys.ear.state.waiting_for), "it stands by")

    def speaks(self, speed: float, volume: int) -> None:
        settings = self.journeys.session.settings()
        speaking = replace(settings.speaking, speed=speed, volume=volume)
        self.journeys.session.change_settings(replace(settings, speaking=speaking))

    def person_says(self, name: str) -> int:
        """Heard to its end, once the diary waits for it, after the moment that anybody takes to answer.

        How many events had come when it began.
        """
        time.sleep(REPLY)
        self.until(self._waits_for_me, "its turn to listen")
        before = len(self.events)
        self._room.speak(self._sounds(name))
        return before

    def talks_over(self, name: str, happened: Callable[[], bool]) -> None:
        """Say it while the diary speaks, and again until it has given way; what it made of the words is answered."""
        while not happened():
            self._room.speak(self._sounds(name))
            self._waited(happened, REPLY)
        self.until(self._waits_for_me, "its turn to listen")
        self._answers_what_was_misheard()

    def says_until(self, name: str, happened: Callable[[], bool]) -> None:
        """Say it, and as people do, say it again where it was not understood on a machine with other things to do."""
        awake = self.state.phase != "sleeping"
        for _ in range(TRIES):
            if self._understood(self.person_says(name), happened, awake=awake):
                return
            self._answers_what_was_misheard()
            if awake and self.state.phase == "sleeping":
                self.says_until(self._wakes_by, self.is_in("listening"))
            if happened():
                return
        raise AssertionError(f"{name}: {self.story()}")

    def locks(self) -> None:
        """Tell it to lock, and mean it: a yes that was not understood is asked for once more and then forgotten."""
        asked = self._asked_back
        for _ in range(TRIES):
            self.says_until("lock", lambda: self.state.line.startswith(asked))
            self.person_says("yes")
            if self._waited(lambda: self.count(VoiceWishes) == 1, UNDERSTOOD_WITHIN):
                return
        raise AssertionError(f"lock: {self.story()}")

    def until(self, happened: Callable[[], bool], what: str) -> None:
        """Wait for it. Fails with what was told instead."""
        assert self._waited(happened, PATIENCE), f"{what}: {self.story()}"

    def is_in(self, phase: VoicePhase) -> Callable[[], bool]:
        return lambda: self.state.phase == phase

    def until_phase(self, phase: VoicePhase) -> None:
        self.until(self.is_in(phase), phase)

    def until_speaking(self) -> None:
        self.until(lambda: bool(self._spoken()) and not self.silent(), "speech")

    def silent(self) -> bool:
        """Whether it says nothing now."""
        return not self._spoken() or not self._spoken()[-1]

    @property
    def state(self) -> VoiceState:
        found = [one.state for _, one in self.events if isinstance(one, VoiceChanged) and one.state is not None]
        return found[-1] if found else VoiceState()

    def moment(self, kind: type[Event], last: bool = True) -> float:
        return [at for at, one in self.events if isinstance(one, kind)][-1 if last else 0]

    def count(self, kind: type[Event]) -> int:
        return sum(isinstance(one, kind) for _, one in self.events)

    def story(self) -> list[str]:
        """What happened, for whoever has to find out why it did not."""
        told = [one.state for _, one in self.events if isinstance(one, VoiceChanged)]
        return [f"{one.phase}: {one.heard!r} / {one.line!r}" for one in told if one is not None][-12:]

    def entry(self) -> Entry:
        """The only one."""
        (found,) = self.journeys.diary.summaries()
        return self.journeys.diary.get(found.entry_id)

    def _answers_what_was_misheard(self) -> None:
        """A question that nobody meant to raise gets a no, aloud."""
        asked = (self._asked_back, self._offered)
        while self.state.line.startswith(asked):
            self.person_says("no")
            self._waited(lambda: not self.state.line.startswith(asked), UNDERSTOOD_WITHIN)
            self.until(self._waits_for_me, "its turn to listen")

    def _waits_for_me(self) -> bool:
        """What the window shows then: the ear is open and the diary has said what it had to say."""
        state = self.state
        if state.phase == "listening":
            return state.line == feedback("listening", "en")
        return state.phase in ("sleeping", "dictating") or (state.phase == "confirming" and state.countdown is not None)

    def _understood(self, before: int, happened: Callable[[], bool], *, awake: bool) -> bool:
        """Whether it happens before the diary, since that event, has said something else and waits again, or sleeps."""

        def otherwise() -> bool:
            spoke = any(isinstance(one, SpeakingChanged) and one.sentence for _, one in self.events[before:])
            return (spoke and self._waits_for_me()) or (awake and self.state.phase == "sleeping")

        self._waited(lambda: happened() or otherwise(), UNDERSTOOD_WITHIN)
        return happened()

    @property
    def _offered(self) -> str:
        return feedback("write_it_down", "en", words="").split("“")[0]

    @property
    def _asked_back(self) -> str:
        return feedback("is_it_right", "en", command="").split("“")[0]

    def _waited(self, happened: Callable[[], bool], seconds: float) -> bool:
        with self._changed:
            return self._changed.wait_for(happened, seconds)

    def _spoken(self) -> list[str]:
        return [one.sentence for _, one in self.events if isinstance(one, SpeakingChanged)]

    def _note(self, event: Event) -> None:
        with self._changed:
            self.events.append((time.monotonic(), event))
            self._changed.notify_all()
