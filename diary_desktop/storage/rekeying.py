"""Seals a whole vault under a new vault key, in short steps, resumable after being killed at any of them.

The header alone says where it stands; what is left to do is read off the records, each of which names its epoch:

    state            header                                  sealed under            opens with
    settled          epoch e, slots wrap K                   K                       today's secrets
    sealing anew     epoch e+1, slots wrap K',               K and K' mixed,         the new secrets; K comes out of
                     one more wraps K under K'               all new writes K'       its slot, both epochs are read
    settled          epoch e+1, slots wrap K'                K' alone                the new secrets; old headers
                                                                                     open nothing

1.  ``begin`` writes the second header. Until both copies are flushed nothing is sealed under K', so falling back to
    the first loses nothing; from then on K is never needed from anywhere but its slot.
2.  Rows are put again in batches, with their counters as they are; the tables are checkpointed now and then. Killed in
    between, the vault goes back to a checkpoint, where some rows are old again.
3.  Clips are sealed anew part by part and renamed over the old file, known by the same last tag.
4.  Tables are rewritten, every seal in them is tried, and only then are they checkpointed and old versions dropped; a
    second checkpoint drops the one before and, with it, the last log records under K. The snapshot went at the
    beginning, and so did logs and headers set aside.
5.  Everything is read once more. Only when nothing names the old epoch does the last header drop K. What is damaged
    cannot be sealed anew and keeps K alive: it is named, and steps 2 to 5 run again another time.

Every step is short but those of 4: LanceDB rewrites and cleans a table in a single call, as long as it is large.

Backups and older copies of the folder hold K in slots of their own and still open with the old secrets.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..crypto.kdf import MINIMUM
from ..crypto.key_slots import Slot, SlotDraft, SlotKind, VaultKey
from ..crypto.sealed_record import epoch_of
from ..crypto.subkeys import Subkeys
from ..domain.errors import InputError, StorageError, VaultLocked
from ..domain.moment import Moment
from ..ports.keys import NewSlot
from .checkpoint import CheckpointStore
from .clip_resealing import ClipResealing, Sealing, sealing_of
from .clips import SealedClipStore
from .compaction import rewriting_of
from .files import FileSystem, VaultLayout, translated, undone_by, writing
from .header import PREVIOUS_PURPOSE, Header, HeaderStore
from .key_notes import KeyNotes, Notes
from .ledger import Ledger
from .listing import inside
from .log_format import Framed, frames
from .rewriting import rewritten

log = logging.getLogger(__name__)

BATCH = 64
"""Rows sealed anew in one step: half of the time is LanceDB's commit, however few they are."""

ROWS_BETWEEN_CHECKPOINTS = 8_192
READ_AT_ONCE = 256
PASSES = 3
"""Others may work between two steps, and one that fails may put the tables back to a checkpoint: then once more."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What sealing anew reaches. ``changed`` is told every header written, ``turned`` the first under a new key."""

    layout: VaultLayout
    files: FileSystem
    headers: HeaderStore
    key: VaultKey
    ledger: Ledger
    clips: SealedClipStore
    clip_keys: Subkeys
    checkpoints: CheckpointStore
    notes: KeyNotes
    turned: Callable[[Header], None]
    changed: Callable[[Header], None]
    forget_older: Callable[[], None]


class Rekeying:
    """``KeyRenewal`` of an open vault. Used on the vault thread."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._left: dict[str, None] = {}
        self._again = False
        self._done = 0

    @property
    def going_on(self) -> bool:
        """Whether the key of the epoch before is still there."""
        return self._reach.key.previous is not None

    @property
    def left(self) -> tuple[str, ...]:
        """Names of what the last run could not seal anew."""
        return tuple(self._left)

    def begin(self, slots: Sequence[NewSlot], now: Moment | None = None) -> None:
        """A new key behind these slots alone. Raises ``InputError`` while one is going on or something is recorded,
        ``DiskFull`` and the like: then nothing has changed.
        """
        reach = self._reach
        if self.going_on:
            raise InputError("The diary is being sealed anew already.", "Let that come to its end first.")
        if reach.clips.writing:
            raise InputError("Something is being recorded.", "Finish it first.")
        before = reach.headers.read()
        before.verify(reach.key)
        following = VaultKey.random(reach.key.vault_id, reach.key.epoch + 1)
        with undone_by(following.wipe):
            header = _following_header(before, reach.key, following, slots)
            reach.headers.write(header)
        reach.key.turn_over(following)
        reach.turned(header)
        if now is not None:
            self._date(slots, now)

    def _date(self, slots: Sequence[NewSlot], now: Moment) -> None:
        """When they were made is good to know, and nothing more."""
        try:
            self._reach.notes.write(Notes({slot.slot_id: now for slot in slots}))
        except StorageError as error:
            log.info("slots not dated", extra={"error": type(error).__name__})

    def steps(self) -> Iterator[tuple[int, int]]:
        """How much is done of how much, after each step. Stop asking at any time and ask anew later.

        Raises ``VaultLocked`` once the vault is closed, ``DiskFull`` and the like; what was done stays done.
        """
        self._done = 0
        total = self._total()
        for done in self._run() if self.going_on else ():
            self._done += done
            yield min(self._done, total), total
            if self._reach.key.is_wiped:
                raise VaultLocked

    def _run(self) -> Iterator[int]:
        self._reach.ledger.snapshot.invalidate()
        for _ in range(PASSES):
            self._left, self._again = {}, False
            yield from self._rows()
            yield from self._clips()
            yield from self._drop_what_is_old()
            yield from self._look_for_old_rows()
            self._look_for_old_files()
            if not self._again:
                break
        if self._left:
            log.info("not everything could be sealed anew", extra={"count": len(self._left)})
        else:
            self._finish()
        yield 1

    def _total(self) -> int:
        """Each row is sealed and read again; a clip costs about as much as some rows."""
        rows = sum(len(one.keys) for one in self._reach.ledger.tables.values())
        return 2 * rows + len(self._reach.clips.files_there()) + 8

    def _rows(self) -> Iterator[int]:
        since = 0
        for name, rows in self._reach.ledger.tables.items():
            ids = sorted(rows.keys)
            for at in range(0, len(ids), BATCH):
                batch = ids[at : at + BATCH]
                put, damaged = rows.seal_anew(batch)
                self._name(damaged, name)
                since += put
                if put:
                    self._reach.ledger.touched()
                yield len(batch)
                if since >= ROWS_BETWEEN_CHECKPOINTS:
                    since = 0
                    self._reach.ledger.checkpoint()
                    yield 0

    def _clips(self) -> Iterator[int]:
        reach = self._reach
        for path, stream in reach.clips.files_there():
            swept = sealing_of(path, stream, reach.clip_keys, reach.files) is Sealing.OLD
            while swept:
                resealing = ClipResealing(path, stream, reach.clip_keys, reach.files)
                for _ in resealing.steps():
                    yield 0
                swept = resealing.swept
            yield 1

    def _drop_what_is_old(self) -> Iterator[int]:
        ledger, layout = self._reach.ledger, self._reach.layout
        for _ in rewritten(
            ledger, layout, {name: rewriting_of(ledger, layout, rows) for name, rows in ledger.tables.items()}
        ):
            yield 0
        yield len(ledger.tables) + 2
        ledger.checkpoint()
        with translated():
            aside = [path for name in ("log-", "header-") for path in inside(layout.quarantine, begins=name)]
        self._reach.files.remove_all(aside)
        yield 1

    def _look_for_old_rows(self) -> Iterator[int]:
        for name, rows in self._reach.ledger.tables.items():
            ids = sorted(rows.keys)
            for at in range(0, len(ids), READ_AT_ONCE):
                batch = ids[at : at + READ_AT_ONCE]
                old = [row for row in rows.table.get(batch) if rows.is_old(row)]
                self._name([row.row_id for row in old], name)
                self._again |= any(rows.proves(row) for row in old)
                yield len(batch)

    def _look_for_old_files(self) -> None:
        reach = self._reach
        for path, stream in reach.clips.files_there():
            if sealing_of(path, stream, reach.clip_keys, reach.files) in (Sealing.OLD, Sealing.DAMAGED):
                self._left[f"the sound {path.name[:8]}"] = None
        with writing():
            logged = frames(reach.files.read(reach.layout.log))
        epochs = [epoch_of(piece.sealed) for piece in logged if isinstance(piece, Framed)]
        if any(epoch != reach.key.epoch for epoch in (*epochs, *reach.checkpoints.epochs())):
            self._left["the log or a checkpoint"] = None
        with translated():
            aside = inside(reach.layout.quarantine)
        if aside:
            self._left["what was set aside as damaged"] = None

    def _finish(self) -> None:
        """The last header: nothing needs the key before any more."""
        reach = self._reach
        now = reach.headers.read()
        now.verify(reach.key)
        slots = tuple(slot for slot in now.slots if slot.kind is not SlotKind.PREVIOUS)
        header = replace(now, generation=now.generation + 1, slots=slots).signed(reach.key)
        reach.headers.write(header)
        reach.key.forget_previous()
        reach.forget_older()
        reach.changed(header)
        log.info("everything is sealed anew")

    def _name(self, row_ids: Sequence[bytes], table: str) -> None:
        kind = {"entries": "entry", "conversations": "conversation"}.get(table, table)
        for row_id in row_ids:
            self._left[f"{kind} {row_id.hex()[:8]}"] = None


def _following_header(now: Header, key: VaultKey, following: VaultKey, slots: Sequence[NewSlot]) -> Header:
    """The next generation: the new slots for the new key, and one more for the key until now."""
    drafts = [slot for slot in slots if isinstance(slot, SlotDraft)]
    assert len(drafts) == len(slots), "drafts of another vault's maker"
    previous = Slot.wrap(key, SlotKind.PREVIOUS, following.subkey(PREVIOUS_PURPOSE), MINIMUM)
    wrapped = (*(draft.wrap(following) for draft in drafts), previous)
    return Header(now.generation + 1, following.epoch, now.vault_id, wrapped).signed(following)
