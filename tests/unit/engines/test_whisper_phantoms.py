"""What a real Whisper is known to write where nobody speaks never leaves the adapter: its library's output scripted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from faster_whisper.transcribe import Segment as Heard  # type: ignore[import-untyped]  # ships no type information

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.engines.whisper_recognizer import WhisperRecognizer
from diary_desktop.runtime.engine_thread import Token
from tests.tiny_models.sound import silence

SUBSCRIBE = "Hãy subscribe cho kênh Ghiền Mì Gõ Để không bỏ lỡ những video hấp dẫn"
THANKS = "Cảm ơn các bạn đã theo dõi và hẹn gặp lại."
STUCK = "and then and then and then and then and then and then and then and then"
SAID = "We walked along the river."


def heard(text: str, start: float, end: float, no_speech: float = 0.05, log_probability: float = -0.2) -> Heard:
    return Heard(0, 0, start, end, f" {text}", [], log_probability, 1.0, no_speech, None, 0.0)


@pytest.fixture(scope="module")
def whisper(tiny_whisper: Path) -> WhisperRecognizer:
    return WhisperRecognizer(tiny_whisper)


@pytest.fixture(scope="module")
def sound(spoken: Samples) -> Samples:
    """Four seconds in which somebody speaks, then six in which nobody does."""
    return np.concatenate([spoken[: 4 * SAMPLE_RATE], silence(6.0)])


def written(
    whisper: WhisperRecognizer, monkeypatch: pytest.MonkeyPatch, sound: Samples, lines: Sequence[Heard]
) -> list[str]:
    def scripted(*_: object, **__: object) -> tuple[Iterator[Heard], None]:
        return iter(lines), None

    monkeypatch.setattr(whisper._model, "transcribe", scripted)
    return [one.text for one in whisper.transcribe(sound, "vi", Token())]


@pytest.mark.parametrize("line", [SUBSCRIBE, THANKS, "Thanks for watching!", STUCK, SAID])
def test_where_nobody_speaks_no_line_is_written_however_sure_it_is(
    whisper: WhisperRecognizer, monkeypatch: pytest.MonkeyPatch, sound: Samples, line: str
) -> None:
    lines = [heard(SAID, 0.4, 3.8), heard(line, 5.0, 9.0)]
    assert written(whisper, monkeypatch, sound, lines) == [SAID]


@pytest.mark.parametrize("line", [SUBSCRIBE, THANKS, "Thanks for watching!", STUCK])
@pytest.mark.parametrize("doubt", [{"no_speech": 0.3}, {"log_probability": -0.8}])
def test_over_a_voice_it_is_not_sure_of_no_known_line_and_no_loop_is_written(
    whisper: WhisperRecognizer, monkeypatch: pytest.MonkeyPatch, sound: Samples, line: str, doubt: dict[str, float]
) -> None:
    assert written(whisper, monkeypatch, sound, [heard(line, 0.4, 3.8, **doubt)]) == []
    assert written(whisper, monkeypatch, sound, [heard(SAID, 0.4, 3.8, **doubt)]) == [SAID]


def test_what_it_gave_up_itself_is_not_written(
    whisper: WhisperRecognizer, monkeypatch: pytest.MonkeyPatch, sound: Samples
) -> None:
    assert written(whisper, monkeypatch, sound, [heard(SAID, 0.4, 3.8, 0.7, -1.2)]) == []


@pytest.mark.parametrize("line", [THANKS, "Xin cảm ơn."])
def test_what_somebody_says_clearly_is_written_even_if_it_is_such_a_line(
    whisper: WhisperRecognizer, monkeypatch: pytest.MonkeyPatch, sound: Samples, line: str
) -> None:
    assert written(whisper, monkeypatch, sound, [heard(line, 0.4, 3.8)]) == [line]


def test_a_line_that_only_begins_with_a_voice_is_doubted(
    whisper: WhisperRecognizer, monkeypatch: pytest.MonkeyPatch, sound: Samples
) -> None:
    """A window of the running recording may end in silence: a word, then what it makes up."""
    assert written(whisper, monkeypatch, sound, [heard(SUBSCRIBE, 3.5, 9.5)]) == []
