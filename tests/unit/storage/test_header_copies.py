"""Two copies of the header that differ: which one is the truth, and that no failing disk locks a person out."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.crypto.key_slots import Slot, SlotDraft, SlotKind, VaultKey
from diary_desktop.domain.errors import ChangeUncertain, StorageError, VaultDamaged, WrongPassphrase
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.header import PREVIOUS_PURPOSE, Header, HeaderStore
from diary_desktop.storage.key_slot_store import HeaderKeySlots
from tests.conftest import ExpectedLogs
from tests.fakes.disks import FailsAt

from .conftest import Kept
from .test_key_slot_store import NoNotes
from .vault_samples import change_passphrase, passphrase, place, texts_of, with_passphrase

VAULT = b"v" * 16
OLD, NEW = b"file of a key", b"another file of a key"
KIND = SlotKind.KEY_FILE  # takes no time


def new_key() -> VaultKey:
    return VaultKey(bytearray(range(32)), VAULT)


def header_of(generation: int, secret: bytes, key: VaultKey | None = None) -> Header:
    own = key or new_key()
    return Header(generation, 1, VAULT, (Slot.wrap(own, KIND, secret, MINIMUM),)).signed(own)


@pytest.fixture
def layout(tmp_path: Path) -> VaultLayout:
    return VaultLayout(tmp_path)


def written(layout: VaultLayout, first: Header, second: Header) -> HeaderStore:
    for path, header in zip(layout.headers, (first, second), strict=True):
        path.write_bytes(header.encode())
    return HeaderStore(layout, FileSystem())


@pytest.mark.parametrize("swapped", [False, True])
def test_the_newer_of_two_honest_copies_is_the_truth(layout: VaultLayout, swapped: bool) -> None:
    """A change that was cut short: the new secret opens, the old one does not any more."""
    newer, older = header_of(5, NEW), header_of(4, OLD)
    store = written(layout, *((older, newer) if swapped else (newer, older)))
    assert store.unlock(KIND, NEW)[0] == newer
    with pytest.raises(WrongPassphrase):
        store.unlock(KIND, OLD)
    assert store.heal(newer) == 1
    assert [path.read_bytes() for path in layout.headers] == [newer.encode()] * 2


@pytest.mark.parametrize("forged_with", [OLD, NEW])
def test_a_forged_newer_copy_gives_way_to_the_older_one(
    layout: VaultLayout, forged_with: bytes, expected_logs: ExpectedLogs
) -> None:
    """Whether its slot opens with the right secret (and its MAC does not hold) or with the forger's own."""
    expected_logs("forged")
    stranger = VaultKey(bytearray(range(1, 33)), VAULT)
    forged, honest = header_of(9, forged_with, stranger), header_of(4, OLD)
    if forged_with == OLD:
        forged = Header(9, 1, VAULT, honest.slots, b"\1" * 32)
    store = written(layout, forged, honest)
    found, key = store.unlock(KIND, OLD)
    assert found == honest
    assert key.subkey("log") == new_key().subkey("log")
    store.keep_aside(found)
    assert store.heal(found) == 1
    assert [path.read_bytes() for path in layout.headers] == [honest.encode()] * 2
    assert [path.read_bytes() for path in layout.quarantine.iterdir()] == [forged.encode()]


def test_what_only_a_stranger_opens_is_damage_or_a_wrong_secret(layout: VaultLayout) -> None:
    stranger = VaultKey(bytearray(range(1, 33)), VAULT)
    store = written(layout, header_of(9, NEW, stranger), header_of(9, NEW, stranger))
    with pytest.raises(WrongPassphrase):
        store.unlock(KIND, OLD)
    broken = Header(9, 1, VAULT, header_of(4, OLD).slots, b"\1" * 32)
    with pytest.raises(VaultDamaged):
        written(layout, broken, broken).unlock(KIND, OLD)


def test_a_forged_copy_is_healed_when_a_vault_is_opened(kept: Kept, expected_logs: ExpectedLogs) -> None:
    expected_logs("forged")
    layout = VaultLayout(kept.inside)
    honest = HeaderStore(layout, FileSystem()).read()
    stranger = VaultKey.random(honest.vault_id)
    slot = Slot.wrap(stranger, SlotKind.PASSPHRASE, b"the stranger's", MINIMUM)
    layout.headers[1].write_bytes(Header(99, 1, honest.vault_id, (slot,)).signed(stranger).encode())
    vault = kept.open()
    assert texts_of(vault) == {entry.text for entry in kept.entries}
    vault.close()
    assert [path.read_bytes() for path in layout.headers] == [honest.encode()] * 2
    with pytest.raises(WrongPassphrase):
        kept.vault.unlock(Secrets(passphrase=bytearray(b"the stranger's")))


CHANGING_TAKES = 8
"""Operations of one change: two copies written and flushed, two renamed, their folder flushed twice."""


@pytest.mark.parametrize("sticky", [False, True])
@pytest.mark.parametrize("number", range(1, CHANGING_TAKES + 2))
def test_wherever_a_change_fails_the_old_or_the_new_secret_opens(
    layout: VaultLayout, number: int, sticky: bool
) -> None:
    first = header_of(4, OLD)
    written(layout, first, first)
    disk = FailsAt(number, sticky)
    store = HeaderStore(layout, disk)
    slots = HeaderKeySlots(store, disk, new_key(), lambda *_: MINIMUM, lambda _: None, NoNotes())
    draft = SlotDraft(KIND, NEW, MINIMUM, VAULT)
    failed = uncertain = False
    try:
        slots.put(draft)
    except StorageError as error:
        failed, uncertain = True, isinstance(error, ChangeUncertain)
    assert failed == (number <= CHANGING_TAKES)
    after = HeaderStore(layout, FileSystem())
    found = after.read()
    assert found.unlock(KIND, OLD).subkey("log") == new_key().subkey("log")
    assert found == first or found.unlock(KIND, NEW).subkey("log") == new_key().subkey("log")
    assert uncertain == (failed and found != first), "what took effect though it failed is said to be uncertain"
    if failed and not sticky:
        assert found == first, "a disk that only stumbled puts the old header back"
    assert after.heal(found) in (0, 1)
    assert [path.read_bytes() for path in layout.headers] == [found.encode()] * 2


@pytest.mark.parametrize("number", [2, 6, 8])
def test_a_passphrase_change_that_fails_leaves_a_diary_that_opens(kept: Kept, number: int) -> None:
    disk = FailsAt(10**9, sticky=True)
    vault = place(kept.folder, disk).unlock(with_passphrase())
    disk.left = number
    with pytest.raises(StorageError):
        change_passphrase(vault.keys, bytearray(b"a new one"))
    disk.left = 10**9
    vault.close()
    for secret in (bytearray(b"a new one"), passphrase()):
        try:
            again = kept.vault.unlock(Secrets(passphrase=secret))
        except WrongPassphrase:
            continue
        assert texts_of(again) == {entry.text for entry in kept.entries}
        again.close()
        return
    pytest.fail("neither passphrase opens the diary")


def test_two_honest_copies_of_one_generation_that_differ_are_named_and_the_other_is_kept_aside(
    layout: VaultLayout,
) -> None:
    one, other = header_of(5, OLD), header_of(5, NEW)
    store = written(layout, one, other)
    assert store.wrong_copies() == ["the two copies of the header, which differ"]
    store.keep_aside(one)
    assert [path.read_bytes() for path in layout.quarantine.iterdir()] == [other.encode()]
    store.heal(one)
    assert store.wrong_copies() == []


def test_the_key_of_a_forged_header_is_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    made = list[VaultKey]()
    unwrap = Slot.unwrap

    def noted(slot: Slot, secret: bytes | bytearray, vault_id: bytes) -> VaultKey:
        made.append(unwrap(slot, secret, vault_id))
        return made[-1]

    monkeypatch.setattr(Slot, "unwrap", noted)
    with pytest.raises(VaultDamaged):
        Header(5, 1, VAULT, header_of(5, OLD).slots, b"\1" * 32).unlock(KIND, OLD)
    (key,) = made
    assert key.is_wiped


def test_the_key_before_belongs_to_the_epoch_before() -> None:
    """Its subkeys open nothing otherwise."""
    before, now = VaultKey(bytearray(range(32)), VAULT, 5), VaultKey(bytearray(range(32, 64)), VAULT, 6)
    previous = Slot.wrap(before, SlotKind.PREVIOUS, now.subkey(PREVIOUS_PURPOSE), MINIMUM)
    header = Header(9, 6, VAULT, (Slot.wrap(now, KIND, NEW, MINIMUM), previous)).signed(now)
    opened = header.unlock(KIND, NEW)
    assert opened.previous is not None
    assert opened.previous.subkey("log") == before.subkey("log")
