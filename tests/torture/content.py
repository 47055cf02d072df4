"""What the tortured diary holds, made from numbers alone: whoever knows a number knows every word that goes with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from random import Random

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16
from diary_desktop.domain.conversation import Answer, Citation, Conversation, ConversationId, Question
from diary_desktop.domain.entry import ClipId, Entry, EntryId, Mood, Revision, RevisionId
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.passage import EntryVectors
from diary_desktop.domain.settings import Days, Settings
from diary_desktop.domain.transcript import Segment, Transcript
from diary_desktop.ports.snapshot import SnapshotKind

MODELS = ("all-MiniLM-L6-v2", "another-model-v1")
WIDTH = 32
LABEL = "a snapshot's label"
_BEGINNING = datetime(1996, 1, 1, 20, 15)
_WORDS = [
    "ferry",
    "harbour",
    "kitchen",
    "Grandmother",
    "tram",
    "window",
    "quince",
    "walked",
    "listened",
    "remembered",
    "yesterday",
    "evening",
    "bread",
    "winter",
    "river",
    "lantern",
    "letter",
    "Thursday",
    "promised",
    "rain",
    "kể",
    "chuyện",
    "buổi",
    "sáng",
    "mẹ",
    "nắng",
    "đường",
    "về",
    "nhà",
]


@lru_cache(maxsize=4_096)
def entry(number: int, states: int = 1) -> Entry:
    """Entry ``number`` after it was written and ``states - 1`` times revised."""
    chance = Random(f"fields {number}")
    when = Moment(_BEGINNING + timedelta(hours=7 * number), 420, "Asia/Ho_Chi_Minh")
    revisions = tuple(_revision(number, state, when) for state in range(1, states + 1))
    made = Entry(entry_id(number), when, revisions, mood=chance.choice([None, *Mood]), starred=chance.random() < 0.2)
    if number % 3 == 0:
        made = replace(made, tags=(f"tag{number}", "family"), people=(f"Person{number}",), place=f"Place{number}")
    if number % 5 == 0:
        words = Transcript((Segment(text_of(number, 1)[:80], 0.0, 1.5),), "en", "recogniser", True)
        made = replace(
            made, transcript=words, language="en", happened=replace(when, local=when.local.replace(year=1990))
        )
    return made


@lru_cache(maxsize=4_096)
def entry_id(number: int) -> EntryId:
    return EntryId(_bytes("entry", number))


@lru_cache(maxsize=4_096)
def clip_id(number: int) -> ClipId:
    return ClipId(_bytes("clip", number))


@lru_cache(maxsize=4_096)
def conversation_id(number: int) -> ConversationId:
    return ConversationId(_bytes("conversation", number))


def text_of(number: int, state: int) -> str:
    """A few words up to several pages, the first of them found nowhere else."""
    chance = Random(f"text {number} {state}")
    length = chance.choice((8, 30, 120, 700))
    return f"Canary{number}x{state}x " + " ".join(chance.choice(_WORDS) for _ in range(length))


@lru_cache(maxsize=4_096)
def vectors(number: int, state: int, model: str = MODELS[0]) -> EntryVectors:
    """Two unit vectors in float16."""
    rows = np.random.default_rng([number, state, MODELS.index(model)]).standard_normal((2, WIDTH)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return EntryVectors(entry_id(number), _revision_id(number, state), model, rows.astype(np.float16))


def conversation(number: int, cited: tuple[tuple[int, int], ...]) -> Conversation:
    """One answer that quotes these (entry, state)."""
    quotes = tuple(text_of(*one)[:60] for one in cited)
    citations = tuple(
        Citation(place, entry_id(one[0]), date(2001, 2, 3), f"Title {one[0]}", quote, 0, len(quote))
        for place, (one, quote) in enumerate(zip(cited, quotes, strict=True), start=1)
    )
    asked = Question(f"Question{number}x about it?", Moment(_BEGINNING + timedelta(days=number)), "en")
    answer = Answer(asked, "quoted", " ".join(quotes), citations, None, len(cited), 0.5)
    return Conversation(conversation_id(number), f"Conversation {number}", asked.asked, (answer,))


def snapshot() -> Mapping[SnapshotKind, bytes]:
    """Two pages and more."""
    chance = Random("snapshot")
    sizes = {SnapshotKind.IDS: 3_000, SnapshotKind.VECTORS: 1_300_000, SnapshotKind.LEXICON: 40_000}
    return {kind: chance.randbytes(size) for kind, size in sizes.items()}


def small_snapshot() -> Mapping[SnapshotKind, bytes]:
    """As long as the rest of a vault's files, so that damage anywhere hits it as seldom as those."""
    return {kind: whole[:2_000] for kind, whole in snapshot().items()}


def settings(state: int) -> Settings:
    """Settings told apart by the hour a day begins."""
    return Settings(days=Days(begins_at=state % 12))


def passphrase(state: int) -> bytearray:
    return bytearray(f"quiet otter number {state}".encode())


def file_name(number: int) -> str:
    """Half of them are photos."""
    return f"file{number}.{'jpg' if number % 2 else 'pdf'}"


@lru_cache(maxsize=64)
def file_bytes(number: int) -> bytes:
    """From one byte to some chunks, no two alike."""
    chance = Random(f"file {number}")
    return chance.randbytes(chance.choice((1, 900, 4_200, 9_000, 60_000)))


@lru_cache(maxsize=64)
def small_picture(number: int) -> bytes:
    """In front of a photo; nothing in front of any other file."""
    chance = Random(f"small picture {number}")
    return chance.randbytes(chance.choice((300, 5_000))) if number % 2 else b""


def samples_of(number: int) -> int:
    """How long recording ``number`` is: a fifth of a second to three seconds, in samples."""
    return Random(f"sound {number}").randrange(SAMPLE_RATE // 5, 3 * SAMPLE_RATE)


def sound(number: int) -> Pcm16:
    """Noise, so that it cannot be guessed."""
    noise = np.random.default_rng([number, 7]).standard_normal(samples_of(number))
    return (noise * 4_000).clip(-32_768, 32_767).astype(np.int16)


def _revision(number: int, state: int, when: Moment) -> Revision:
    parent = _revision_id(number, state - 1) if state > 1 else None
    made = replace(when, local=when.local + timedelta(minutes=state))
    title = f"Title {number} {state}" if number % 4 == 0 else ""
    origin = "edited" if parent else "written"
    return Revision(state, _revision_id(number, state), parent, title, text_of(number, state), made, origin)


def _revision_id(number: int, state: int) -> RevisionId:
    return RevisionId(_bytes(f"revision {number}", state))


def _bytes(what: str, number: int) -> bytes:
    return hashlib.sha256(f"{what} {number}".encode()).digest()[:16]
