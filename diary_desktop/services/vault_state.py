"""What the vault thread owns: the open vault with what lists show of its entries, or nothing while locked."""

from __future__ import annotations

from collections.abc import Collection

from diary_desktop.domain.entry import Entry, EntryId, EntrySummary, summary_of
from diary_desktop.domain.errors import Cancelled, VaultLocked
from diary_desktop.domain.settings import Settings
from diary_desktop.ports.storage import OpenVault
from diary_desktop.runtime.engine_thread import EngineThread


class VaultState:
    """Touched on the vault thread alone."""

    def __init__(self) -> None:
        self._vault: OpenVault | None = None
        self.summaries: dict[EntryId, EntrySummary] = {}
        self.settings = Settings()
        self._erased: set[EntryId] = set()

    @property
    def is_open(self) -> bool:
        return self._vault is not None

    @property
    def vault(self) -> OpenVault:
        """The open vault. Raises ``VaultLocked``."""
        if self._vault is None:
            raise VaultLocked
        return self._vault

    def adopt(self, vault: OpenVault) -> None:
        """Hold a vault that has just been opened."""
        self.forget()
        self._vault = vault
        self.settings = vault.load_settings()

    def put(self, entry: Entry) -> EntrySummary:
        """Keep ``entry``, flushed, and what lists show of it.

        Raises ``Cancelled`` for an entry erased meanwhile: a job that still writes its words must not bring it back.
        """
        if entry.entry_id in self._erased:
            raise Cancelled
        self.vault.entries.put(entry)
        summary = summary_of(entry)
        self.summaries[entry.entry_id] = summary
        return summary

    def entry_ids(self) -> tuple[EntryId, ...]:
        """Of every entry, those in the bin included. Raises ``VaultLocked``."""
        if self._vault is None:
            raise VaultLocked
        return tuple(self.summaries)

    def allow_again(self, entry_ids: Collection[EntryId]) -> None:
        """Erased entries that a person asked to have back may be put again."""
        self.vault.allow_again(entry_ids)
        self._erased.difference_update(entry_ids)

    def erase(self, entry_id: EntryId) -> None:
        """Gone from the vault and from the lists."""
        self._erased.add(entry_id)
        self.vault.entries.erase(entry_id)
        self.summaries.pop(entry_id, None)

    def was_erased(self, entry_id: EntryId) -> bool:
        """Whether it was erased since the program began."""
        return entry_id in self._erased

    def is_listed(self, entry_id: EntryId) -> bool:
        """Whether there is such an entry and it is not in the bin."""
        return entry_id in self.summaries and self.summaries[entry_id].binned is None

    def listed(self) -> tuple[EntrySummary, ...]:
        """Every entry's summary but those in the bin, newest first. Raises ``VaultLocked``."""
        if self._vault is None:
            raise VaultLocked
        kept = (one for one in self.summaries.values() if one.binned is None)
        return tuple(sorted(kept, key=lambda one: (one.when.utc, one.told.utc), reverse=True))

    def forget(self) -> bool:
        """Close the vault, which wipes its keys, and drop everything that came out of it; False when it was closed."""
        vault, self._vault = self._vault, None
        self.summaries = {}
        self.settings = Settings()
        if vault is not None:
            vault.close()
        return vault is not None


VaultThread = EngineThread[VaultState]
