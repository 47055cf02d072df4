"""What the closed diary's screen shows; apart from its presenter, so that the first window needs nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from diary_desktop.domain.errors import DiaryError

if TYPE_CHECKING:
    from diary_desktop.domain.backup import Generation, RestoreReport
    from diary_desktop.services.keys import Strength, Suggestion
    from diary_desktop.services.readiness import Checkup

    from .models_state import ModelsState

Page = Literal[
    "open",
    "away",
    "recover",
    "create",
    "words",
    "confirm",
    "have",
    "restore",
    "restored",
    "renew",
    "offer",
    "trouble",
    "salvage",
    "language",
    "settled",
    "microphone",
    "models",
    "voice",
    "first",
]
"""``away`` stands where the diary that was open last is not there now.

``renew`` and ``offer`` follow when the recovery words opened the diary: a new passphrase, then new words."""

STEPS: tuple[tuple[Page, ...], ...] = (
    ("language",),
    ("create", "words", "confirm", "settled"),
    ("microphone",),
    ("models",),
    ("voice",),
    ("first",),
)
"""The first run: the pages of each of its six steps."""

FirstWish = Literal["today", "speak", "write"]

SHORTEST = 8
"""Letters a passphrase needs at the least; the sentence beside the field asks for more."""


@dataclass(frozen=True, slots=True)
class RestoreState:
    """A backup on its way back. ``chosen`` is a name among ``found``; ``target`` is empty until it is known."""

    folder: Path | None = None
    found: tuple[Generation, ...] = ()
    chosen: str = ""
    target: Path | None = None
    report: RestoreReport | None = None
    key_file: Path | None = None
    """What opens a damaged diary, where a file does."""
    new_words: bool = False
    """Whether what was brought back has recovery words that nobody has seen yet."""


@dataclass(frozen=True, slots=True)
class GuideState:
    """The first run's own. ``phase`` is empty, ``listening``, ``writing`` (words are made) or ``heard``."""

    made: bool = False
    """Whether the new diary is open behind these steps: passphrase and words are settled, and not asked for again."""
    checkup: Checkup | None = None
    models: ModelsState | None = None
    """None while nobody has looked."""
    device: str = ""
    phase: str = ""
    level: float | None = None
    """dBFS, while it listens."""
    words: str = field(default="", repr=False)
    """What was understood on the page ``voice``."""
    tried: frozenset[Page] = frozenset()
    """The pages on which something was heard."""


@dataclass(frozen=True, slots=True)
class UnlockState:
    """``step`` is empty unless ``busy``: then ``check``, ``unseal``, ``load`` or ``restore``, ``done`` of ``total``.

    ``words`` are there on the pages ``words`` and ``confirm`` only; ``asked`` are the positions (from 0) asked back.
    """

    page: Page = "open"
    ready: bool = False
    """Whether somebody is there to weigh, suggest and restore: the first page is painted before."""
    busy: bool = False
    step: str = ""
    done: int = 0
    total: int = 0
    error: DiaryError | None = None
    wait_seconds: int = 0
    words: tuple[str, ...] = field(default=(), repr=False)
    asked: tuple[int, ...] = ()
    mistaken: bool = False
    is_there: bool = True
    """Whether a diary lies at this place: else the way back leads to making one."""
    away: Path | None = None
    """Where the diary lies that was open last and is not there now."""
    beside: Literal["", "new", "other"] = ""
    """What the usual place has meanwhile: room for a new diary, or another one; empty where that place is away too."""
    keystore: bool = False
    """Whether this computer's keystore may open it."""
    as_it_is: bool = False
    """Whether it is opened although it is an older or a damaged state: a person said so."""
    strength: Strength | None = None
    suggestions: tuple[Suggestion, ...] = field(default=(), repr=False)
    restore: RestoreState = RestoreState()
    first_run: bool = False
    """Whether a first diary is being made, step by step."""
    guide: GuideState = GuideState()
    saved: bool = False
    """Whether the report of what is wrong was written."""


def strength(passphrase: str) -> str:
    """How strong a passphrase is, as a plain sentence (untranslated)."""
    words = len(passphrase.split())
    kinds = len({_kind(one) for one in passphrase})
    if not passphrase:
        return "Four or five words that belong together only for you are best."
    if len(passphrase) < SHORTEST:
        return "Too short. Eight letters at the least."
    if len(set(passphrase)) < 5:
        return "Too easy: the same few letters again and again."
    if len(passphrase) >= 20 or (words >= 4 and len(passphrase) >= 16):
        return "Strong. Nobody will guess this one."
    if len(passphrase) >= 14 or (len(passphrase) >= 11 and kinds >= 3):
        return "Good. A word or two more would make it strong."
    return "Weak. A computer could guess it in days; add a few words."


def acceptable(passphrase: str) -> bool:
    """Whether a diary may be made with it."""
    return len(passphrase) >= SHORTEST and len(set(passphrase)) >= 5


def _kind(letter: str) -> str:
    if letter.isdigit():
        return "digit"
    if letter.isalpha():
        return "upper" if letter.isupper() else "lower"
    return "other"


def step_of(page: Page) -> int:
    """Which of the ``STEPS`` a page belongs to, from 0; -1 for none."""
    return next((at for at, pages in enumerate(STEPS) if page in pages), -1)
