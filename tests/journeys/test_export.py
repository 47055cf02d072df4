"""A person can leave with everything: the archive read back by an independent reader is the vault, field by field."""

from __future__ import annotations

import dataclasses
import json
import os
import resource
import secrets
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from diary_desktop.domain.conversation import Conversation
from diary_desktop.domain.details import details_of
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import Clip, ClipId, Entry, EntryId, Mood
from diary_desktop.domain.errors import Cancelled, DiskFull, FolderUnusable, InputError, RecordDamaged
from diary_desktop.domain.events import Progress
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.settings import Appearance, Days, Settings, Sounds
from diary_desktop.exchange import json_archive
from diary_desktop.exchange.json_archive import JsonArchive
from diary_desktop.ports.exchange import ArchiveHead
from diary_desktop.ports.storage import OpenVault
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.clip_recording import ClipRecording
from diary_desktop.services.export import Wanted
from diary_desktop.storage.entry_store import LedgerEntryStore
from tests import archive_reader as reader
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk, speech
from tests.unit.storage.vault_samples import asked_thoroughly, full_entry, new_conversation, new_entry


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    one = make_desk()
    one.journeys.session.create(bytearray(PASSPHRASE))
    return one


def sealed_clip(desk: Desk, clip_id: ClipId, seconds: float = 1.5) -> Clip:
    one = desk.journeys
    writer = one.session.with_vault(lambda vault: vault.clips.writer(clip_id, 1))
    recording = ClipRecording(clip_id, writer, one.dictation._codec, "microphone")
    recording.add(speech(seconds))
    return recording.finish()


@pytest.fixture
def full(desk: Desk) -> Desk:
    """An entry with every field, one with sound, plain ones, one in the bin; a conversation, drafts, settings."""
    one = desk.journeys
    every = full_entry()
    assert every.clip is not None
    spoken = replace(new_entry("Gesprochen, with 'quotes' and \u2028 separators\n\nand lines.", 3), clip=None)
    spoken = replace(spoken, clip=sealed_clip(desk, ClipId(secrets.token_bytes(16))), mood=Mood.RAINY)
    entries = [replace(every, clip=sealed_clip(desk, every.clip.clip_id)), spoken, new_entry(number=5)]
    for entry in entries:
        one.diary.save(entry)
    one.bin.put(one.diary.write("In the bin.").entry_id)
    talk = asked_thoroughly(entries[0], entries[1])
    one.session.with_vault(lambda vault: vault.conversations.put(talk))
    one.vocabulary.remember("Minh Châu", "min chow", "vi")
    now = desk.clock()
    based_on = entries[2].revision.revision_id
    drafts = (
        Draft(EntryId(b"n" * 16), "", "New", now, now, None, "And then?", details_of(entries[0])),
        Draft(entries[2].entry_id, "T", "Old", now, now, based_on),
    )
    one.session.with_vault(lambda vault: [vault.drafts.put(draft) for draft in drafts])
    look = Appearance("dark", 120, "vi")
    one.session.change_settings(Settings(days=Days(5), appearance=look, sounds=Sounds("always")))
    return desk


def sound_of(vault: OpenVault, clip: Clip) -> bytes:
    return vault.clips.read(clip.clip_id, clip.parts)


def all_entries(desk: Desk) -> dict[bytes, Entry]:
    return desk.journeys.session.with_vault(lambda vault: {one.entry_id: one for one, _ in vault.entries.load_all()})


def test_what_is_read_back_is_the_vault_field_by_field(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out" / "diary.zip"
    path.parent.mkdir()
    report = full.journeys.export.run(path, Wanted(), Token(), job=7)
    assert (report.entries, report.sounds, report.conversations, report.damaged) == (4, 2, 1, ())
    assert report.size == path.stat().st_size
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["diary.zip"]
    document, files = reader.read(path)

    vault = all_entries(full)
    read = [reader.entry(body) for body in document["entries"]]
    assert {one.entry_id: one for one in read} == vault
    assert read == sorted(read, key=lambda one: one.when.utc)
    for body, one in zip(document["entries"], read, strict=True):
        assert (body["title"], body["text"]) == (one.title, one.text)
        clip = one.clip
        if clip is not None:
            sealed = full.journeys.session.with_vault(partial(sound_of, clip=clip))
            assert files.pop(body["sound"]["file"]) == sealed
            assert sealed.startswith(b"OggS")
    assert files == {}
    kept = full.journeys.session.with_vault(lambda v: list(v.conversations.load_all()))
    assert [reader.conversation(body) for body in document["conversations"]] == kept
    drafts = full.journeys.session.with_vault(lambda v: v.drafts.load_all())
    assert tuple(reader.draft(body) for body in document["drafts"]) == drafts
    settings = full.journeys.session.settings()
    assert document["settings"] == json.loads(json.dumps(dataclasses.asdict(settings)))
    assert [one["name"] for one in document["names"]] == ["Minh Châu"]
    assert (reader.moment(document["made"]), document["damaged"]) == (full.clock(), [])
    assert full.of(Progress)[-1] == Progress(7, 8, 8, "export")


def test_every_field_of_the_domain_is_in_the_reader() -> None:
    """A field added tomorrow must be exported, or this fails: everything in the sample differs from its default."""
    every = replace(full_entry(), transcript=replace(full_entry().transcript, rough=True))  # type: ignore[type-var]  # the sample has a transcript
    for field in dataclasses.fields(Entry):
        default = field.default if field.default is not dataclasses.MISSING else None
        assert getattr(every, field.name) != default, f"tests.unit.storage.vault_samples leaves {field.name} empty"
    talk = replace(new_conversation(every), binned=every.told, archived=every.told)
    for field in dataclasses.fields(Conversation):
        assert getattr(talk, field.name), field.name


def test_days_and_sounds_can_be_left_out(full: Desk, tmp_path: Path) -> None:
    export, path = full.journeys.export, tmp_path / "some.zip"
    day = date(2026, 11, 4)
    wanted = Wanted(first=day, last=day, sounds=False)
    assert export.preview(wanted).entries == 1
    assert export.preview(Wanted()).seconds == pytest.approx(3.0, abs=0.1)
    report = export.run(path, wanted, Token())
    document, files = reader.read(path)
    assert (report.entries, report.sounds, files) == (1, 0, {})
    assert document["entries"][0]["sound"]["file"] is None
    assert document["range"] == {"first": "2026-11-04", "last": "2026-11-04"}
    assert document["conversations"] == []
    with pytest.raises(InputError):
        export.run(tmp_path / "never.zip", Wanted(date(2026, 2, 2), date(2026, 1, 1)), Token())


def test_with_a_tag_only_what_bears_it_goes_along(full: Desk, tmp_path: Path) -> None:
    export, path = full.journeys.export, tmp_path / "tagged.zip"
    tagged = next(one for one in all_entries(full).values() if one.tags)
    wanted = Wanted(tags=(tagged.tags[0], "no such tag"))
    assert set(export.preview(Wanted()).tags) == set(tagged.tags)
    assert export.preview(wanted).entries == 1
    export.run(path, wanted, Token())
    document, files = reader.read(path)
    assert [body["id"] for body in document["entries"]] == [tagged.entry_id.hex()]
    assert [body["title"] for body in document["drafts"]] == [""], "the draft that bears it"
    assert (document["conversations"], document["names"]) == ([], [])
    assert document["range"] == {"first": None, "last": None, "tags": list(wanted.tags)}
    assert document["entries"][0]["sound"]["file"] in files


def test_an_empty_diary_is_an_archive_too(desk: Desk, tmp_path: Path) -> None:
    desk.journeys.export.run(tmp_path / "empty.zip", Wanted(), Token())
    document, _ = reader.read(tmp_path / "empty.zip")
    assert [document[name] for name in ("entries", "conversations", "drafts", "damaged")] == [[], [], [], []]


def test_what_is_damaged_is_named_and_the_rest_is_there(
    full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, mute = [one for one in all_entries(full).values() if one.clip is not None]
    whole = LedgerEntryStore.get

    def get(self: LedgerEntryStore, entry_id: EntryId) -> Entry:
        if entry_id == broken.entry_id:
            raise RecordDamaged
        return whole(self, entry_id)

    assert mute.clip is not None
    (file,) = tmp_path.glob(f"vault/clips/*/{mute.clip.clip_id.hex()}-1")
    file.write_bytes(file.read_bytes()[:-3])
    monkeypatch.setattr(LedgerEntryStore, "get", get)
    report = full.journeys.export.run(tmp_path / "rest.zip", Wanted(), Token())
    names = {f"entry {broken.entry_id.hex()[:8]}", f"the sound of entry {mute.entry_id.hex()[:8]}"}
    assert (set(report.damaged), report.entries, report.sounds) == (names, 3, 0)
    document, _ = reader.read(tmp_path / "rest.zip")
    assert set(document["damaged"]) == names
    texts = {body["id"]: body["sound"] for body in document["entries"]}
    assert broken.entry_id.hex() not in texts
    assert texts[mute.entry_id.hex()]["file"] is None


def test_a_file_that_is_there_is_never_written_over(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine.zip"
    path.write_text("mine")
    with pytest.raises(InputError):
        full.journeys.export.run(path, Wanted(), Token())
    assert path.read_text() == "mine"
    with pytest.raises(FolderUnusable):
        full.journeys.export.run(tmp_path / "nowhere" / "x.zip", Wanted(), Token())


def test_stopped_or_out_of_room_nothing_is_left(full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    token = Token()
    full.journeys.bus.listen(lambda event: token.cancel() if isinstance(event, Progress) and event.done == 6 else None)
    with pytest.raises(Cancelled):
        full.journeys.export.run(folder / "a.zip", Wanted(), token)
    assert list(folder.iterdir()) == []
    small = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal  # noqa: PLC0415  only this test means the signal that a full quota sends

    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, small[1]))
    try:
        with JsonArchive(folder / "b.zip") as archive, pytest.raises(DiskFull):
            archive.add_sound(ClipId(b"c" * 16), os.urandom(200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, small)
        signal.signal(signal.SIGXFSZ, before)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("sound", [True, False])
def test_what_a_killed_export_left_is_seen_and_goes_with_the_next_one(full: Desk, tmp_path: Path, sound: bool) -> None:
    path, left = tmp_path / "mine.zip", tmp_path / "mine.zip.unfinished"
    with JsonArchive(path) as archive:
        if sound:
            archive.add_sound(ClipId(b"c" * 16), os.urandom(200_000))
        archive.begin(ArchiveHead(Moment.of(datetime.now().astimezone()), "1", Settings(), True))
        assert [one.name for one in tmp_path.glob("*mine.zip*")] == [left.name]
        archive._handle.flush()
        content = left.read_bytes()
    left.write_bytes(content)
    full.journeys.export.run(path, Wanted(), Token())
    assert not left.exists()
    assert reader.read(path)[0]["entries"]


def test_a_file_of_somebody_elses_under_the_unfinished_name_stays(full: Desk, tmp_path: Path) -> None:
    left = tmp_path / "mine.zip.unfinished"
    left.write_text("A letter that is nobody's archive, long enough to be one.")
    with pytest.raises(InputError):
        full.journeys.export.run(tmp_path / "mine.zip", Wanted(), Token())
    assert left.read_text().startswith("A letter")


def test_nothing_goes_through_a_folder_for_temporary_files(
    full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile._get_default_tempdir", lambda: pytest.fail("a temporary folder was asked for"))
    monkeypatch.setattr("tempfile.tempdir", None)
    full.journeys.export.run(tmp_path / "direct.zip", Wanted(), Token())
    assert reader.read(tmp_path / "direct.zip")[0]["entries"]


def test_memory_stays_small_however_much_is_written(tmp_path: Path) -> None:
    """8 MB of entries go through a writer that may hold only a few of them."""
    import tracemalloc  # noqa: PLC0415  tracing costs every other test its speed

    now = Moment(datetime(2026, 11, 21, 21, 40))
    text = "word " * 20_000
    tracemalloc.start()
    with JsonArchive(tmp_path / "large.zip") as archive:
        archive.begin(ArchiveHead(now, "1", Settings(), sounds=False))
        for number in range(80):
            archive.add(new_entry(text, number))
        archive.finish(())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_500_000
    assert json_archive.VERSION == 1
