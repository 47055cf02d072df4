"""What the vault thread owns: the open vault with what lists show of its entries, or nothing while locked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from diary_desktop.domain.entry import Entry, EntryId, EntrySummary, Outline, summary_of
from diary_desktop.domain.errors import Cancelled, VaultLocked
from diary_desktop.domain.passage import EntryVectors
from diary_desktop.domain.settings import Settings
from diary_desktop.ports.storage import OpenVault, Vault
from diary_desktop.runtime.engine_thread import EngineThread

from .ordering import newest_first, with_change, with_changes

FEW = 500
"""Changes that are put into the order of a lifetime one by one, in less time than all of it takes to be sorted."""

STRETCH = 2_000
"""Summaries taken in one go."""


class VaultState:
    """Touched on the vault thread alone.

    Of a large diary without a snapshot, some summaries are made in steps after opening. Whoever asks for all of them
    before that gets all of them: then they are made at once.
    """

    def __init__(self) -> None:
        self._vault: OpenVault | None = None
        self._summaries: dict[EntryId, EntrySummary] = {}
        self._listed: tuple[EntrySummary, ...] | None = ()
        self._pending: set[EntryId] = set()
        self._unproved: set[EntryId] = set()
        self.settings = Settings()
        self.changes = 0
        """How often anything that a snapshot holds has changed."""
        self._snapped: int | None = None
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

    @property
    def summaries(self) -> dict[EntryId, EntrySummary]:
        """Of every sound entry."""
        if self._pending:
            self.take(outline for outline, _ in self.vault.entries.outlines())
            self._pending.clear()  # what is left is damaged, and named
        return self._summaries

    @property
    def summaries_so_far(self) -> Mapping[EntryId, EntrySummary]:
        """Those made by now."""
        return self._summaries

    @property
    def pending(self) -> frozenset[EntryId]:
        """Entries whose summaries are still to be made."""
        return frozenset(self._pending)

    @property
    def unsnapped(self) -> int | None:
        """Changes since the snapshot was taken; None where there is none."""
        if self._snapped is None or not self.vault.snapshot.exists():
            return None
        return self.changes - self._snapped

    def snapped(self, changes: int) -> None:
        """There is a snapshot of the diary as it was at so many ``changes``."""
        self._snapped = changes

    def adopt(self, vault: OpenVault) -> None:
        """Hold a vault that has just been opened; its entries are yet to be taken."""
        self.forget()
        self._vault = vault
        self._pending = set(vault.entries.stamps())
        self.settings = vault.load_settings()
        vault.load_backup_memory()  # so that a newer version's is named

    def take_up(self, place: Vault) -> list[EntrySummary]:
        """Go on with the diary on a disk that is back; returns the summaries of what it took just before it went.

        Raises as ``Vault.take_up``; then everything is as before.
        """
        lost = self.vault
        before = dict(lost.entries.stamps())
        self._vault = place.take_up(lost)
        if self._vault is lost:
            return []
        self.settings = self._vault.load_settings()
        now = self._vault.entries.stamps()
        for gone in before.keys() - now.keys():
            self._drop(gone)
        late = [one for one, stamp in now.items() if before.get(one) != stamp]
        self._pending.update(late)
        return self.take(outline for outline, _ in self._vault.entries.outlines(late))

    def adopt_summaries(self, summaries: Sequence[EntrySummary]) -> None:
        """Take these of entries as they are in the vault now."""
        made = {one.entry_id: one for one in summaries}
        self._summaries.update(made)
        self._pending.difference_update(made)
        few = len(made) <= FEW
        self._listed = with_changes(self._listed, made) if self._listed and few else None

    def adopt_unproved(self, summaries: Sequence[EntrySummary]) -> None:
        """Take what a snapshot holds, newest first, of entries that nothing else is known of yet.

        They were not opened themselves: ``unproved`` names them.
        """
        alone = not self._summaries
        made: dict[EntryId, EntrySummary] = {}
        # A set or dict of a lifetime taken whole keeps Python's lock for up to 34 ms (measured): in stretches, others
        # get their turn.
        for first in range(0, len(summaries), STRETCH):
            some = {one.entry_id: one for one in summaries[first : first + STRETCH]}
            if not self._pending.issuperset(some):
                some = {entry_id: one for entry_id, one in some.items() if entry_id in self._pending}
            self._pending.difference_update(some)
            self._unproved.update(some)
            made.update(some)
        self._summaries = made if alone else self._summaries | made
        self._listed = tuple(_outside_the_bin(made.values())) if alone else None

    @property
    def unproved(self) -> list[EntryId]:
        """Entries that are listed as the snapshot says, and were neither opened nor changed since."""
        return list(self._unproved)

    def prove(self, entry_ids: Sequence[EntryId]) -> list[EntrySummary]:
        """Try the seals of these; returns the summaries that changed by it, which are damaged or no longer so."""
        self._unproved.difference_update(entry_ids)
        damaged = set(self.vault.entries.unsound(entry_ids))
        known = (self._summaries[one] for one in entry_ids if one in self._summaries)
        changed = [replace(one, damaged=not one.damaged) for one in known if one.damaged != (one.entry_id in damaged)]
        if changed:  # hardly ever: a lifetime is not gone through for nothing
            self.adopt_summaries(changed)
        return changed

    def take(self, outlines: Iterable[Outline]) -> list[EntrySummary]:
        """Hold the summaries of pending ones among ``outlines``; those are given back."""
        made = [one.summary for one in outlines if one.summary.entry_id in self._pending]
        self.adopt_summaries(made)
        return made

    def take_unlisted(self) -> None:
        """Entries that a recording put there as it began, and that were not listed since: it broke off."""
        if not self._pending:
            known = self._summaries  # gone through one by one: two sets of a lifetime keep Python's lock for 26 ms
            self._pending = {one for one in self.vault.entries.stamps() if one not in known}
            if self._pending:
                self.take(outline for outline, _ in self.vault.entries.outlines(list(self._pending)))
                self._pending.clear()

    def all_taken(self) -> None:
        """Every sound entry was taken: what is still pending is damaged, and named."""
        self._pending.clear()

    def put(self, entry: Entry) -> EntrySummary:
        """Keep ``entry``, flushed, and what lists show of it.

        Raises ``Cancelled`` for an entry erased meanwhile: a job that still writes its words must not bring it back.
        """
        if entry.entry_id in self._erased:
            raise Cancelled
        self.vault.entries.put(entry)
        summary = summary_of(entry)
        before = self._summaries.get(entry.entry_id)
        self._summaries[entry.entry_id] = summary
        self._unproved.discard(entry.entry_id)
        self._pending.discard(entry.entry_id)
        self._list(before, summary)
        self.changes += 1
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

    def put_vectors(self, vectors: EntryVectors) -> None:
        """Keep vectors beside their entry."""
        self.vault.entries.put_vectors(vectors)
        self.changes += 1

    def erase(self, entry_id: EntryId) -> None:
        """Gone from the lists, and promised to be gone from every file when the vault's upkeep has run."""
        self._erased.add(entry_id)
        self._snapped = None
        self.changes += 1
        self.vault.entries.begin_erasure(entry_id)
        self._drop(entry_id)

    def _drop(self, entry_id: EntryId) -> None:
        before = self._summaries.pop(entry_id, None)
        self._pending.discard(entry_id)
        self._unproved.discard(entry_id)
        self._list(before, None)

    def was_erased(self, entry_id: EntryId) -> bool:
        """Whether it was erased since the program began."""
        return entry_id in self._erased

    def is_listed(self, entry_id: EntryId) -> bool:
        """Whether there is such an entry and it is not in the bin."""
        if entry_id in self._pending:
            return True  # nobody puts one into the bin before its summary was made
        return entry_id in self._summaries and self._summaries[entry_id].binned is None

    def listed(self) -> tuple[EntrySummary, ...]:
        """Every entry's summary but those in the bin, newest first. Raises ``VaultLocked``."""
        if self._vault is None:
            raise VaultLocked
        everything = self.summaries
        if self._listed is None:
            self._listed = newest_first(_outside_the_bin(everything.values()))
        return self._listed

    def known(self) -> tuple[EntrySummary, ...]:
        """The summaries there are by now, newest first."""
        return newest_first(_outside_the_bin(self._summaries.values())) if self._pending else self.listed()

    def _list(self, before: EntrySummary | None, now: EntrySummary | None) -> None:
        if self._listed is not None:
            self._listed = with_change(self._listed, _as_listed(before), _as_listed(now))

    def forget(self, *, settle: bool = True) -> bool:
        """Close the vault, which wipes its keys, and drop everything that came out of it; False when it was closed.

        ``settle`` as in ``OpenVault.close``.
        """
        vault, self._vault = self._vault, None
        self._summaries, self._listed, self._pending, self._unproved = {}, (), set(), set()
        self._snapped = None
        self.settings = Settings()
        if vault is not None:
            vault.close(settle=settle)
        return vault is not None


VaultThread = EngineThread[VaultState]


def _as_listed(one: EntrySummary | None) -> EntrySummary | None:
    """None for one in the bin, which no list shows."""
    return one if one is not None and one.binned is None else None


def _outside_the_bin(summaries: Iterable[EntrySummary]) -> Iterator[EntrySummary]:
    return (one for one in summaries if one.binned is None)
