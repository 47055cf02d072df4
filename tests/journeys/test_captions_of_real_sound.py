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


ROUNDS = 4
"""How often it is said before the captions must have kept up: on a busy machine they let the recording go first."""


def heard_in_a_room(desk: Desk, server: AudioServer) -> tuple[int, str, str]:
    """How often it was said, the text that was kept, and the same clip written down as a whole."""
    dictation, question = desk.journeys.dictation, sample_sound("question.ogg")
    entry, clip = dictation.begin(job=1)
    while not desk.of(RecordingStarted):
        Token().wait(0.01)
    said = 0
    while said < 2 or (said < ROUNDS and not provisional(desk)):
        server.speak(to_pcm16(np.concatenate([silence(0.3), question, silence(1.0)])))
        said += 1
    assert provisional(desk), "words that may still change come while they are said"
    while not desk.of(CaptionChanged)[-1].caption.settled:
        Token().wait(0.01)  # a sentence is final while the recording goes on, however long that takes
    desk.journeys.recorder.stop()
    kept = dictation.keep(entry, clip.result(60), Token(), job=1)
    assert kept.transcript is not None
    words = kept.transcript.words
    assert all(0 <= one.start <= one.end <= kept.clip.seconds for one in words if kept.clip is not None)
    assert [one.start for one in words] == sorted(one.start for one in words)
    return said, kept.text, dictation.write_down(kept, Token()).text


def provisional(desk: Desk) -> bool:
    return any(event.caption.provisional for event in desk.of(CaptionChanged))


def test_words_come_before_the_end_and_are_those_of_the_whole_clip(
    make_desk: MakeDesk, audio_server: AudioServer
) -> None:
    starter = PocketSphinxRecognizer(SileroDetector())
    starter.overhear()  # it is loaded before anybody speaks, not meanwhile
    desk = make_desk(recognizer=lambda: starter, detector=SileroDetector, microphone=SoundCard)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    said, text, whole = heard_in_a_room(desk, audio_server)
    asked = " ".join([ASKED] * said)
    wrong, words = word_errors(asked, text)
    assert wrong <= words / 4
    assert wrong <= word_errors(asked, whole)[0], "never worse than the path for whole clips"
    assert text.count(".") == said
    last = desk.of(CaptionChanged)[-1].caption
    assert last.settled.split() == text.split()
