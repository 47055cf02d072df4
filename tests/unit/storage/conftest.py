"""A vault made once and copied for each test, because deriving keys is slow on purpose."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.settings import Days, Settings
from diary_desktop.storage import quarantine, recovery, salvage_reading
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.table_probe import TableProbe
from diary_desktop.storage.vault import LanceVault
from tests.fakes.quick_keys import remembered_keys

from .vault_samples import new_conversation, new_entry, passphrase, place, vectors_for, with_passphrase

NOTES = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """A closed vault below ``folder``, and what is in it."""

    folder: Path
    entries: tuple[Entry, ...]

    @property
    def vault(self) -> LanceVault:
        return place(self.folder)

    @property
    def inside(self) -> Path:
        """The vault's own folder."""
        return self.folder / "vault"

    def open(self, accept_older: bool = False) -> LedgerVault:
        return self.vault.unlock(with_passphrase(), accept_older=accept_older)


@pytest.fixture(scope="session", autouse=True)
def _keys_derived_once() -> Iterator[None]:
    """They are the same keys: nearly all tests here open copies of one vault."""
    with remembered_keys():
        yield


class SharedProbe(TableProbe):
    """One child for all tests: starting it costs more than most of them."""

    def __exit__(self, *_: object) -> None:
        return


@pytest.fixture(scope="session", autouse=True)
def _one_probe() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch, contextlib.closing(SharedProbe()) as probe:
        for module in (quarantine, recovery, salvage_reading):
            patch.setattr(module, "TableProbe", lambda: probe)
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Eight entries with vectors, one conversation that quotes two of them, settings.

    Entries and conversation are in the tables of two checkpoints, so that the log no longer holds them.
    """
    folder = tmp_path_factory.mktemp("template")
    entries = tuple(new_entry(f"Marzipanlighthouse {number}: the ferry was late.", number) for number in range(NOTES))
    opened, _ = place(folder).create(passphrase())
    for entry in entries:
        opened.entries.put(entry)
        opened.entries.put_vectors(vectors_for(entry, seed=entry.told.local.day))
    opened.conversations.put(new_conversation(entries[0], entries[1]))
    opened.tidy()
    opened.save_settings(Settings(days=Days(begins_at=6)))
    opened.tidy()
    opened.save_settings(Settings(days=Days(begins_at=6)))
    opened.close()
    return Kept(folder, entries)


@pytest.fixture
def kept(template: Kept, tmp_path: Path) -> Kept:
    """A copy to do with as one likes."""
    folder = tmp_path / "kept"
    shutil.copytree(template.folder, folder)
    return Kept(folder, template.entries)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
