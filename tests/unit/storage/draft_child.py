"""Run as a program of its own and killed while it types: tells each draft once it was acknowledged."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.storage import named_rows
from tests.unit.storage.vault_samples import NOW, place, with_passphrase

MOST = 100_000


def main(folder: Path) -> None:
    """Type until killed; checkpoints come often, so that a kill may fall into one."""
    named_rows.MOST_LOGGED_BYTES = 20_000
    vault = place(folder).unlock(with_passphrase())
    draft = Draft(EntryId(b"d" * 16), "", "", NOW, NOW)
    print("open", flush=True)  # noqa: T201  the parent waits for it
    for number in range(MOST):
        vault.drafts.put(replace(draft, text=f"{number} " + "letters " * (number % 40)))
        print(number, flush=True)  # noqa: T201  the acknowledgement


if __name__ == "__main__":
    main(Path(sys.argv[1]))
