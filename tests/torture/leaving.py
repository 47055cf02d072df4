"""Leaves a damaged diary with everything that is left: the open archive, read back, is what the diary still gives."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from diary_desktop.domain.settings import Days
from diary_desktop.exchange.json_archive import JsonArchive
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.export import Export, Wanted
from diary_desktop.services.vault_state import VaultState
from diary_desktop.storage.open_vault import LedgerVault
from tests import archive_reader
from tests.fakes.clock import FakeClock

from .files import on_this_thread


def wrong_in_export(opened: LedgerVault, path: Path) -> list[str]:
    """``path`` is where the archive lies for the moment. What the diary does not give must be named in it."""
    state = VaultState()
    state.adopt(opened)
    clock = FakeClock(datetime(2001, 2, 3, 4, 5))
    export = Export(on_this_thread(state), JsonArchive, EventBus(), clock, Days, "0")
    try:
        report = export.run(path, Wanted(), Token())
        document, _ = archive_reader.read(path)
    finally:
        path.unlink(missing_ok=True)
    left = {entry.entry_id: entry for entry, _ in opened.entries.load_all()}
    read = {one.entry_id: one for one in map(archive_reader.entry, document["entries"])}
    talks = [archive_reader.conversation(one) for one in document["conversations"]]
    wrong = [] if read == left else ["the archive holds other entries than the diary"]
    wrong += [] if talks == list(opened.conversations.load_all()) else ["the archive holds other conversations"]
    sounds = sum(one.clip is not None for one in left.values())
    lost = sounds - report.sounds
    return wrong + ([] if lost <= len(report.damaged) else [f"{lost} sounds are missing and not named"])
