"""Run as a program of its own and killed while it saves: tells each save and each erasure once it was acknowledged.

Arguments: the folder, and after how many saves to compact and to erase, so that a kill may fall into any of these.
"""

from __future__ import annotations

import sys
from pathlib import Path

from diary_desktop.storage.compaction import MOST_COMMITS
from tests.unit.storage.vault_samples import new_entry, place, vectors_for, with_passphrase

MOST_SAVES = 10_000


def main(folder: Path, tidy_every: int) -> None:
    """Save, erase and tidy up until killed."""
    vault = place(folder).unlock(with_passphrase())
    print("open", flush=True)  # noqa: T201  the parent waits for it
    for number in range(MOST_SAVES):
        entry = new_entry(f"Acknowledged note {number} about the ferry.", number)
        vault.entries.put(entry)
        print("saved", entry.entry_id.hex(), flush=True)  # noqa: T201  the acknowledgement
        vault.entries.put_vectors(vectors_for(entry))
        if number % tidy_every == tidy_every - 1:
            vault._ledger().commits = MOST_COMMITS
            vault.tidy()
            print("asked", entry.entry_id.hex(), flush=True)  # noqa: T201  from here on it may be gone
            vault.entries.erase(entry.entry_id)
            print("erased", entry.entry_id.hex(), flush=True)  # noqa: T201  the acknowledgement


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
