"""The starter voice: sound, languages, stopping, and missing data."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import Cancelled, ModelMissing
from diary_desktop.engines.espeak_library import EspeakFiles, EspeakLibrary, espeak_files
from diary_desktop.engines.espeak_synthesizer import EspeakSynthesizer
from diary_desktop.engines.piper_synthesizer import PiperSynthesizer
from diary_desktop.engines.silero_detector import SileroDetector
from diary_desktop.runtime.engine_thread import Token
from tests.tiny_models.sound import AfterLooks

SENTENCE = "You walked along the river with your sister on the third of May."


@pytest.fixture(scope="module")
def espeak() -> EspeakSynthesizer:
    try:
        return EspeakSynthesizer()
    except ModelMissing:
        pytest.skip("no espeak-ng on this platform")


def only(sounds: Iterable[Sound]) -> Sound:
    (sound,) = sounds
    return sound


def test_speaks_at_an_ordinary_level(espeak: EspeakSynthesizer) -> None:
    sound = only(espeak.speak(SENTENCE, "en", Token()))
    assert sound.rate == 22_050
    assert 3.0 < sound.seconds < 6.0
    assert 0.02 < float(np.sqrt(np.mean(np.square(sound.samples)))) < 0.3
    assert float(np.abs(sound.samples).max()) < 1.0


def test_what_it_says_is_heard_as_speech(espeak: EspeakSynthesizer, detector: SileroDetector) -> None:
    sound = only(espeak.speak(SENTENCE, "en", Token()))
    at = np.arange(0, len(sound.samples), sound.rate / 16_000)
    heard = np.interp(at, np.arange(len(sound.samples)), sound.samples).astype(np.float32)
    assert sum(end - start for start, end in detector.stretches(heard)) > 0.7 * sound.seconds


def test_languages_sound_different_and_unknown_ones_are_refused(espeak: EspeakSynthesizer) -> None:
    lengths = {
        code: only(espeak.speak("Hanoi 2026", code, Token())).samples.shape for code in ("en", "vi", "de", "fr", "zh")
    }
    assert len(set(lengths.values())) > 3
    assert espeak.speaks("vi")
    assert not espeak.speaks("xx")
    with pytest.raises(ModelMissing):
        list(espeak.speak("text", "xx", Token()))


def test_an_unnamed_language_is_spoken_as_english(espeak: EspeakSynthesizer) -> None:
    first, second = (only(espeak.speak(SENTENCE, code, Token())) for code in ("", "en"))
    assert abs(first.seconds - second.seconds) < 0.05


def test_speed(espeak: EspeakSynthesizer) -> None:
    slow, fast = (only(EspeakSynthesizer().speak(SENTENCE, "en", Token(), speed)).seconds for speed in (0.5, 2.0))
    assert slow > 1.6 * only(espeak.speak(SENTENCE, "en", Token())).seconds > 2.2 * fast


def test_stops_in_the_middle_of_a_sentence(espeak: EspeakSynthesizer) -> None:
    for looks in (1, 3):
        with pytest.raises(Cancelled):
            list(espeak.speak(SENTENCE * 5, "en", AfterLooks(looks)))
    assert only(espeak.speak("Still here.", "en", Token())).seconds > 0.5


def test_odd_text_is_no_trouble(espeak: EspeakSynthesizer) -> None:
    for text in ("a\0b", "<speak>hi</speak>", "[[h@'loU]]", "🙂 ok", "\ud800 ok", "x" * 3000):
        assert sum(sound.seconds for sound in espeak.speak(text, "en", Token())) > 0.1


def test_a_piper_voice_in_between_changes_nothing(espeak: EspeakSynthesizer, tiny_voice: Path) -> None:
    """Both use the one library of the process, and piper starts it anew."""
    before = only(espeak.speak(SENTENCE, "en", Token())).seconds
    piper = PiperSynthesizer(tiny_voice)
    assert list(piper.speak(SENTENCE, "en", Token()))
    assert list(espeak.speak("Xin chào bạn.", "vi", Token()))
    assert list(piper.speak(SENTENCE, "en", Token()))
    assert abs(only(espeak.speak(SENTENCE, "en", Token())).seconds - before) < 0.05


def test_missing_data_is_noticed_before_the_library_is_asked(tmp_path: Path) -> None:
    """It would call ``exit``: so it is tried in a process of its own, which must live on."""
    code = (
        "from pathlib import Path; from diary_desktop.domain.errors import ModelMissing\n"
        "from diary_desktop.engines.espeak_library import *\n"
        "import sys\n"
        "for files in (EspeakFiles(espeak_files().library, Path(sys.argv[1])), EspeakFiles('nowhere.so', "
        "espeak_files().data)):\n"
        "    try: EspeakLibrary(files)\n"
        "    except ModelMissing: print('missing')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["missing", "missing"]


def test_the_data_is_read_once_however_often_the_library_is_opened_and_survives_piper() -> None:
    """What was read first was freed and gone on with: the process died, so this runs in one of its own."""
    code = (
        "import threading\n"
        "from piper.phonemize_espeak import EspeakPhonemizer\n"
        "from diary_desktop.engines.espeak_library import *\n"
        "def say():\n"
        "    keep = lambda pcm: heard.append(len(pcm)) is None\n"
        "    EspeakLibrary(espeak_files()).say('Hôm nay trời đẹp.', 'vi', 160, keep)\n"
        "def on_a_thread(work):\n"
        "    one = threading.Thread(target=work); one.start(); one.join()\n"
        "heard = []\n"
        "say(); first = sum(heard); on_a_thread(say); print(sum(heard) > 1.5 * first > 0)\n"
        "before_it_is_opened_anew()\n"
        "on_a_thread(lambda: print(len(EspeakPhonemizer().phonemize('vi', 'Hôm nay')) > 0))\n"
        "say(); print(sum(heard) > 2.5 * first)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True", "True"]


def test_an_unknown_voice_is_refused_by_the_library_too() -> None:
    library = EspeakLibrary(espeak_files())
    with pytest.raises(ModelMissing):
        library.say("text", "no-such-voice", 160, lambda _: True)


def test_no_library_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diary_desktop.engines.espeak_library._candidates", lambda: iter(()))
    with pytest.raises(ModelMissing):
        espeak_files()
    assert EspeakFiles("x", Path("/nowhere")).voices() == frozenset()
