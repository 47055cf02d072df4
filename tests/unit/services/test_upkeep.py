"""Upkeep begins when nobody is there, gives way to who comes back, and finishes what was promised to be erased."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from diary_desktop.domain.errors import Cancelled, VaultLocked
from diary_desktop.domain.events import Event, Progress
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.tasks import Tasks
from diary_desktop.services.upkeep import IDLE, Upkeep
from diary_desktop.services.vault_state import VaultState
from diary_desktop.storage.open_vault import LedgerVault
from tests.unit.storage.vault_samples import holding, new_entry, passphrase, place, with_passphrase


class Kept:
    """An open vault on its thread, with the service on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bus = EventBus()
        self.thread = EngineThread("vault", VaultState, VaultState.forget)
        self.jobs: EngineThread[None] = EngineThread("jobs", lambda: None)
        self.upkeep = Upkeep(self.thread, Tasks({"jobs": self.jobs}, self.bus), self.bus, lambda _, __: None)
        self.news: list[Event] = []
        self.bus.listen(self.news.append)
        self.vault, _ = place(folder).create(passphrase())
        self.thread.call(lambda state, _: state.adopt(self.vault))

    def close(self) -> None:
        self.jobs.close(30)
        self.thread.close(30)

    def steps(self) -> list[tuple[int, int]]:
        return [(one.done, one.total) for one in self.news if isinstance(one, Progress)]


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    made = Kept(tmp_path)
    yield made
    made.close()


def erased_by_half(kept: Kept) -> bytes:
    """An entry promised to be erased."""
    entry = new_entry()

    def work(state: VaultState) -> None:
        state.put(entry)
        state.vault.tidy()
        state.erase(entry.entry_id)

    kept.thread.call(lambda state, _: work(state))
    return entry.entry_id


def test_nothing_is_done_where_nothing_is_due(kept: Kept) -> None:
    assert not kept.upkeep.run(1, Token())
    assert kept.steps() == []


def test_what_was_promised_is_finished_with_progress(kept: Kept) -> None:
    entry_id = erased_by_half(kept)
    assert holding(kept.folder / "vault", entry_id)
    assert kept.upkeep.run(1, Token())
    assert holding(kept.folder / "vault", entry_id) == []
    assert kept.steps()[-1][0] == kept.steps()[-1][1]
    assert not kept.upkeep.run(1, Token())


def test_it_begins_after_two_minutes_once_and_stops_when_somebody_comes_back(kept: Kept) -> None:
    erased_by_half(kept)
    kept.upkeep.look(IDLE - 1)
    assert kept.upkeep._begun is None
    kept.upkeep.look(IDLE)
    begun = kept.upkeep._begun
    kept.upkeep.look(IDLE + 1)
    assert begun is not None
    assert kept.upkeep._begun is begun
    kept.upkeep.look(0.0)
    assert begun.token.cancelled
    with pytest.raises(Cancelled):
        kept.upkeep.compact(1, begun.token)


def test_a_diary_locked_meanwhile_is_left_alone(kept: Kept) -> None:
    erased_by_half(kept)
    kept.thread.call(lambda state, _: state.forget())
    assert not kept.upkeep.run(1, Token())
    with pytest.raises(VaultLocked):
        kept.upkeep.compact(1, Token())
    assert kept.upkeep.finish(5.0)


def test_at_the_end_there_is_only_so_much_time(kept: Kept) -> None:
    entry_id = erased_by_half(kept)
    assert not kept.upkeep.finish(0.0)
    kept.thread.call(lambda state, _: state.forget())
    again: LedgerVault = place(kept.folder).unlock(Secrets(passphrase=with_passphrase().passphrase))
    assert again.is_erasing(), "opening waits for nothing"
    again.tidy()
    assert holding(kept.folder / "vault", entry_id) == []
    again.close()
