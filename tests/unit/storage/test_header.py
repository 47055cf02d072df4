"""Damage of the header is told from a wrong passphrase without deriving a key, and one sound copy heals the other."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.crypto import key_slots
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.crypto.key_slots import Slot, SlotKind, VaultKey
from diary_desktop.domain.errors import DiskFull, FolderUnusable, InputError, VaultDamaged, VaultTooNew, WrongPassphrase
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.header import MOST_SLOTS, Header, HeaderStore, decode_header
from tests.fakes.disks import FailingDisk

VAULT = b"v" * 16
SECRET = b"file of a key"


@pytest.fixture(scope="module")
def key() -> VaultKey:
    return VaultKey(bytearray(range(32)), VAULT)


@pytest.fixture(scope="module")
def header(key: VaultKey) -> Header:
    """Opened by a key file, which takes no time."""
    return Header(3, 1, VAULT, (Slot.wrap(key, SlotKind.KEY_FILE, SECRET, MINIMUM),)).signed(key)


@pytest.fixture
def layout(tmp_path: Path) -> VaultLayout:
    return VaultLayout(tmp_path)


@pytest.fixture
def store(layout: VaultLayout, header: Header) -> HeaderStore:
    store = HeaderStore(layout, FileSystem())
    store.write(header)
    return store


@pytest.fixture
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails the test that derives one."""

    def derived(*_: object) -> bytearray:
        raise AssertionError("a key was derived")

    monkeypatch.setattr(key_slots, "argon2id", derived)
    monkeypatch.setattr(key_slots, "hkdf", derived)


def rehashed(raw: bytes) -> bytes:
    return raw[:-32] + hashlib.sha256(raw[:-32]).digest()


def damage(path: Path, at: int = 40) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


def test_what_is_written_is_read(store: HeaderStore, layout: VaultLayout, header: Header) -> None:
    assert store.read() == header
    assert layout.headers[0].read_bytes() == layout.headers[1].read_bytes() == header.encode()
    assert store.exists()


def test_an_empty_folder_has_no_header(layout: VaultLayout) -> None:
    assert not HeaderStore(layout, FileSystem()).exists()


@pytest.mark.usefixtures("no_keys")
def test_every_flipped_bit_is_damage_before_any_key(header: Header) -> None:
    raw = header.encode()
    for bit in range(len(raw) * 8):
        wrong = bytearray(raw)
        wrong[bit // 8] ^= 1 << bit % 8
        with pytest.raises(VaultDamaged):
            decode_header(bytes(wrong))


@pytest.mark.usefixtures("no_keys")
def test_every_cut_is_damage_before_any_key(header: Header) -> None:
    raw = header.encode()
    for length in range(len(raw)):
        with pytest.raises(VaultDamaged):
            decode_header(raw[:length])
    with pytest.raises(VaultDamaged):
        decode_header(raw + b"\0")


@pytest.mark.usefixtures("no_keys")
@pytest.mark.parametrize("number", [0, 1])
def test_one_damaged_copy_is_healed_from_the_other(
    store: HeaderStore, layout: VaultLayout, header: Header, number: int
) -> None:
    damage(layout.headers[number])
    found = store.read()
    assert found == header
    assert store.heal(found) == 1
    assert store.heal(found) == 0
    assert layout.headers[number].read_bytes() == header.encode()


@pytest.mark.parametrize("number", [0, 1])
def test_a_missing_or_older_copy_is_healed(
    store: HeaderStore, layout: VaultLayout, header: Header, key: VaultKey, number: int
) -> None:
    newer = header.with_slot(header.slots[0]).signed(key)
    layout.headers[number].write_bytes(newer.encode())
    assert store.read() == newer
    assert store.heal(newer) == 1
    layout.headers[number].unlink()
    assert store.exists()
    assert store.heal(store.read()) == 1
    assert [path.read_bytes() for path in layout.headers] == [newer.encode()] * 2


@pytest.mark.usefixtures("no_keys")
def test_two_damaged_copies_are_damage_and_nothing_is_written(store: HeaderStore, layout: VaultLayout) -> None:
    for path in layout.headers:
        damage(path)
    before = [path.read_bytes() for path in layout.headers]
    with pytest.raises(VaultDamaged, match="Both copies"):
        store.read()
    assert [path.read_bytes() for path in layout.headers] == before


def test_a_folder_in_a_header_s_place_is_told(store: HeaderStore, layout: VaultLayout) -> None:
    layout.headers[0].unlink()
    layout.headers[0].mkdir()
    sound = store.read()
    assert store.wrong_copies() == ["the first copy of the header"]
    with pytest.raises(FolderUnusable, match="There is a folder"):
        store.write(sound)
    layout.headers[1].unlink()
    layout.headers[1].mkdir()
    with pytest.raises(FolderUnusable, match="There is a folder"):
        store.read()


@pytest.mark.usefixtures("no_keys")
@pytest.mark.parametrize(
    ("at", "value", "error"),
    [
        (9, 2, VaultTooNew),  # the format
        (0, 0, VaultDamaged),  # the magic
        (36, 0, VaultDamaged),  # the number of slots
        (36, 2, VaultDamaged),
        (36, 9, VaultDamaged),
        (37, 0, VaultDamaged),  # the first slot's version
        (37, 9, VaultTooNew),
    ],
)
def test_a_well_hashed_header_is_still_judged(header: Header, at: int, value: int, error: type[Exception]) -> None:
    raw = bytearray(header.encode())
    raw[at] = value
    with pytest.raises(error):
        decode_header(rehashed(bytes(raw)))


def test_a_header_of_a_newer_app_is_left_as_it_is(store: HeaderStore, layout: VaultLayout, header: Header) -> None:
    raw = bytearray(header.encode())
    raw[9] = 2
    layout.headers[1].write_bytes(rehashed(bytes(raw)))
    with pytest.raises(VaultTooNew):
        store.read()


def test_the_right_secret_opens_and_a_wrong_one_is_called_so(header: Header, key: VaultKey) -> None:
    assert header.unlock(SlotKind.KEY_FILE, SECRET).subkey("log") == key.subkey("log")
    with pytest.raises(WrongPassphrase):
        header.unlock(SlotKind.KEY_FILE, b"another")
    with pytest.raises(WrongPassphrase):
        header.unlock(SlotKind.PASSPHRASE, SECRET)


@pytest.mark.parametrize("forged", [{"generation": 9}, {"mac": bytes(32)}, {"epoch": 2}])
def test_a_forged_header_with_a_good_hash_does_not_open(header: Header, forged: dict[str, object]) -> None:
    wrong = decode_header(replace(header, **forged).encode())  # type: ignore[arg-type]  # its own fields
    with pytest.raises(VaultDamaged):
        wrong.unlock(SlotKind.KEY_FILE, SECRET)


def test_a_slot_of_its_kind_is_replaced_and_the_others_stay(header: Header, key: VaultKey) -> None:
    words = Slot.wrap(key, SlotKind.WORDS, b"entropy", MINIMUM)
    both = header.with_slot(words)
    assert (both.generation, both.slots) == (4, (*header.slots, words))
    other = Slot.wrap(key, SlotKind.WORDS, b"other", MINIMUM)
    assert both.with_slot(other).slots == (*header.slots, other)


def test_key_files_stand_beside_each_other_until_there_is_no_place(header: Header, key: VaultKey) -> None:
    full = header
    for number in range(MOST_SLOTS - 1):
        full = full.with_slot(Slot.wrap(key, SlotKind.KEY_FILE, b"file %d" % number, MINIMUM))
    assert decode_header(full.signed(key).encode()).slots == full.slots
    assert full.signed(key).unlock(SlotKind.KEY_FILE, b"file 3").subkey("log") == key.subkey("log")
    assert full.signed(key).unlock(SlotKind.KEY_FILE, SECRET).subkey("log") == key.subkey("log")
    with pytest.raises(InputError, match="8 ways"):
        full.with_slot(header.slots[0])
    fewer = full.without_slot(header.slots[0].slot_id)
    assert (len(fewer.slots), fewer.generation) == (MOST_SLOTS - 1, full.generation + 1)
    with pytest.raises(WrongPassphrase):
        fewer.signed(key).unlock(SlotKind.KEY_FILE, SECRET)


def test_passphrase_and_words_are_never_removed(header: Header, key: VaultKey) -> None:
    words = Slot.wrap(key, SlotKind.WORDS, b"entropy", MINIMUM)
    with pytest.raises(InputError, match="always stay"):
        header.with_slot(words).without_slot(words.slot_id)
    with pytest.raises(InputError, match="no such way"):
        header.without_slot("00" * 16)


def test_a_full_disk_leaves_both_copies_as_they_were(layout: VaultLayout, header: Header, key: VaultKey) -> None:
    HeaderStore(layout, FileSystem()).write(header)
    size = len(header.encode())
    for room in (0, size // 2, size, size + size // 2):
        with pytest.raises(DiskFull):
            HeaderStore(layout, FailingDisk(room)).write(header.with_slot(header.slots[0]).signed(key))
        assert [path.read_bytes() for path in layout.headers] == [header.encode()] * 2
    assert sorted(path.name for path in layout.folder.iterdir()) == ["header-a", "header-b"]
