"""A diary in a scratch folder, run by the product's own services and filled with the entries of a set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from diary_desktop.app import load_templates, places, real_adapters
from diary_desktop.assembly import assemble
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import ModelMissing
from diary_desktop.ports.language import Embedder, LanguageModel
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys
from diary_desktop.storage.vault import LanceVault
from tests.benchmarks.lifetimes import Unflushed
from tests.fakes.clock import FakeClock

from .sets import Kept

PASSPHRASE = b"questions with known answers"
NOW = datetime(2026, 11, 21, 12)


@dataclass(frozen=True, slots=True)
class Engines:
    """What is loaded on first use. Either raises ``ModelMissing`` where there is none."""

    embedder: Callable[[], Embedder]
    language_model: Callable[[], LanguageModel]


@dataclass(frozen=True, slots=True)
class ScratchDiary:
    """A running diary and what the set calls its entries."""

    journeys: Journeys
    names: dict[EntryId, str]


def no_model() -> LanguageModel:
    """Answers are quotes."""
    raise ModelMissing(role="answering")


@contextmanager
def scratch_diary(folder: Path, engines: Engines, entries: Sequence[Kept]) -> Iterator[ScratchDiary]:
    """Created, filled, locked and unlocked again, so that what is searched was read from the vault."""
    where = places(folder / "vault", folder / "models", folder / "state")
    adapters = replace(
        real_adapters(where),
        vault=LanceVault(where.vault, where.state, lambda: MINIMUM, Unflushed()),
        clock=FakeClock(NOW),
        embedder=engines.embedder,
        language_model=engines.language_model,
        keystore=None,
    )
    running = assemble(adapters, load_templates())
    try:
        journeys = running.journeys
        journeys.session.create(bytearray(PASSPHRASE))
        names = _filled(journeys, entries)
        journeys.session.lock()
        journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
        journeys.catch_up.run(0, Token())
        yield ScratchDiary(journeys, names)
    finally:
        late = running.close()
    if late:
        raise TimeoutError(f"did not end in time: {', '.join(late)}")


def _filled(journeys: Journeys, entries: Sequence[Kept]) -> dict[EntryId, str]:
    names = {}
    for one in entries:
        entry = journeys.diary.write(one.text, happened=one.happened)
        journeys.indexer.index(entry, Token())
        names[entry.entry_id] = one.name
    return names
