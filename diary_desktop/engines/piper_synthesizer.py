"""Speaks with a piper voice, one piece a breath, at the speed a person likes."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import piper
from piper.config import PhonemeType, PiperConfig, SynthesisConfig

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import CancelToken, ModelDamaged, ModelMissing
from diary_desktop.engines.espeak_library import before_it_is_opened_anew
from diary_desktop.engines.onnx_session import NATIVE_ERRORS, open_native, translated
from diary_desktop.engines.speakable import breaths
from diary_desktop.engines.voice_file import voice_description, voice_language

_ROLE: Final = "speaking"

LONGEST: Final = 200
"""Characters made at once: on two slow cores about two seconds, the longest that stopping can take."""

_NEEDS_MORE: Final = "This voice needs parts that are not installed, so it was not used."


class PiperSynthesizer:
    """One loaded voice, one language. Owned by the synthesizer thread."""

    rough = False

    def __init__(self, path: Path, threads: int = 2) -> None:
        """``path`` is the ``.onnx`` file; its ``.onnx.json`` lies beside it.

        Raises ``ModelMissing`` (also for voices whose phonemes need a download, such as Chinese), ``ModelDamaged``.
        """
        config = _config(path)
        # Piper's own loader would take every core and the library's own logging.
        session = open_native(path, _ROLE, threads)
        self._voice = piper.PiperVoice(session=session, config=config, download_dir=path.parent)
        if config.phoneme_type is PhonemeType.ESPEAK:
            before_it_is_opened_anew()
            self._voice.phonemize("a")  # opens it, now and not while the other voice speaks in between
        self._scale = config.length_scale
        self.name = f"piper {path.stem}"
        self.language = voice_language(path)
        # It logs every text it speaks at DEBUG, and odd sounds of it at WARNING.
        logging.getLogger("piper").setLevel(logging.ERROR)

    def speak(self, sentence: str, language: str, token: CancelToken, speed: float = 1.0) -> Iterator[Sound]:
        """Cancellable between breaths. ``ModelMissing`` for a language that is not the voice's (empty is)."""
        if language not in ("", self.language):
            raise ModelMissing("There is no voice for this language.", "The text stays on the screen.", role=_ROLE)
        for piece in breaths(sentence, LONGEST):
            token.raise_if_cancelled()
            yield from self._sounds(piece, speed, token)

    def _sounds(self, piece: str, speed: float, token: CancelToken) -> Iterator[Sound]:
        shape = SynthesisConfig(length_scale=self._scale / min(2.0, max(0.5, speed)))
        plain = piece.replace("[[", "[ [")  # double brackets hold phonemes, for piper
        try:
            for one in self._voice.synthesize(plain, shape):
                token.raise_if_cancelled()
                if len(one.audio_float_array):
                    yield Sound(one.audio_float_array, one.sample_rate)
        except NATIVE_ERRORS as error:
            raise translated(error) from error
        except (KeyError, ValueError, IndexError, TypeError) as error:  # a config that does not fit its graph
            raise ModelDamaged from error


def _config(path: Path) -> PiperConfig:
    try:
        config = PiperConfig.from_dict(voice_description(path))
        sound = config.sample_rate > 0 and bool(config.phoneme_id_map)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ModelDamaged from error
    if not sound:
        raise ModelDamaged
    if config.phoneme_type not in (PhonemeType.ESPEAK, PhonemeType.TEXT):
        raise ModelMissing(_NEEDS_MORE, "Choose another voice for this language.", role=_ROLE)
    return config
