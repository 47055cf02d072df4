"""Photos and files in the tortured diary: put and taken out by the app's own service, and looked at byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from diary_desktop.domain.attachment import Attachment, Pixels
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import RecordDamaged
from diary_desktop.ports.pictures import Picture
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.attachments import Attachments
from diary_desktop.services.taken_out import TakenOut
from diary_desktop.services.tasks import Tasks
from diary_desktop.services.vault_state import VaultState, VaultThread
from diary_desktop.storage.attachments import PART
from diary_desktop.storage.open_vault import LedgerVault
from tests.fakes.clock import FakeClock

from . import content


class Photos:
    """``Pictures`` that know of a photo what it was made from: its number, which stands in front of it."""

    def __init__(self, number: int) -> None:
        self._small = content.small_picture(number)

    def read(self, _: bytes) -> Picture | None:
        return Picture("image/jpeg", 40, 30, self._small) if self._small else None

    def shown(self, *_: object) -> Pixels | None:
        return None


def on_this_thread(state: VaultState) -> VaultThread:
    """What asks the vault thread asks here and now."""

    class Direct:
        def call(self, work: Callable[[VaultState, Token], Any]) -> Any:
            return work(state, Token())

    return cast("VaultThread", Direct())


def attachments_of(vault: LedgerVault, number: int = 0) -> Attachments:
    """The service as the app has it, for file ``number``."""
    state = VaultState()
    state.adopt(vault)
    thread, bus = on_this_thread(state), EventBus()
    clock = FakeClock(datetime(2001, 2, 3, 4, 5))
    return Attachments(thread, bus, clock, lambda: Photos(number), TakenOut(thread, Tasks({}, bus)))


def attach(vault: LedgerVault, entry_id: EntryId, number: int, folder: Path) -> None:
    """From a plain file in ``folder``, which is there for the moment only."""
    path = folder / content.file_name(number)
    path.write_bytes(content.file_bytes(number))
    try:
        attachments_of(vault, number).add(entry_id, path, Token())
    finally:
        path.unlink()


def take_out(vault: LedgerVault, entry_id: EntryId, number: int) -> None:
    """Named no more, and then gone from the disk, as when the diary closes."""
    service = attachments_of(vault)
    (one,) = (one for one in vault.entries.get(entry_id).attachments if one.name == content.file_name(number))
    service.remove(entry_id, one.attachment_id)
    service.taken_out.let_go()


def number_of(one: Attachment) -> int:
    """Its name tells; -1 for one that nobody put."""
    with suppress(ValueError):
        number = int(one.name.removeprefix("file").partition(".")[0])
        if content.file_name(number) == one.name:
            return number
    return -1


def wrong_in(vault: LedgerVault, entry: Entry) -> Iterator[str]:
    """What is not byte for byte as it was put; raises nothing. Damaged ones are told as ``file:3 is damaged``."""
    for one in entry.attachments:
        number = number_of(one)
        if number < 0:
            yield "a file that nobody put"
            continue
        small, whole = content.small_picture(number), content.file_bytes(number)
        if (one.size, one.thumbnail, one.kind) != (len(whole), len(small), "photo" if small else "file"):
            yield f"file:{number} is another than was put"
        if not one.here:
            yield f"file:{number} has not come"
            continue
        try:
            found = b"".join(vault.attachments.pieces(one)), vault.attachments.small_picture(one)
        except RecordDamaged:
            yield f"file:{number} is damaged"
            continue
        if found != (whole, small):
            yield f"file:{number} has a wrong byte"


def left_over(vault: LedgerVault) -> list[str]:
    """Sweep as the app does after opening; then exactly what entries name lies there, each once."""
    state = VaultState()
    state.adopt(vault)
    state.entry_ids()  # nothing is swept before every entry was listed
    TakenOut(on_this_thread(state), Tasks({}, EventBus())).sweep(0, Token())
    named = [one.attachment_id for entry, _ in vault.entries.load_all() for one in entry.attachments]
    there = vault.clips.files_with_part(PART)  # type: ignore[attr-defined]  # the sealed store is looked into
    wrong = [] if len(set(named)) == len(named) else ["two entries name one file"]
    wrong += [f"{len(set(there) - set(named))} files that no entry names"] if set(there) - set(named) else []
    return wrong + ([f"{len(set(named) - set(there))} files are gone"] if set(named) - set(there) else [])
