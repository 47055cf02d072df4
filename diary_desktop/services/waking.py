"""What can wake the diary on this computer, how well, and a try of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diary_desktop.domain.errors import CancelToken, InputError, ModelError
from diary_desktop.domain.hearing import Wake, WakeWord
from diary_desktop.domain.settings import Listening
from diary_desktop.ports.hearing import OpenEar
from diary_desktop.ports.speech import SpeechRecognizer
from diary_desktop.runtime.engine_thread import EngineThread

from .standby import Standby
from .wake_phrase import Works, works_well

TRY_SECONDS = 10.0
"""How long a try listens."""


@dataclass(frozen=True, slots=True)
class Known:
    """Trained words there are, and how a phrase works: ``well``, ``rarely`` (the starter) or ``not``."""

    words: tuple[WakeWord, ...] = ()
    phrase: Works = "well"


class Waking:
    """Waits for the recognizer's thread and for what is said; from the desk or the conversation lane."""

    def __init__(
        self,
        words: Callable[[], Sequence[WakeWord]],
        recognizer: EngineThread[SpeechRecognizer],
        listening: Callable[[], Listening],
        ear: OpenEar,
        standby: Standby,
        talking: Callable[[], bool],
    ) -> None:
        """``talking``: a conversation uses the ear."""
        self._words = words
        self._recognizer = recognizer
        self._listening = listening
        self._ear = ear
        self._standby = standby
        self._talking = talking

    def known(self) -> Known:
        """What there is. Loads the recogniser where it is not loaded yet."""
        language = self._listening().language
        try:
            phrase: Works = self._recognizer.call(lambda engine, _: works_well(engine, language))
        except ModelError:
            phrase = "not"
        return Known(tuple(self._words()), phrase)

    def heard(self, token: CancelToken) -> Wake | None:
        """Listen for the word and the phrase of the settings; None where neither was heard in ``TRY_SECONDS``.

        Raises ``InputError`` while hands-free listens, ``NoMicrophone`` where nothing can be heard, and ``Cancelled``.
        """
        if self._talking():
            raise InputError("Hands-free is listening already.", "Say it now: the diary wakes by it.")
        patience = _Patience(token, time.monotonic() + TRY_SECONDS)
        with self._standby.held():
            self._ear.open()
            try:
                return self._ear.wait_for_wake(patience)
            except _TimeUp:
                if self._ear.state.trouble is not None:
                    raise self._ear.state.trouble from None
                return None
            finally:
                self._ear.close()


class _TimeUp(Exception):
    """Nobody said it."""


class _Patience:
    """A token that also ends by itself."""

    def __init__(self, token: CancelToken, until: float) -> None:
        self._token = token
        self._until = until

    def raise_if_cancelled(self) -> None:
        """Raise ``Cancelled`` once cancelled, ``_TimeUp`` once it takes too long."""
        self._token.raise_if_cancelled()
        if time.monotonic() > self._until:
            raise _TimeUp
