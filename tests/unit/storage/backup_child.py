"""Run as a program of its own and killed while it backs up: tells each backup once it was proved.

Arguments: the folder of the vault, and the stick.
"""

from __future__ import annotations

import sys
from pathlib import Path

from diary_desktop.domain.keep_rule import Made, to_keep
from diary_desktop.storage.backup_archive import FolderArchive
from tests.unit.storage.backup_samples import back_up, days_later
from tests.unit.storage.vault_samples import new_entry, place, with_passphrase


def main(folder: Path, stick: Path) -> None:
    """Write, back up, thin out, until killed."""
    vault = place(folder).unlock(with_passphrase())
    archive = FolderArchive()
    print("open", flush=True)  # noqa: T201  the parent waits for it
    for number in range(10_000):
        entry = new_entry(f"Note {number} about the ferry.", number)
        vault.entries.put(entry)
        print("saved", entry.entry_id.hex(), flush=True)  # noqa: T201  the acknowledgement
        made, _ = back_up(vault, stick, archive, now=days_later(number))
        print("made", made.name, flush=True)  # noqa: T201  from here on it counts
        source = vault.backup_source()
        there = archive.generations(stick)
        archive.thin(stick, source, to_keep(Made(one.name, one.number, one.made.date()) for one in there))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
