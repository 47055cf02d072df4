"""Entries, conversations and vaults for the storage tests, with words that can be searched for in files."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import numpy as np

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.asking import Computed, Correction, Event, Intent, Reading
from diary_desktop.domain.attachment import Attachment, AttachmentId
from diary_desktop.domain.conversation import (
    Answer,
    AnswerContext,
    Citation,
    ContextPassage,
    Conversation,
    ConversationId,
    Question,
)
from diary_desktop.domain.entry import (
    Clip,
    ClipId,
    ClipPart,
    Entry,
    EntryId,
    Gap,
    HeardAgain,
    LetGo,
    Mood,
    Revision,
    RevisionId,
)
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.passage import EntryVectors
from diary_desktop.domain.period import Period
from diary_desktop.domain.transcript import Segment, Transcript, Word
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage.files import FileSystem
from diary_desktop.storage.key_slot_store import HeaderKeySlots
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.vault import LanceVault

PASSPHRASE = "quiet otter by the harbour"
NOW = Moment(datetime(2026, 11, 21, 21, 40), 420, "Asia/Ho_Chi_Minh")
MODEL = "all-MiniLM-L6-v2"


def passphrase() -> bytearray:
    """A fresh buffer, for each is wiped."""
    return bytearray(PASSPHRASE.encode())


def with_passphrase() -> Secrets:
    return Secrets(passphrase=passphrase())


def place(folder: Path, files: FileSystem | None = None) -> LanceVault:
    """A vault in ``folder`` with its anchor beside it, passphrases made as cheap as allowed."""
    return LanceVault(folder / "vault", folder / "state", lambda: MINIMUM, files)


def change_passphrase(slots: HeaderKeySlots, new: bytearray) -> None:
    """As the app, but for what it asks first. ``new`` is wiped."""
    slots.put(slots.maker().passphrase(new))


def change_words(slots: HeaderKeySlots) -> tuple[str, ...]:
    """Twelve new words; the old ones no longer open."""
    words, draft = slots.maker().words()
    slots.put(draft)
    return words


def new_entry(text: str = "We repaired the kite on the beach.", number: int = 0) -> Entry:
    """A plain entry; ``number`` moves its time."""
    moment = Moment(datetime(2026, 11, 1 + number % 28, 20, number % 60), 420, "Asia/Ho_Chi_Minh")
    revision = Revision(1, RevisionId(secrets.token_bytes(16)), None, "", text, moment)
    return Entry(EntryId(secrets.token_bytes(16)), moment, (revision,))


def revised(entry: Entry, text: str) -> Entry:
    """The entry with a further revision."""
    last = entry.revision
    laid_aside = (RevisionId(secrets.token_bytes(16)),)
    new = Revision(
        last.number + 1, RevisionId(secrets.token_bytes(16)), last.revision_id, "", text, NOW, "edited", laid_aside
    )
    return replace(entry, revisions=(*entry.revisions, new))


def full_entry() -> Entry:
    """An entry with every field used."""
    entry = revised(new_entry("Bà ngoại kể chuyện \U0001f98a \ud800 xong."), "Bà ngoại kể chuyện hai lần.")
    words = (Word("Bà", 0.0, 0.25, 0.5), Word("ngoại", 0.25, 0.75))
    return replace(
        entry,
        happened=Moment(datetime(1987, 2, 3, 4, 5, 6, 789), -210, "America/St_Johns"),
        language="vi",
        transcript=Transcript(
            (Segment("Bà ngoại", 0.0, 0.75, words), Segment("xong", 1.0, 2.0)), "vi", "whisper", True
        ),
        clip=Clip(
            ClipId(secrets.token_bytes(16)),
            (ClipPart(1, 3, 9_000, b"t" * 16), ClipPart(2)),
            12.5,
            bytes(range(128)),
            (Gap(3.5, 0.25),),
            "file",
        ),
        mood=Mood.BRIGHT,
        tags=("family", "gia đình"),
        people=("Bà ngoại",),
        place="Huế",
        starred=True,
        pinned=True,
        trackers=(("slept", 6.5), ("Đi bộ", 1.0)),
        attachments=(
            Attachment(
                AttachmentId(b"p" * 16), "photo", "image/jpeg", "cá chép.jpg", 4_000_000, NOW, 4000, 3000, 9_000
            ),
            Attachment(AttachmentId(b"f" * 16), "file", "application/pdf", "the bill \ud800.pdf", 70_000, NOW),
        ),
        taken_out=(AttachmentId(b"g" * 16), AttachmentId(b"h" * 16)),
        awaits_words=True,
        binned=NOW,
        let_go=LetGo(ClipId(secrets.token_bytes(16)), 3.25, bytes(range(64)), NOW),
        again=HeardAgain(Transcript((Segment("Bà ngoại xong.", 0.0, 2.0, words),), "vi", "better", False), NOW),
        confirmed=(0.25, 1.5),
    )


def vectors_for(entry: Entry, model: str = MODEL, passages: int = 2, seed: int = 1) -> EntryVectors:
    """Unit vectors of the entry's newest revision, 384 wide, in float16."""
    rows = np.random.default_rng(seed).standard_normal((passages, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return EntryVectors(entry.entry_id, entry.revision.revision_id, model, rows.astype(np.float16))


def new_conversation(*cited: Entry) -> Conversation:
    """A conversation with one answer that quotes the entries."""
    citations = tuple(
        Citation(number, one.entry_id, date(2026, 11, 3), one.title, one.text, 0, len(one.text))
        for number, one in enumerate(cited, start=1)
    )
    question = Question("When did we repair something?", NOW, "en")
    period = Period(date(2026, 11, 1), None, "this month")
    text = " ".join(one.text for one in cited)
    answer = Answer(question, "quoted", text, citations, period, 7, 0.5, True)
    return Conversation(ConversationId(secrets.token_bytes(16)), "Repairs", NOW, (answer,))


def asked_thoroughly(*cited: Entry) -> Conversation:
    """As ``new_conversation``, with how its question was read, what was computed and what it was made from."""
    plain = new_conversation(*cited)
    (answer,) = plain.answers
    told = next((Event(one.entry_id, date(2026, 11, 2), 0, 5, one.text) for one in cited), None)
    intent = Intent("count", "repair", "times")
    reading = Reading("When did we repair something?", "en", intent, answer.period, NOW.day(), None, "mdy", told)
    events = tuple(Event(one.entry_id, date(2026, 11, 3), 0, 5, one.text, 2.5) for one in cited)
    computed = Computed(2.0, "times", (date(2026, 11, 3),), events, ("repair",), 7)
    passages = tuple(ContextPassage(one.entry_id, 0, 5, 0.7) for one in cited)
    prompt = "\n".join(one.text for one in cited)
    context = AnswerContext(passages, prompt, "a model", 120, 30, (("read", 0.1), ("compute", 0.2)))
    correction = Correction("count", answer.period)
    question = replace(answer.question, correction=correction)
    fuller = replace(answer, question=question, kind="computed", reading=reading, computed=computed, context=context)
    return replace(plain, answers=(fuller,))


def files_below(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def holding(folder: Path, needle: bytes) -> list[str]:
    """The files below ``folder`` that hold these bytes."""
    return [str(path.relative_to(folder)) for path in files_below(folder) if needle in path.read_bytes()]


def texts_of(vault: LedgerVault) -> set[str]:
    """What the newest revisions say."""
    return {entry.text for entry, _ in vault.entries.load_all()}
