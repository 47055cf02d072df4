"""Real sound from end to end: spoken into a room, heard by PortAudio, read by the starter while it is being said."""

from __future__ import annotations

import numpy as np

from diary_desktop.audio.microphone import SoundCard
from diary_desktop.domain.audio import to_pcm16
from diary_desktop.domain.events import CaptionChanged, RecordingStarted
from diary_desktop.engines.pocketsphinx_recognizer import PocketSphinxRecognizer
from diary_desktop.engines.silero_detector import SileroDetector
from diary_desktop.runtime.engine_thread import Token
from tests.audio_server import AudioServer, audio_room, audio_server
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk
from tests.tiny_models.sound import sample_sound, silence
from tests.word_errors import word_errors

__all__ = ["audio_room", "audio_server"]

ASKED = "Where did I take a walk with Susan?"


def heard_in_a_room(desk: Desk, server: AudioServer) -> tuple[list[CaptionChanged], str, str]:
    """Captions that came before the end, the text that was kept, and the same clip written down as a whole."""
    dictation, question = desk.journeys.dictation, sample_sound("question.ogg")
    entry, clip = dictation.begin(job=1)
    while not desk.of(RecordingStarted):
        Token().wait(0.01)
    server.speak(to_pcm16(np.concatenate([silence(0.5), question, silence(1.5), question, silence(0.3)])))
    before = list(desk.of(CaptionChanged))
    desk.journeys.recorder.stop()
    kept = dictation.keep(entry, clip.result(60), Token(), job=1)
    assert kept.transcript is not None
    words = kept.transcript.words
    assert all(0 <= one.start <= one.end <= kept.clip.seconds for one in words if kept.clip is not None)
    assert [one.start for one in words] == sorted(one.start for one in words)
    return before, kept.text, dictation.write_down(kept, Token()).text


def test_words_come_before_the_end_and_are_those_of_the_whole_clip(
    make_desk: MakeDesk, audio_server: AudioServer
) -> None:
    def starter() -> PocketSphinxRecognizer:
        return PocketSphinxRecognizer(SileroDetector())

    desk = make_desk(recognizer=starter, detector=SileroDetector, microphone=SoundCard)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    before, text, whole = heard_in_a_room(desk, audio_server)
    assert any(event.caption.provisional for event in before)
    assert any(event.caption.settled for event in before), "the first sentence is final while the second is spoken"
    wrong, words = word_errors(f"{ASKED} {ASKED}", text)
    assert wrong <= words / 4
    assert wrong <= word_errors(f"{ASKED} {ASKED}", whole)[0], "never worse than the path for whole clips"
    assert text.count(".") == 2
    last = desk.of(CaptionChanged)[-1].caption
    assert last.settled.split() == text.split()
