"""Brings a generation back as a vault: every row and sound proves itself on the way, and what does not is named."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ..crypto.kdf import MINIMUM
from ..crypto.key_slots import VaultKey
from ..domain.backup import Generation, RestoreReport
from ..domain.errors import BackupDamaged, BackupError, BackupOfEarlierKey, CancelToken, VaultDamaged
from ..ports.backup_source import SealedRow
from ..ports.storage import Secrets
from .backup_format import PURPOSE, End, FrameKind, SoundCopy, read_end, read_row, read_sound
from .backup_places import SOUNDS
from .backup_reader import Frame, GenerationReader, Hole
from .backup_sounds import SoundStore, sounds_in
from .backup_source import VaultBackupSource
from .files import FileSystem, VaultLayout, translated
from .folder_swap import ANCHOR
from .given_secrets import unlocked, wiped
from .header import Header, decode_header
from .ledger import Ledger
from .log_payloads import ENTRIES
from .open_vault import LedgerVault
from .tables import Row
from .vault import LanceVault

SPARE_BYTES = 200_000_000
_TOGETHER = 8_192
"""Rows of one LanceDB commit: each looks through all rows that are there already."""
_NAMES = {"entries": "entries", "conversations": "conversations", "settings": "settings"}


@dataclass(slots=True)
class Unpacking:
    """One generation on its way back. ``tell`` gets the bytes read."""

    generation: Generation
    reader: GenerationReader
    files: FileSystem
    token: CancelToken
    tell: Callable[[int], None]
    counts: Counter[str] = field(default_factory=Counter)
    revisions: dict[bytes, bytes] = field(default_factory=dict)
    sounds: list[SoundCopy] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    last: int = 0
    end: End | None = None

    def header(self) -> Header:
        """Raises ``BackupDamaged``, ``VaultTooNew``."""
        try:
            return decode_header(self.reader.preamble().header)
        except VaultDamaged as error:
            raise BackupDamaged from error

    def into(self, place: LanceVault, key: VaultKey, header: Header) -> None:
        """A vault at ``place``, which is closed again. Raises ``FolderUnusable``, ``DiskFull``, ``BackupError``."""
        place.refill(key, header, lambda ledger, layout: self._fill(ledger, layout, key))

    def _fill(self, ledger: Ledger, layout: VaultLayout, key: VaultKey) -> int:
        waiting: dict[str, list[Row]] = {name: [] for name in ledger.tables}
        for frame in self.reader.frames(key.subkey(PURPOSE), key.vault_id):
            self.token.raise_if_cancelled()
            if isinstance(frame, Hole):
                self.problems.append(f"{frame.name.removesuffix(' of the backup')} of the backup")
                continue
            self.tell(len(frame.payload))
            self._take(frame, ledger, waiting)
        for name, gathered in waiting.items():
            ledger.tables[name].table.put(gathered)
        for rows in ledger.tables.values():
            rows.adopt(rows.table.keys())
        self._count_missing()
        self._bring_sounds(layout)
        return self.last

    def _take(self, frame: Frame, ledger: Ledger, waiting: dict[str, list[Row]]) -> None:
        if frame.kind == FrameKind.SOUND:
            self.sounds.append(read_sound(frame.payload))
        elif frame.kind == FrameKind.END:
            self.end = read_end(frame.payload)
            self.last = max(self.last, self.end.last_sequence)
        elif frame.kind == FrameKind.ROW:
            told = read_row(frame.payload)
            row = _row_of(told)
            if not ledger.tables[told.table].proves(row):
                self.problems.append(f"{told.table} {told.row_id.hex()[:8]}, which was damaged before it was backed up")
            self.counts[told.table] += 1
            self.last = max(self.last, told.sequence)
            if told.table == ENTRIES:
                self.revisions[told.row_id] = told.revision_id
            gathered = waiting[told.table]
            gathered.append(row)
            if len(gathered) >= _TOGETHER:
                ledger.tables[told.table].table.put(gathered)
                gathered.clear()

    def _count_missing(self) -> None:
        """How many rows of each table the end remembers that did not come."""
        if self.end is None:
            return
        for name, count in self.end.rows.items():
            missing = count - self.counts[name]
            if missing:
                self.problems.append(f"{missing} of {count} {_NAMES[name]}")
        if self.end.sounds != len(self.sounds):
            self.problems.append(f"{self.end.sounds - len(self.sounds)} of {self.end.sounds} sounds")

    def _bring_sounds(self, layout: VaultLayout) -> None:
        store = SoundStore(self.generation.folder / SOUNDS, self.files)
        brought: list[SoundCopy] = []
        for sound in self.sounds:
            self.token.raise_if_cancelled()
            content = store.read(sound)
            if (len(content), hashlib.sha256(content).digest()) != (sound.length, sound.digest):
                self.problems.append(f"the sound {sound.clip_id.hex()[:8]}")
            if not content:
                continue
            target = layout.clips / sound.clip_name[:2] / sound.clip_name
            self.files.make_folder(target.parent)
            self.files.replace(target, content)
            brought.append(sound)
        self.sounds = brought


def restored(unpacking: Unpacking, secrets: Secrets, folder: Path) -> RestoreReport:
    """Into the new or empty ``folder``. Raises ``WrongPassphrase``, ``InputError``, ``BackupDamaged``, ``DiskFull``.

    The vault is opened once afterwards and every record of it read. Nothing is told to the rollback anchor here: that
    is asked and done when the person opens it.
    """
    with wiped(secrets.passphrase, secrets.recovery_words, secrets.key_file, secrets.keystore):
        header = unpacking.header()
        key = unlocked(header, secrets)
    return _proved(unpacking, key, header, folder)[0]


def rehearse(unpacking: Unpacking, source: VaultBackupSource, folder: Path) -> RestoreReport:
    """As ``restored`` with the key of the open diary; compared by revision ids, and removed again.

    What a trial that was killed left there goes first: it is a whole diary, and may hold what was erased since.
    """
    unpacking.files.remove_tree(folder)
    refuse_earlier_key(unpacking.reader, source)
    header = unpacking.header()
    _refuse_too_full(unpacking, source, folder)
    key = source.key.copy()
    try:
        report, found = _proved(unpacking, key, header, folder)
    finally:
        unpacking.files.remove_tree(folder)
    wrong = sum(found.get(one) != revision for one, revision in unpacking.revisions.items())
    problems = (*report.problems, *([f"{wrong} entries that came back in another state"] if wrong else []))
    return RestoreReport(folder, report.entries, report.sounds, problems)


def refuse_earlier_key(reader: GenerationReader, source: VaultBackupSource) -> None:
    """Raises ``BackupOfEarlierKey`` for a generation that proves itself and that today's key does not open.

    A damaged one passes: what of it is sound is told by reading it.
    """
    try:
        header = decode_header(reader.preamble().header)
    except (BackupDamaged, VaultDamaged):
        return
    try:
        header.verify(source.key)
    except VaultDamaged as error:
        raise BackupOfEarlierKey from error


def _refuse_too_full(unpacking: Unpacking, source: VaultBackupSource, folder: Path) -> None:
    """A trial must not fill the disk that the diary itself writes to."""
    needed = unpacking.generation.size + sum(one.length for one in sounds_in(source.sounds))
    with translated():
        free = shutil.disk_usage(folder.parent).free
    if free < 2 * needed + SPARE_BYTES:
        raise BackupError("There is no room on this computer to try a restore.", "Free some space and try again.")


def _proved(
    unpacking: Unpacking, key: VaultKey, header: Header, folder: Path
) -> tuple[RestoreReport, dict[bytes, bytes]]:
    """Unpack, open, verify, close. Returns the report and each entry's revision id. ``key`` is wiped."""
    with contextlib.ExitStack() as stack:
        stack.callback(key.wipe)
        anchor = folder.with_name(folder.name + ANCHOR)
        stack.callback(unpacking.files.remove_tree, anchor)
        place = LanceVault(folder, anchor, lambda: MINIMUM, unpacking.files)
        unpacking.into(place, key.copy(), header)
        vault = place.reopen(key.copy(), header)
        stack.callback(vault.close)
        damaged = vault.verify().damaged
        revisions = _revisions(vault)
    problems = dict.fromkeys((*unpacking.problems, *damaged))
    return RestoreReport(folder, len(revisions), len(unpacking.sounds), tuple(problems)), revisions


def _revisions(vault: LedgerVault) -> dict[bytes, bytes]:
    return {entry.entry_id: entry.revision.revision_id for entry, _ in vault.entries.load_all()}


def _row_of(told: SealedRow) -> Row:
    return Row(told.row_id, told.sequence, told.revision, told.revision_id, told.sealed, told.vectors)
