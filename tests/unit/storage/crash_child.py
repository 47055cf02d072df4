"""Run as a program of its own and killed while it saves: prints the id of each entry once it was acknowledged.

Arguments: the folder, how many entries to try, and after how many of them to tidy up.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.unit.storage.vault_samples import new_entry, place, vectors_for, with_passphrase


def main(folder: Path, count: int, tidy_every: int) -> None:
    """Save until the end or until killed."""
    vault = place(folder).unlock(with_passphrase())
    print("open", flush=True)  # noqa: T201  the parent waits for it
    for number in range(count):
        entry = new_entry(f"Acknowledged note {number} about the ferry.", number)
        vault.entries.put(entry)
        print(entry.entry_id.hex(), flush=True)  # noqa: T201  the acknowledgement
        vault.entries.put_vectors(vectors_for(entry))
        if number % tidy_every == tidy_every - 1:
            vault.tidy()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
