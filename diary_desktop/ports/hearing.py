"""What the hands-free dialogue asks of an open ear, real or scripted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.hearing import EarState, Utterance, Wake
from diary_desktop.ports.audio import Microphone


class EarSwitch(Protocol):
    """Returns at once, from any thread; the microphone opens and closes on the ear's own thread."""

    @property
    def state(self) -> EarState:
        """What it does now; each change is also published as ``EarChanged``."""

    def open(self) -> None:
        """Begin to listen. A missing microphone is told by ``state`` and looked for again, less and less often."""

    def close(self) -> None:
        """Stop listening, close the microphone and overwrite what was heard."""

    def mute(self, muted: bool) -> None:
        """Close the microphone, or open it again, while listening stays on; what was heard is overwritten."""


class OpenEar(EarSwitch, Protocol):
    """For one thread at a time; those that wait raise ``Cancelled`` by their token, ``NoMicrophone`` once closed."""

    @property
    def level(self) -> float:
        """dBFS of the last block."""

    def utterance(self, after: float, token: CancelToken, longest: float) -> Utterance | None:
        """What is said next, once it ended ``after`` seconds ago; ``None`` where nobody begins in ``longest`` seconds.

        One that is still going on after ``longest`` seconds is cut there. What was said in the last second before
        the call belongs to it, unless another utterance or a wake took it.
        """

    def wait_for_wake(self, token: CancelToken) -> Wake:
        """Wait for a wake word or the free phrase; the next ``utterance`` begins right behind it."""

    def watch(self, onset: Callable[[], object]) -> AbstractContextManager[None]:
        """Inside, ``onset`` is called once, on the ear's thread, when a person begins to speak or says a wake word.

        The diary's own voice out of the loudspeaker is no person. ``onset`` returns at once (cancels a token).
        """

    def skip(self) -> None:
        """What was heard until now belongs to nobody: the next utterance begins after it."""


class RecordingEar(OpenEar, Protocol):
    """An ear whose sound can also be recorded."""

    def microphone(self) -> Microphone:
        """A microphone that begins with what was heard in the last second and is nobody's yet.

        It is fed while the ear goes on, opens again after ``stop`` where it left off, and needs no device of its own.
        """
