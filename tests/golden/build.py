"""Builds the golden vault of the format as it is now: once, before a format is released, never again for that one.

python -m tests.golden.build tests/golden/format-1
python -m tests.golden.build tests/golden/format-1-full

A name that ends in -full holds besides what later joined the format: see ``full``.
"""

from __future__ import annotations

import dataclasses
import enum
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from diary_desktop.audio.opus import OpusCodec
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.attachment import Attachment
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import Clip, ClipId, Entry, EntryId, Gap, RevisionId
from diary_desktop.domain.settings import Appearance, BackupPlan, Days, Listening, Privacy, Settings, Sounds, Speaking
from diary_desktop.ports.storage import OpenVault
from diary_desktop.storage.vault import LanceVault
from tests.torture import content
from tests.unit.storage.vault_samples import NOW, full_entry, new_conversation, revised, vectors_for

from . import full

PASSPHRASE = "the golden otter keeps every format"
CLIP = ClipId(b"golden clip 0001")

SETTINGS = Settings(
    Listening("vi", "a microphone", "/models/whisper"),
    Speaking(False, 1.25),
    Days(6),
    Privacy(11, False, False, "always", False, True),
    Appearance("dark", 150, "vi"),
    Sounds("90_days", True),
    BackupPlan(("/media/stick",), False),
)


def build(target: Path, fill: Callable[[OpenVault, Path], None]) -> None:
    """The vault as a killed program leaves it, with records in the log alone, and ``expected.json`` beside it."""
    with tempfile.TemporaryDirectory() as folder:
        vault = LanceVault(Path(folder) / "vault", Path(folder) / "state", lambda: MINIMUM)
        opened, words = vault.create(bytearray(PASSPHRASE.encode()))
        target.mkdir(parents=True)
        fill(opened, target)
        expected = contents_of(opened) | {"words": list(words)}
        shutil.copytree(Path(folder) / "vault", target / "vault")
        opened.close()
    (target / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=True) + "\n")


def contents_of(opened: OpenVault) -> dict[str, Any]:
    """Everything a diary holds, field by field, as JSON."""
    loaded = sorted(opened.entries.load_all(), key=lambda one: one[0].entry_id)
    sounds = {one.entry_id.hex(): _sound(opened, one) for one, _ in loaded if one.clip is not None}
    return {
        "entries": [plain(entry) for entry, _ in loaded],
        "vectors": [plain(vectors) for _, vectors in loaded],
        "sounds": sounds,
        "files": {one.attachment_id.hex(): _file(opened, one) for entry, _ in loaded for one in entry.attachments},
        "vocabulary": plain([opened.vocabulary.load(), opened.vocabulary.load_forgotten()]),
        "plan": plain(opened.vocabulary.load_plan()),
        "conversations": [plain(one) for one in opened.conversations.load_all()],
        "settings": plain(opened.load_settings()),
        "drafts": [plain(one) for one in opened.drafts.load_all()],
        "erased": len(opened.erased_ids()),
        "damaged": list(opened.damaged),
    }


def plain(thing: Any) -> Any:
    """A value of the domain as JSON: fields by their names, so that one that is lost or renamed is noticed."""
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: plain(getattr(thing, field.name)) for field in dataclasses.fields(thing)}
    if isinstance(thing, enum.Enum):
        return thing.name
    if isinstance(thing, bytes):
        return thing.hex()
    if isinstance(thing, np.ndarray):
        return [str(thing.dtype), list(thing.shape), thing.tobytes().hex()]
    if isinstance(thing, datetime | date):
        return thing.isoformat()
    if isinstance(thing, tuple | list):
        return [plain(one) for one in thing]
    return thing


def _fill(opened: OpenVault, _: Path) -> None:
    """Every field of everything, in the tables, in the log, and something erased."""
    every = replace(full_entry(), clip=_recorded(opened))
    simple, gone, binned = (content.entry(number, 2) for number in (1, 2, 3))
    for entry in (every, simple, gone, replace(binned, binned=NOW)):
        opened.entries.put(entry)
        opened.entries.put_vectors(vectors_for(entry))
    opened.conversations.put(new_conversation(every, simple))
    opened.save_settings(SETTINGS)
    opened.tidy()
    opened.entries.erase(gone.entry_id)
    opened.drafts.put(
        Draft(EntryId(b"golden draft 001"), "Nháp", "Chưa xong \U0001f98a", NOW, NOW, RevisionId(b"parent revision "))
    )
    opened.tidy()
    opened.entries.put(revised(simple, "Only in the log."))
    opened.entries.put(content.entry(4))


def _fill_fully(opened: OpenVault, beside: Path) -> None:
    full.fill(opened, beside, _recorded(opened))


def _recorded(opened: OpenVault) -> Clip:
    writer, encoder = opened.clips.writer(CLIP, 1), OpusCodec().encoder()
    writer.append(encoder.encode(content.sound(3)[:16_000]))
    writer.append(encoder.finish())
    return Clip(CLIP, (writer.finish(),), 1.0, bytes(range(64)), (Gap(0.5, 0.25),), "file")


def _sound(opened: OpenVault, entry: Entry) -> str:
    assert entry.clip is not None
    return opened.clips.read(entry.clip.clip_id, entry.clip.parts).hex()


def _file(opened: OpenVault, one: Attachment) -> list[str]:
    """Its small picture, empty without one, and itself; nothing of one whose bytes never came."""
    if not one.here:
        return []
    return [opened.attachments.small_picture(one).hex(), b"".join(opened.attachments.pieces(one)).hex()]


def main(arguments: Sequence[str]) -> int:
    """Refuses to build over what is there."""
    target = Path(arguments[0])
    if target.exists():
        return 1
    build(target, _fill_fully if target.name.endswith("-full") else _fill)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
