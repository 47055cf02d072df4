"""How long the vault thread is held at a time: a save waits behind the longest step of whatever else goes on."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from diary_desktop.domain.conversation import Answer, Citation, Conversation, ConversationId, Question
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.passage import EntryVectors
from diary_desktop.storage.open_vault import LedgerVault

from .figures import Figure
from .lifetimes import PASSAGES, _entry, lifetime
from .random_vectors import MODEL, unit_rows

GOAL_MS = 50
CONVERSATIONS = 200
_SAVES = 256


def measure(quick: bool) -> list[Figure]:
    """The longest step of each kind at 10,000 entries, or 1,000; the checkpoint's parts by themselves."""
    with tempfile.TemporaryDirectory(prefix="diary-steps-") as folder:
        made = lifetime(Path(folder), 1_000 if quick else 10_000)
        opened = made.place().unlock(made.secrets())
        try:
            return _figures(opened)
        finally:
            opened.close()
            shutil.rmtree(made.folder)


def _figures(opened: LedgerVault) -> list[Figure]:
    ids = list(opened.entries.stamps())
    figures = [_longest("64 saves, the last with LanceDB's commit", _saves(opened))]
    for name, work in _parts_of_a_checkpoint(opened):
        figures.append(_longest(name, _one(work)))
    opened.entries.put(_entry("One more evening.", 1, 1))
    figures.append(_longest("checkpoint, whole", _one(opened.ledger.checkpoint)))
    _talk(opened, ids)
    opened.ledger.checkpoint()
    figures.append(_longest("verify", opened.verifying()))
    figures.append(_longest("a page of rows for a backup", iter(opened.sealed_rows())))
    opened.entries.begin_erasure(EntryId(ids[0]))
    figures += _each("erase", opened.upkeep())
    figures += _each("compact", opened.upkeep(compact=True))
    talk = opened.conversations.ids()[0]
    figures.append(_longest("erase a conversation", _one(lambda: opened.conversations.erase(talk))))
    return figures


def _saves(opened: LedgerVault) -> Iterator[None]:
    rows = unit_rows(PASSAGES).astype("float16")
    for number in range(_SAVES):
        entry = _entry("An evening like many others. " * 30, number, _SAVES)
        opened.entries.put(entry)
        opened.entries.put_vectors(EntryVectors(entry.entry_id, entry.revision.revision_id, MODEL, rows))
        yield


def _talk(opened: LedgerVault, ids: list[EntryId]) -> None:
    """Conversations, each quoting three entries."""
    for number in range(CONVERSATIONS):
        cited = [opened.entries.get(ids[(number + at) % len(ids)]) for at in range(3)]
        citations = tuple(
            Citation(at, one.entry_id, date(2026, 11, 3), one.title, one.text[:80], 0, 80)
            for at, one in enumerate(cited)
        )
        question = Question(f"What was there on day {number}?", cited[0].told, "en")
        answer = Answer(question, "quoted", " ".join(one.quote for one in citations), citations)
        opened.conversations.put(
            Conversation(ConversationId(secrets.token_bytes(16)), "Days", cited[0].told, (answer,) * 4)
        )


def _parts_of_a_checkpoint(opened: LedgerVault) -> Iterator[tuple[str, Callable[[], object]]]:
    ledger = opened.ledger
    for number in range(8):
        opened.entries.put(_entry("An evening like many others. " * 30, number, 8))
    yield "checkpoint: commit to LanceDB", ledger.commit
    yield "checkpoint: flush the tables", ledger.flush_tables
    rows = ledger.tables["entries"]
    yield "checkpoint: state of the entries", lambda: ledger._state(rows)


def _one(work: Callable[[], object]) -> Iterator[None]:
    work()
    yield


def _longest(name: str, steps: Iterator[object]) -> Figure:
    return Figure(name, max(_milliseconds(steps)), "ms", GOAL_MS)


def _each(name: str, steps: Iterator[object]) -> list[Figure]:
    """Every step over the goal by its place, and the longest of the others."""
    taken = _milliseconds(steps)
    long = [(at, one) for at, one in enumerate(taken, 1) if one > GOAL_MS]
    short = max((one for one in taken if one <= GOAL_MS), default=0.0)
    figures = [Figure(f"{name}: step {at} of {len(taken)}", one, "ms", GOAL_MS) for at, one in long]
    return [*figures, Figure(f"{name}: the longest of the others", short, "ms", GOAL_MS)]


def _milliseconds(steps: Iterator[object]) -> list[float]:
    taken: list[float] = []
    while True:
        start = time.perf_counter()
        ended = next(steps, _END) is _END
        if ended:
            return taken
        taken.append((time.perf_counter() - start) * 1000)


_END = object()
