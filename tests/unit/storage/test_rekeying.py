"""A vault sealed anew opens with the new secrets alone, says the same, and survives being stopped at every step."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.crypto.key_slots import SlotDraft, SlotKind
from diary_desktop.crypto.recovery_words import entropy_of, new_words
from diary_desktop.crypto.sealed_record import TAG_BYTES, epoch_of
from diary_desktop.crypto.sealed_stream import STREAM_HEADER_BYTES
from diary_desktop.domain.entry import Clip, ClipId, ClipPart
from diary_desktop.domain.errors import (
    InputError,
    StorageError,
    VaultDamaged,
    VaultLocked,
    VaultRolledBack,
    WrongPassphrase,
)
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage.clips import SOUND_CHUNK_BYTES
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.header import HeaderStore
from diary_desktop.storage.log_format import Framed, frames
from diary_desktop.storage.open_vault import LedgerVault
from tests.fakes.disks import FailsAt
from tests.torture import content

from .conftest import Kept
from .vault_samples import change_passphrase, holding, new_entry, place, texts_of, with_passphrase

NEW = "a wholly other passphrase"


def new_slots(vault: LedgerVault, words: tuple[str, ...] | None = None) -> list[SlotDraft]:
    """For the new passphrase and new words, as cheap as allowed."""
    vault_id = vault._require().key.vault_id
    entropy = entropy_of(" ".join(words or new_words()))
    return [
        SlotDraft(SlotKind.PASSPHRASE, NEW.encode(), MINIMUM, vault_id),
        SlotDraft(SlotKind.WORDS, entropy, MINIMUM, vault_id),
    ]


def with_new() -> Secrets:
    return Secrets(passphrase=bytearray(NEW.encode()))


def sealed_anew(vault: LedgerVault) -> tuple[str, ...]:
    """To the end; what could not be."""
    for _ in vault.renewal.steps():
        pass
    return vault.renewal.left


def with_sound(kept: Kept, seconds: int = 3) -> tuple[bytes, Clip]:
    """One more entry, with a finished and an interrupted part of a clip."""
    vault = kept.open()
    clip_id = ClipId(secrets.token_bytes(16))
    parts, whole = [], b""
    for number in (1, 2):
        writer = vault.clips.writer(clip_id, number)
        for second in range(seconds):
            opus = bytes([number, second]) * 1000
            writer.append(opus)
            whole += opus
        if number == 1:
            parts.append(writer.finish())
        else:
            writer.abandon()
            parts.append(ClipPart(number, seconds, 2000 * seconds))
    clip = Clip(clip_id, tuple(parts), float(seconds))
    vault.entries.put(replace(new_entry("Marzipanlighthouse with sound."), clip=clip))
    vault.close()
    return whole, clip


def epochs_in(folder: Path) -> set[int]:
    """Of every record whose file says it."""
    layout = VaultLayout(folder)
    found = {epoch_of(path.read_bytes()) for path in layout.folder.glob("checkpoint-*")}
    return found | {epoch_of(one.sealed) for one in frames(layout.log.read_bytes()) if isinstance(one, Framed)}


def test_everything_says_the_same_under_the_new_key_alone(kept: Kept) -> None:
    whole, clip = with_sound(kept)
    before = HeaderStore(VaultLayout(kept.inside), FileSystem()).read()
    vault = kept.open()
    texts, conversations = texts_of(vault), list(vault.conversations.load_all())
    vectors = {entry.entry_id: found for entry, found in vault.entries.load_all()}
    words = new_words()
    vault.renewal.begin(new_slots(vault, words))
    assert vault.renewal.going_on
    assert texts_of(vault) == texts, "both epochs are read meanwhile"
    assert sealed_anew(vault) == ()
    assert not vault.renewal.going_on
    vault.close()
    assert epochs_in(kept.inside) == {2}
    with pytest.raises(WrongPassphrase):
        kept.open()
    again = kept.vault.unlock(Secrets(recovery_words=bytearray(" ".join(words).encode())))
    assert texts_of(again) == texts
    assert list(again.conversations.load_all()) == conversations
    assert again.load_settings().days.begins_at == 6
    assert again.clips.read(clip.clip_id, clip.parts) == whole
    after = {entry.entry_id: found for entry, found in again.entries.load_all()}
    assert after.keys() == vectors.keys()
    for entry_id, found in vectors.items():
        assert (found is None) == (after[entry_id] is None)
        assert found is None or (found.vectors == after[entry_id].vectors).all()
    assert again.verify().damaged == ()
    again.close()
    now = HeaderStore(VaultLayout(kept.inside), FileSystem()).read()
    assert (now.epoch, now.generation, now.sealing_anew) == (2, before.generation + 2, False)
    assert {slot.kind for slot in now.slots} == {SlotKind.PASSPHRASE, SlotKind.WORDS}


def test_no_byte_that_was_sealed_before_is_left(kept: Kept) -> None:
    with_sound(kept)
    vault = kept.open()
    parts = vault._require()
    rows = [row for name in parts.ledger.tables for row in parts.ledger.tables[name].table.rows()]
    old = [row.sealed[-48:] for row in rows] + [row.vectors[-48:] for row in rows if row.vectors]
    clips = [path.read_bytes()[100:148] for path in (kept.inside / "clips").glob("*/*")]
    assert all(holding(kept.inside, needle) for needle in (*old[:3], *clips))
    vault.renewal.begin(new_slots(vault))
    assert sealed_anew(vault) == ()
    vault.close()
    assert not any(holding(kept.inside, needle) for needle in (*old, *clips))


def test_an_old_header_over_todays_data_opens_nothing_and_harms_nothing(kept: Kept) -> None:
    layout = VaultLayout(kept.inside)
    old = layout.headers[0].read_bytes()
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    sealed_anew(vault)
    texts = texts_of(vault)
    vault.close()
    new = [path.read_bytes() for path in layout.headers]
    before = {path: path.read_bytes() for path in kept.inside.rglob("*") if path.is_file()}
    for path in layout.headers:
        path.write_bytes(old)
    for accept in (False, True):
        with pytest.raises(VaultDamaged, match="header is older"):
            kept.vault.unlock(with_passphrase(), accept_older=accept)
    for path, raw in zip(layout.headers, new, strict=True):
        path.write_bytes(raw)
    assert {path: path.read_bytes() for path in kept.inside.rglob("*") if path.is_file()} == before
    again = kept.vault.unlock(with_new())
    assert texts_of(again) == texts
    again.close()


def test_a_copy_from_before_still_opens_with_the_old_passphrase_and_is_noticed(kept: Kept, tmp_path: Path) -> None:
    shutil.copytree(kept.inside, tmp_path / "backup")
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    sealed_anew(vault)
    vault.close()
    shutil.rmtree(kept.inside)
    shutil.copytree(tmp_path / "backup", kept.inside)
    with pytest.raises(VaultRolledBack):
        kept.open()
    older = kept.open(accept_older=True)
    assert texts_of(older) == {entry.text for entry in kept.entries}
    older.close()


def test_stopped_after_any_step_it_goes_on_at_the_next_opening(kept: Kept, tmp_path: Path) -> None:
    """A copy of the folder as it lies there is what a kill would leave."""
    whole, clip = with_sound(kept, seconds=2)
    vault = kept.open()
    texts = texts_of(vault)
    vault.renewal.begin(new_slots(vault))
    left_behind = [_copy(kept, tmp_path / "copy0")]
    for number, _ in enumerate(vault.renewal.steps(), 1):
        left_behind.append(_copy(kept, tmp_path / f"copy{number}"))
    vault.close()
    assert len(left_behind) > 8
    for folder in left_behind[::3] + left_behind[-1:]:  # each costs two openings
        again = place(folder).unlock(with_new())
        assert texts_of(again) == texts
        assert again.clips.read(clip.clip_id, clip.parts) == whole
        assert again.renewal.going_on == (folder is not left_behind[-1])
        assert sealed_anew(again) == ()
        assert not again.renewal.going_on
        assert again.verify().damaged == ()
        again.close()
        assert epochs_in(folder / "vault") == {2}


def _copy(kept: Kept, folder: Path) -> Path:
    shutil.copytree(kept.folder, folder)
    return folder


def test_what_is_written_meanwhile_stays_and_what_is_erased_stays_gone(kept: Kept) -> None:
    _, clip = with_sound(kept)
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    steps = vault.renewal.steps()
    gone = kept.entries[0].entry_id
    with_clip = next(entry for entry, _ in vault.entries.load_all() if entry.clip is not None)
    for number, _ in enumerate(steps):
        vault.entries.put(new_entry(f"Written at step {number}."))
        if number == 1:
            vault.entries.erase(gone)
            vault.entries.erase(with_clip.entry_id)
    assert vault.renewal.left == ()
    texts = texts_of(vault)
    assert kept.entries[0].text not in texts
    assert "Written at step 5." in texts
    vault.close()
    again = kept.vault.unlock(with_new())
    assert texts_of(again) == texts
    assert not again.clips.recover(clip.clip_id)
    again.close()


def test_it_waits_for_a_recording_and_for_itself(kept: Kept) -> None:
    vault = kept.open()
    writer = vault.clips.writer(ClipId(secrets.token_bytes(16)), 1)
    with pytest.raises(InputError, match="being recorded"):
        vault.renewal.begin(new_slots(vault))
    writer.finish()
    vault.renewal.begin(new_slots(vault))
    with pytest.raises(InputError, match="already"):
        vault.renewal.begin(new_slots(vault))
    vault.close()


def test_a_recording_begun_meanwhile_is_not_disturbed(kept: Kept) -> None:
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    clip_id = ClipId(secrets.token_bytes(16))
    writer = vault.clips.writer(clip_id, 1)
    for number, _ in enumerate(vault.renewal.steps()):
        writer.append(bytes([number]) * 100)
    part = writer.finish()
    assert vault.renewal.left == ()
    vault.close()
    again = kept.vault.unlock(with_new())
    assert len(again.clips.read(clip_id, [part])) == part.length
    again.close()


def test_damage_keeps_the_old_key_and_is_named(kept: Kept) -> None:
    """Nothing that salvage might still read is given up for the sake of being done."""
    whole, clip = with_sound(kept)
    path = next(path for path in (kept.inside / "clips").glob("*/*") if path.name.endswith("-1"))
    raw = bytearray(path.read_bytes())
    raw[STREAM_HEADER_BYTES + SOUND_CHUNK_BYTES + TAG_BYTES + 50] ^= 1  # in the second chunk of several
    path.write_bytes(raw)
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    assert sealed_anew(vault) == (f"the sound {clip.clip_id.hex()[:8]}",)
    assert vault.renewal.going_on
    assert path.read_bytes() == raw
    assert vault.clips.read(clip.clip_id, clip.parts[1:]) == whole[6000:]
    vault.entries.erase(next(entry.entry_id for entry, _ in vault.entries.load_all() if entry.clip is not None))
    assert sealed_anew(vault) == ()
    assert not vault.renewal.going_on
    vault.close()


def test_a_closed_vault_ends_it(kept: Kept) -> None:
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    steps = vault.renewal.steps()
    next(steps)
    vault.close()
    with pytest.raises(VaultLocked):
        next(steps)


def test_passphrase_and_words_can_be_changed_meanwhile(kept: Kept) -> None:
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    next(vault.renewal.steps())
    change_passphrase(vault.keys, bytearray(b"yet another one"))
    vault.close()
    again = kept.vault.unlock(Secrets(passphrase=bytearray(b"yet another one")))
    assert sealed_anew(again) == ()
    again.close()
    assert kept.vault.unlock(Secrets(passphrase=bytearray(b"yet another one"))).close() is None


@pytest.mark.parametrize("sticky", [False, True])
@pytest.mark.parametrize("number", [1, 3, 5, 6, 7, 8])
def test_wherever_the_first_header_fails_the_vault_opens_and_is_whole(kept: Kept, number: int, sticky: bool) -> None:
    disk = FailsAt(10**9, sticky)
    vault = place(kept.folder, disk).unlock(with_passphrase())
    texts = texts_of(vault)
    disk.left = number
    try:
        vault.renewal.begin(new_slots(vault))
        begun = True
    except StorageError:
        begun = False
    disk.left = 10**9
    vault.close()
    if _opens(kept, with_new(), texts):
        assert not _opens(kept, with_passphrase(), texts)
    else:
        assert not begun
        assert _opens(kept, with_passphrase(), texts)


def _opens(kept: Kept, given: Secrets, texts: set[str]) -> bool:
    """And, where it does, says what it said and is sealed anew to the end."""
    try:
        vault = kept.vault.unlock(given)
    except WrongPassphrase:
        return False
    assert texts_of(vault) == texts
    assert sealed_anew(vault) == ()
    vault.close()
    return True


def test_no_new_key_goes_behind_a_header_that_somebody_forged_meanwhile(kept: Kept) -> None:
    """Its next generation would be signed by us, with whatever stands in it."""
    vault = kept.open()
    layout, files = VaultLayout(kept.inside), FileSystem()
    honest = [path.read_bytes() for path in layout.headers]
    forged = replace(HeaderStore(layout, files).read(), generation=99, mac=b"\1" * 32).encode()
    for path in layout.headers:
        path.write_bytes(forged)
    with pytest.raises(VaultDamaged):
        vault.renewal.begin(new_slots(vault))
    assert not vault.renewal.going_on
    assert [path.read_bytes() for path in layout.headers] == [forged] * 2
    for path, whole in zip(layout.headers, honest, strict=True):
        path.write_bytes(whole)
    vault.close()


def test_the_snapshot_goes_before_anything_is_sealed_anew(kept: Kept) -> None:
    """It is made of what the old key sealed, and made again under the new one."""
    vault = kept.open()
    writer = vault.snapshot.begin(content.LABEL)
    writer.take({kind: [memoryview(whole)] for kind, whole in content.snapshot().items()})
    while writer.step(1):
        pass
    assert vault.snapshot.exists()
    vault.renewal.begin(new_slots(vault))
    next(vault.renewal.steps())
    assert not vault.snapshot.exists()
    assert sealed_anew(vault) == ()
    vault.close()


def test_no_old_key_is_dropped_behind_a_header_that_somebody_forged_meanwhile(kept: Kept) -> None:
    """The last header would sign its slots: whoever wrote them would be let in."""
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    layout, files = VaultLayout(kept.inside), FileSystem()
    honest = [path.read_bytes() for path in layout.headers]
    forged = replace(HeaderStore(layout, files).read(), generation=99, mac=b"\1" * 32).encode()
    for path in layout.headers:
        path.write_bytes(forged)
    with pytest.raises(VaultDamaged):
        sealed_anew(vault)
    assert vault.renewal.going_on
    assert [path.read_bytes() for path in layout.headers] == [forged] * 2
    for path, whole in zip(layout.headers, honest, strict=True):
        path.write_bytes(whole)
    assert sealed_anew(vault) == ()
    vault.close()
