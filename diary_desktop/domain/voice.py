"""The hands-free conversation as anybody may see it: where it stands, what was heard, what it says and understands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .conversation import Answer
from .entry import EntryId
from .errors import DiaryError

VoicePhase = Literal["sleeping", "listening", "dictating", "confirming", "answering", "speaking"]
"""``sleeping`` waits for the wake word; ``listening`` for a command or a question; ``dictating`` records an entry;
``confirming`` has asked something back; ``answering`` reads the diary; ``speaking`` talks, or plays the person."""


@dataclass(frozen=True, slots=True)
class VoiceState:
    """One moment of it. Texts are in ``language`` (``en`` or ``vi``), the one that is spoken, and ready to be shown.

    ``heard`` are the person's words so far, ``tail`` what may still change of them. ``line`` is what the diary says
    or asks now. ``countdown`` counts whole seconds down to what happens by itself; None where nothing will.
    ``suggestions`` are commands understood in this very phase, as one would say them. ``answer`` is the last one
    given and ``source`` the place of its citation in question, from 0. ``entry`` is the one spoken of last: made,
    asked about, read, or quoted by an answer; ``seconds`` is the length of its sound so far. ``listens`` tells whether
    the microphone is open, ``own_voice`` whether the person's own recording is being played.
    """

    phase: VoicePhase = "sleeping"
    muted: bool = False
    listens: bool = False
    language: str = "en"
    heard: str = field(default="", repr=False)
    tail: str = field(default="", repr=False)
    line: str = field(default="", repr=False)
    countdown: int | None = None
    suggestions: tuple[str, ...] = ()
    answer: Answer | None = field(default=None, repr=False)
    source: int = 0
    entry: EntryId | None = None
    seconds: float = 0.0
    own_voice: bool = False
    trouble: DiaryError | None = None
    """What went wrong last; it is said as well."""
    wake: str = ""
    """The words that wake it; empty where only a key or the button does."""
