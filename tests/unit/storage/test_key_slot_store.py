"""Who may open the vault changes in one step: the new secret opens it, the old one does not, the key stays."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.crypto.key_slots import Slot, SlotKind, VaultKey
from diary_desktop.crypto.recovery_words import entropy_of
from diary_desktop.domain.errors import DiskFull, FolderUnusable, VaultDamaged, VaultLocked, WrongPassphrase
from diary_desktop.ports.keys import KeySlots
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.header import Header, HeaderStore
from diary_desktop.storage.key_notes import KeyNotes, Notes
from diary_desktop.storage.key_slot_store import KEY_FILE_MAGIC, HeaderKeySlots
from tests.fakes.disks import FailingDisk

from .vault_samples import change_passphrase, change_words

VAULT = b"v" * 16
OLD = b"the old passphrase"


@pytest.fixture(scope="module")
def first() -> Header:
    key = VaultKey(bytearray(range(32)), VAULT)
    return Header(1, 1, VAULT, (Slot.wrap(key, SlotKind.PASSPHRASE, OLD, MINIMUM),)).signed(key)


class NoNotes(KeyNotes):
    """Kept in memory: what they do in a vault is tested there."""

    def __init__(self) -> None:
        self.kept = Notes()

    def read(self) -> Notes:
        return self.kept

    def write(self, notes: Notes) -> None:
        self.kept = notes


class Desk:
    """The slots of one vault, and what they told."""

    def __init__(self, folder: Path, first: Header, files: FileSystem | None = None) -> None:
        self.key = VaultKey(bytearray(range(32)), VAULT)
        self.store = HeaderStore(VaultLayout(folder), FileSystem())
        self.store.write(first)
        self.told: list[Header] = []
        disk = files or FileSystem()
        failing = HeaderStore(VaultLayout(folder), disk)
        self.slots = HeaderKeySlots(failing, disk, self.key, lambda *_: MINIMUM, self.told.append, NoNotes())

    def opens(self, kind: SlotKind, secret: bytes | bytearray) -> bool:
        """With what lies on the disk now."""
        try:
            return self.store.read().unlock(kind, secret).subkey("log") == self.key.subkey("log")
        except WrongPassphrase:
            return False


@pytest.fixture
def desk(tmp_path: Path, first: Header) -> Desk:
    (tmp_path / "vault").mkdir()
    return Desk(tmp_path / "vault", first)


def test_it_fits_its_port(desk: Desk) -> None:
    as_port: KeySlots = desk.slots
    assert as_port is desk.slots


def test_a_new_passphrase_opens_and_the_old_one_does_not(desk: Desk) -> None:
    new = bytearray("mật khẩu mới".encode())
    change_passphrase(desk.slots, new)
    assert new == bytes(len(new))
    assert desk.opens(SlotKind.PASSPHRASE, "mật khẩu mới".encode())
    assert not desk.opens(SlotKind.PASSPHRASE, OLD)
    assert desk.told == [desk.store.read()]
    assert desk.store.read().generation == 2
    assert desk.store.heal(desk.store.read()) == 0


@pytest.mark.parametrize("room", [0, 100, 250, 400])
def test_a_full_disk_leaves_the_old_passphrase(tmp_path: Path, first: Header, room: int) -> None:
    desk = Desk(tmp_path, first, FailingDisk(room))
    new = bytearray(b"the new passphrase")
    with pytest.raises(DiskFull):
        change_passphrase(desk.slots, new)
    assert new == bytes(len(new))
    assert desk.store.read() == first
    assert not desk.told
    assert sorted(file.name for file in tmp_path.iterdir()) == ["header-a", "header-b"]


def test_new_words_open_and_older_ones_do_not(desk: Desk) -> None:
    before, after = change_words(desk.slots), change_words(desk.slots)
    assert len(after) == 12
    assert desk.opens(SlotKind.WORDS, entropy_of(" ".join(after)))
    assert not desk.opens(SlotKind.WORDS, entropy_of(" ".join(before)))
    assert desk.opens(SlotKind.PASSPHRASE, OLD)
    assert [header.generation for header in desk.told] == [2, 3]


def test_words_are_kept_nowhere(desk: Desk, tmp_path: Path) -> None:
    words = change_words(desk.slots)
    raw = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert entropy_of(" ".join(words)) not in raw
    assert not any(word.encode() in raw for word in words if len(word) > 5)


def test_a_key_file_opens(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "diary.key"
    desk.slots.add_key_file(place)
    content = place.read_bytes()
    assert content.startswith(KEY_FILE_MAGIC)
    assert len(content) == len(KEY_FILE_MAGIC) + 32
    assert desk.opens(SlotKind.KEY_FILE, content)
    assert not desk.opens(SlotKind.KEY_FILE, content[:-1])
    assert desk.opens(SlotKind.PASSPHRASE, OLD)
    if sys.platform != "win32":
        assert place.stat().st_mode & 0o777 == 0o600


def test_a_key_file_never_takes_the_place_of_a_file(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter").write_bytes(b"dear")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in ("letter", "dangling"):
        with pytest.raises(FolderUnusable, match="something"):
            desk.slots.add_key_file(tmp_path / name)
    with pytest.raises(FolderUnusable, match="folder for the key file"):
        desk.slots.add_key_file(tmp_path / "gone" / "diary.key")
    assert (tmp_path / "letter").read_bytes() == b"dear"
    assert not (tmp_path / "nowhere").exists()
    assert not desk.told


def test_half_a_key_file_is_taken_away(tmp_path: Path, first: Header) -> None:
    (tmp_path / "vault").mkdir()
    desk = Desk(tmp_path / "vault", first, FailingDisk(room=40))
    with pytest.raises(DiskFull):
        desk.slots.add_key_file(tmp_path / "diary.key")
    assert not (tmp_path / "diary.key").exists()
    assert desk.store.read() == first


def test_a_header_that_was_forged_meanwhile_is_not_signed(desk: Desk, first: Header) -> None:
    stranger = VaultKey.random(VAULT)
    desk.store.write(first.with_slot(Slot.wrap(stranger, SlotKind.KEY_FILE, b"stranger", MINIMUM)).signed(stranger))
    with pytest.raises(VaultDamaged):
        change_passphrase(desk.slots, bytearray(b"new"))
    assert not desk.told


def test_a_closed_vault_changes_nothing(desk: Desk, first: Header) -> None:
    desk.key.wipe()
    with pytest.raises(VaultLocked):
        change_words(desk.slots)
    assert desk.store.read() == first
