"""Synthetic lifetimes for measuring: diaries of any size, put through the real storage code, in made-up words.

The words are built from syllables and drawn as words are in real texts: a few very often, most of some thirty thousand
forms rarely. Vectors are random unit rows: opening and searching take the same time whatever they mean.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from unittest import mock

import numpy as np

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.entry import Clip, ClipId, Entry, EntryId, Mood, Revision, RevisionId
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.passage import EntryVectors
from diary_desktop.ports.storage import OpenVault, Secrets
from diary_desktop.storage.files import FileSystem
from diary_desktop.storage.vault import LanceVault

from .passphrase import PASSPHRASE
from .random_vectors import MODEL, WIDTH, unit_rows

PASSAGES = 2
"""Passages of each entry: its length is chosen so."""

_FORMS = 30_000
_WORDS = range(146, 166)
_TOGETHER = 4096
_FIRST = datetime(1996, 11, 21, 21, 40)
_COMMON_TEXT = (
    "the and i to a we of in it was my that for on at with had she he they then but so again today this not me him her "
    "from up out all there were be have as is when what very about some after before home day time went came said"
)
_COMMON = _COMMON_TEXT.split()
_SYLLABLES = [c + v + e for c in "bdfgklmnprstvw" for v in ("a", "e", "i", "o", "u", "ou") for e in ("", "n", "r", "l")]


class Unflushed(FileSystem):
    """Building needs no safety: a lifetime that was interrupted is made anew."""

    def flush(self, handle: BinaryIO) -> None:
        handle.flush()

    def flush_folder(self, folder: Path) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A vault of ``entries`` in ``folder``, closed."""

    folder: Path
    entries: int

    def place(self) -> LanceVault:
        return LanceVault(self.folder / "vault", self.folder / "state", lambda: MINIMUM)

    def secrets(self) -> Secrets:
        return Secrets(passphrase=bytearray(PASSPHRASE))


def lifetime(folder: Path, entries: int) -> Lifetime:
    """Made in ``folder`` unless a finished one lies there."""
    made = Lifetime(folder / f"lifetime-{entries}", entries)
    finished = made.folder / "finished"
    if not finished.exists():
        vault = LanceVault(made.folder / "vault", made.folder / "state", lambda: MINIMUM, Unflushed())
        opened, _ = vault.create(bytearray(PASSPHRASE))
        with mock.patch("diary_desktop.storage.ledger.MOST_WAITING", _TOGETHER):
            _fill(opened, entries)
        opened.tidy()
        opened.ledger.checkpoint()  # as evening after evening: with the second one the log lets go of all that was put
        opened.close()
        finished.touch()
    return made


def questions(count: int, seed: int = 7) -> list[str]:
    """Questions of three to six words, as often common ones as rare ones."""
    chance, forms = np.random.default_rng(seed), _forms()
    return [
        " ".join(forms[i] for i in chance.integers(len(_COMMON), 4000, chance.integers(3, 7))) for _ in range(count)
    ]


def _fill(opened: OpenVault, entries: int) -> None:
    texts = _texts(entries)
    for first in range(0, entries, _TOGETHER):
        size = min(_TOGETHER, entries - first)
        vectors = unit_rows(size * PASSAGES, first).astype(np.float16).reshape(size, PASSAGES, WIDTH)
        for i in range(size):
            entry = _entry(next(texts), first + i, entries)
            opened.entries.put(entry)
            kept = EntryVectors(entry.entry_id, entry.revision.revision_id, MODEL, vectors[i])
            opened.entries.put_vectors(kept)


def _entry(text: str, number: int, entries: int) -> Entry:
    told = Moment(_FIRST + timedelta(minutes=number * 30 * 365 * 1440 // entries), 60, "Europe/Berlin")
    first = Revision(1, RevisionId(secrets.token_bytes(16)), None, "", text, told)
    clip = Clip(ClipId(secrets.token_bytes(16)), (), 80.0, secrets.token_bytes(128)) if number % 2 else None
    return Entry(
        EntryId(secrets.token_bytes(16)),
        told,
        (first,),
        happened=Moment(told.local - timedelta(days=1), 60, told.zone) if number % 10 == 0 else None,
        clip=clip,
        mood=Mood(1 + number % 5) if number % 3 == 0 else None,
        tags=("family", f"year {told.local.year}") if number % 4 == 0 else (),
    )


def _texts(count: int, seed: int = 5) -> Iterator[str]:
    chance, forms = np.random.default_rng(seed), np.array(_forms(), object)
    weights = 1 / (np.arange(len(forms)) + 8.0)
    reach = np.cumsum(weights / weights.sum())
    for _ in range(count):
        words = forms[np.searchsorted(reach, chance.random(int(chance.integers(_WORDS.start, _WORDS.stop))))]
        yield " ".join(_sentence(words[at : at + 12]) for at in range(0, len(words), 12))


def _sentence(words: np.ndarray) -> str:
    return " ".join(words).capitalize() + "."


def _forms(seed: int = 11) -> list[str]:
    chance = np.random.default_rng(seed)
    forms = dict.fromkeys(_COMMON)
    while len(forms) < _FORMS:
        forms["".join(_SYLLABLES[i] for i in chance.integers(0, len(_SYLLABLES), chance.integers(2, 5)))] = None
    return list(forms)
