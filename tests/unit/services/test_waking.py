"""A try of the wake word: heard, not heard, no microphone, or somebody else listening; afterwards the ear is closed."""

from __future__ import annotations

import pytest

from diary_desktop.domain.errors import InputError, ModelMissing, NoMicrophone
from diary_desktop.domain.hearing import WakeWord
from diary_desktop.domain.settings import Listening
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services import waking as waking_module
from diary_desktop.services.ear import Ear
from diary_desktop.services.marking import Hearing
from diary_desktop.services.standby import Standby
from diary_desktop.services.tasks import Tasks
from diary_desktop.services.waking import Waking
from tests.fakes.ear import FakeEar, Woke
from tests.fakes.engines import FakeDetector, FakeRecognizer
from tests.fakes.fed_microphone import FedMicrophone

WORDS = (WakeWord("alexa", "Alexa", ("en",)),)


def waking(ear, load=lambda: FakeRecognizer([]), language: str = "en", *, talking: bool = False):
    thread, bus = EngineThread("recognizer", load), EventBus()
    standby = Standby(ear, Tasks({}, bus), bus, lambda: talking, lambda: False)
    return Waking(lambda: WORDS, thread, lambda: Listening(language=language), ear, standby, lambda: talking), thread


def test_what_is_heard_is_named_and_the_ear_closes():
    ear = FakeEar([Woke("dear diary")])
    one, _ = waking(ear)
    found = one.heard(Token())
    assert found is not None
    assert found.name == "dear diary"
    assert not ear.state.open


def test_what_hands_free_listens_for_is_left_to_it():
    ear = FakeEar()
    ear.open()
    one, _ = waking(ear, talking=True)
    with pytest.raises(InputError):
        one.heard(Token())
    assert ear.state.open


@pytest.mark.parametrize("present", [True, False])
def test_silence_ends_the_try_and_a_missing_microphone_is_told(monkeypatch, present):
    monkeypatch.setattr(waking_module, "TRY_SECONDS", 0.3)
    thread = EngineThread("ear", lambda: Hearing(FakeDetector()))
    ear = Ear(thread, FedMicrophone(present=present), EventBus())
    one, _ = waking(ear)
    if present:
        assert one.heard(Token()) is None
    else:
        with pytest.raises(NoMicrophone):
            one.heard(Token())
    assert ear.wait_closed(5)
    assert thread.close(5)


def test_what_there_is_depends_on_the_recogniser():
    def missing():
        raise ModelMissing(role="listening")

    for load, language, phrase in [
        (lambda: FakeRecognizer([]), "en", "well"),
        (lambda: FakeRecognizer([]), "qq", "not"),
        (missing, "en", "not"),
    ]:
        one, thread = waking(FakeEar(), load, language)
        known = one.known()
        assert (known.words, known.phrase) == (WORDS, phrase)
        assert thread.close(5)
