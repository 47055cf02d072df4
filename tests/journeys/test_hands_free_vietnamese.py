"""An entry by voice in Vietnamese: from the microphone through ear, transcriber, captions and conversation."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from diary_desktop.domain.events import CaptionChanged, EntryIndexed, VoiceChanged
from diary_desktop.domain.settings import Listening
from diary_desktop.domain.voice import VoiceState
from diary_desktop.services.marking import Silent
from tests.fakes.engines import FakeRecognizer
from tests.fakes.fed_microphone import FedMicrophone
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk, speech

WRITE, STORY, ENOUGH, KEEP = "ghi lại giúp mình", "hôm nay mình đi dọc bờ sông với Hoa", "hết rồi", "giữ lại"
LOOK = np.zeros(320, np.int16)
WRITTEN = "Hôm nay mình đi dọc bờ sông với Hoa."
PAUSE = np.zeros(24_000, np.int16)


class Talk:
    """A person whose every sentence is heard as the script's next line."""

    def __init__(self, desk: Desk, microphone: FedMicrophone) -> None:
        self._desk = desk
        self._microphone = microphone

    @property
    def state(self) -> VoiceState | None:
        told = self._desk.of(VoiceChanged)
        return told[-1].state if told else None

    def says(self, phase: str) -> None:
        """A sentence and a pause, once the conversation is in ``phase`` and waits for somebody to speak."""
        self.until(lambda: self.state is not None and self.state.phase == phase and self._awaited)
        self._microphone.feed(np.concatenate([speech(0.6), PAUSE]))

    def until(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 20
        while not true():
            assert time.monotonic() < deadline, self.state
            self._microphone.feed(LOOK)  # the room goes on, ten times as fast as a clock
            time.sleep(0.002)

    @property
    def _awaited(self) -> bool:
        ear = self._desk.journeys.ear
        return ear.state.hearing and bool(ear._sound._memory._held)


def test_an_entry_is_told_and_kept_in_vietnamese(make_desk: MakeDesk) -> None:
    microphone, heard = FedMicrophone(), FakeRecognizer([WRITE, STORY, ENOUGH, KEEP], ["vi"])
    desk = make_desk(recognizer=lambda: heard, microphone=lambda _: microphone)
    one = desk.journeys
    one.session.create(bytearray(PASSPHRASE))
    settings = one.session.settings()
    patient = replace(settings.hands_free, silence_seconds=0.0)  # no machine is too slow for it
    one.session.change_settings(replace(settings, listening=Listening(language="vi"), hands_free=patient))
    one.ear._own_voice = Silent()  # headphones: what is fed at once comes too soon after its own voice for the gate
    talk = Talk(desk, microphone)
    one.dialogue.start()
    talk.says("listening")
    talk.says("dictating")
    talk.until(lambda: any(event.caption.settled == STORY for event in desk.of(CaptionChanged)))
    talk.says("dictating")
    talk.says("confirming")
    talk.until(lambda: bool(desk.of(EntryIndexed)) and talk.state is not None and talk.state.phase == "listening")
    one.dialogue.stop()
    talk.until(lambda: not one.dialogue.going_on)

    (entry,) = [one.diary.get(found.entry_id) for found in one.diary.summaries()]
    assert (entry.text, entry.language) == (WRITTEN, "vi")
    assert entry.transcript is not None
    assert [word.text for word in entry.transcript.words] == STORY.split()
    assert entry.clip is not None
    lines = [event.state.line for event in desk.of(VoiceChanged) if event.state is not None]
    assert any(WRITTEN[:20] in line and line.startswith("Hôm nay, ") for line in lines), (
        "it is told back before it is kept"
    )
    assert "Đã giữ." in lines
