"""Writes a snapshot as the app does, and tells whether one that is found is the one that was written."""

from __future__ import annotations

from collections.abc import Mapping

from diary_desktop.domain.errors import RecordDamaged
from diary_desktop.ports.snapshot import SnapshotKind, SnapshotStore

from . import content


def write(store: SnapshotStore, parts: Mapping[SnapshotKind, bytes], pages: int = 1) -> None:
    """``pages`` are written and flushed at once."""
    writer = store.begin(content.LABEL)
    writer.take({kind: [memoryview(whole)] for kind, whole in parts.items()})
    while writer.step(pages):
        pass


def wrong_in(store: SnapshotStore, parts: Mapping[SnapshotKind, bytes]) -> list[str]:
    """Every page as it was, or no snapshot: then it is gone, and made again from the rows."""
    reader = store.open(content.LABEL)
    found: dict[SnapshotKind, bytearray] = {}
    try:
        while reader is not None and (pages := reader.read(2)):
            for page in pages:
                found.setdefault(page.kind, bytearray()).extend(page.content)
    except RecordDamaged:
        reader = None
    if reader is None:
        return ["a snapshot that does not hold was kept"] if store.exists() else []
    return [] if found == parts else ["a wrong page"]
