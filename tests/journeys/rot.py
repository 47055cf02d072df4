"""Lets one entry of a diary rot where it lies, as a disk does."""

from __future__ import annotations

from diary_desktop.domain.entry import Entry
from diary_desktop.ports.storage import OpenVault

from .conftest import Desk


def rotten(desk: Desk, entry: Entry) -> None:
    """Flip a bit in the sealed words of an entry of the closed diary."""
    sealed: list[bytes] = []

    def find(vault: OpenVault) -> None:
        vault.tidy()
        ledger = vault._ledger()  # type: ignore[attr-defined]  # what lies in the table is nobody's business else
        sealed.extend(row.sealed for row in ledger.tables["entries"].table.get([entry.entry_id]))

    desk.journeys.session.with_vault(find)
    desk.journeys.session.lock()
    for path in (desk.journeys.session.place.folder / "tables" / "entries.lance" / "data").glob("*.lance"):
        content = bytearray(path.read_bytes())
        if sealed[0] in content:
            content[content.index(sealed[0]) + 60] ^= 4
            path.write_bytes(content)
