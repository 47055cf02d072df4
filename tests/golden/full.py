"""What the second golden vault of format 1 holds: every field that joined the format after the first one was built."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from diary_desktop.domain.details import Details
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import Clip, EntryId, Mood, RevisionId
from diary_desktop.domain.journal import Journal, Prompt, Template, Tracker
from diary_desktop.domain.reminders import Reminders
from diary_desktop.domain.settings import (
    Appearance,
    BackupPlan,
    Days,
    HandsFree,
    Listening,
    Privacy,
    Settings,
    Sounds,
    Speaking,
)
from diary_desktop.domain.vocabulary import Forgotten, KnownName, RewritingPlan, mark_of
from diary_desktop.ports.snapshot import SnapshotKind
from diary_desktop.ports.storage import OpenVault
from diary_desktop.storage.open_vault import LedgerVault
from tests.torture import content, files
from tests.unit.storage.vault_samples import NOW, asked_thoroughly, full_entry, new_conversation, revised, vectors_for

KEY_FILE = "diary.key"
LABEL = "a golden snapshot"
SNAPSHOT = {kind: bytes([kind]) * (100 * kind + 1) for kind in SnapshotKind}
PHOTO, FILE, TAKEN_OUT = 3, 4, 7
"""Small ones among the made-up files: odd numbers are photos."""

SETTINGS = Settings(
    Listening("vi", "a microphone", "/models/whisper", False, True, True),
    Speaking(False, 1.25, 2, False),
    Days(6, "1987-02-03", "mdy"),
    Privacy(11, False, False, "always", False, True, "2026-11-20"),
    Appearance("dark", 150, "vi", "reduced", 22, True, ("speak=Ctrl+J",)),
    Sounds("90_days", True, 1.5),
    BackupPlan(("/media/stick",), False),
    HandsFree(True, True, "a_word", "dear diary", 8.0, False, False),
    Reminders(True, ("20:15", *("",) * 6), "21:30", "08:00", False, True),
    Journal(
        (Prompt("Hôm nay có gì vui?", 2), Prompt("What did you eat?")),
        False,
        (Template("Sunday", "Slept well?\n", 6),),
        (Tracker("slept", "number", "h"), Tracker("Đi bộ")),
        ("the divorce",),
        ("Bà ngoại",),
        False,
        False,
        "sunday",
    ),
)


def fill(opened: OpenVault, beside: Path, clip: Clip) -> None:
    """A key file is put ``beside`` the vault; the snapshot is the last thing before the log alone is written to."""
    assert isinstance(opened, LedgerVault)
    full, simple = replace(full_entry(), clip=clip), content.entry(1, 2)
    for entry in (full, simple):
        opened.entries.put(entry)
        opened.entries.put_vectors(vectors_for(entry))
    for number in (PHOTO, FILE, TAKEN_OUT):
        files.attach(opened, simple.entry_id, number, beside)
    files.take_out(opened, simple.entry_id, TAKEN_OUT)
    opened.conversations.put(asked_thoroughly(full, simple))
    opened.conversations.put(new_conversation(simple))
    opened.save_settings(SETTINGS)
    opened.vocabulary.save(
        [KnownName("Bà ngoại", ("ba ngoai", "bar noy"), "vi", NOW), KnownName("Otter")],
        [Forgotten(mark_of("Somebody"), NOW)],
    )
    opened.vocabulary.save_plan(RewritingPlan(NOW, "2026-01-01", (full.entry_id,), True, True))
    opened.drafts.put(_draft())
    opened.keys.add_key_file(beside / KEY_FILE, NOW)
    opened.tidy()
    _snapshot(opened)
    opened.entries.put(revised(opened.entries.get(simple.entry_id), "Only in the log."))


def _draft() -> Draft:
    details = Details(Mood.BRIGHT, ("gia đình",), ("Bà ngoại",), "Huế", (("slept", 6.5),), True, True, NOW)
    entry_id, based_on = EntryId(b"golden draft 002"), RevisionId(b"parent revision ")
    return Draft(entry_id, "Nháp", "Chưa xong \U0001f98a", NOW, NOW, based_on, "Hôm nay có gì vui?", details)


def _snapshot(opened: OpenVault) -> None:
    writer = opened.snapshot.begin(LABEL)
    writer.take({kind: [memoryview(whole)] for kind, whole in SNAPSHOT.items()})
    while writer.step(2):
        pass


def snapshot_in(opened: OpenVault) -> dict[SnapshotKind, bytes] | None:
    """As it was taken; None where it was dropped."""
    reader = opened.snapshot.open(LABEL)
    if reader is None:
        return None
    found = dict.fromkeys(SnapshotKind, b"")
    while pages := reader.read(2):
        for page in pages:
            found[page.kind] += bytes(page.content)
    return found
