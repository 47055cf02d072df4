"""Pages come back as they were or not at all: what is damaged, mixed, of another version or erased is dropped."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diary_desktop.domain.errors import Cancelled, DiskFull, RecordDamaged, VaultLocked
from diary_desktop.ports.snapshot import Parts, SnapshotKind, SnapshotReader
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.snapshot import PAGE
from tests.unit.storage.failing_disk import FailingDisk
from tests.unit.storage.vault_samples import new_entry, passphrase, place, with_passphrase

LABEL = "made for a test 1"


def content(seed: int = 1) -> dict[SnapshotKind, bytes]:
    """Several pages of some kinds, one of others, none of one; sizes around the borders."""
    chance = random.Random(seed)
    sizes = (10, 2 * PAGE, 2 * PAGE + 1, 0, PAGE - 1)
    return {kind: chance.randbytes(size) for kind, size in zip(SnapshotKind, sizes, strict=True)}


def parts(made: dict[SnapshotKind, bytes]) -> Parts:
    """In two pieces each, as arrays come."""
    return {kind: [memoryview(one)[:7], memoryview(one)[7:]] for kind, one in made.items()}


def write(opened: LedgerVault, made: dict[SnapshotKind, bytes], label: str = LABEL) -> None:
    writer = opened.snapshot.begin(label)
    writer.take(parts(made))
    while writer.step(2):
        pass


def read(reader: SnapshotReader) -> dict[SnapshotKind, bytes]:
    found = {kind: bytearray() for kind in SnapshotKind}
    while pages := reader.read(2):
        for page in pages:
            assert page.at == len(found[page.kind])
            found[page.kind] += page.content
    assert {kind: len(one) for kind, one in found.items()} == reader.lengths
    return {kind: bytes(one) for kind, one in found.items()}


def snapshot_of(opened: LedgerVault, label: str = LABEL) -> dict[SnapshotKind, bytes] | None:
    """All of it, or None where it was dropped, at opening or on the way."""
    reader = opened.snapshot.open(label)
    try:
        return read(reader) if reader is not None else None
    except RecordDamaged:
        return None


@pytest.fixture
def reopened(tmp_path: Path) -> Iterator[Callable[[], LedgerVault]]:
    """The vault of this test, made at the first call, closed and opened again at each further one."""
    vaults: list[LedgerVault] = []

    def opened() -> LedgerVault:
        if vaults:
            vaults.pop().close()
            vaults.append(place(tmp_path).unlock(with_passphrase()))
        else:
            vaults.append(place(tmp_path).create(passphrase())[0])
        return vaults[-1]

    yield opened
    for one in vaults:
        one.close()


def test_pages_come_back_as_they_were_in_this_opening_and_the_next(reopened: Callable[[], LedgerVault]) -> None:
    opened = reopened()
    assert snapshot_of(opened) is None
    write(opened, content())
    assert snapshot_of(opened) == content()
    assert snapshot_of(reopened()) == content()


def test_a_newer_one_takes_the_place_of_the_one_before(reopened: Callable[[], LedgerVault]) -> None:
    opened = reopened()
    write(opened, content(1))
    writer = opened.snapshot.begin(LABEL)
    writer.take(parts(content(2)))
    writer.step(1)
    assert snapshot_of(opened) == content(1), "until the new one is whole the old one is in force"
    while writer.step(3):
        pass
    assert snapshot_of(opened) == content(2)


def test_another_version_is_dropped(reopened: Callable[[], LedgerVault], tmp_path: Path) -> None:
    opened = reopened()
    write(opened, content())
    assert snapshot_of(opened, "made for a test 2") is None
    assert not (tmp_path / "vault" / "snapshot").exists()


def test_one_flipped_bit_anywhere_drops_it(reopened: Callable[[], LedgerVault], tmp_path: Path) -> None:
    opened, path = reopened(), tmp_path / "vault" / "snapshot"
    write(opened, content())
    whole = path.read_bytes()
    chance = random.Random(5)
    for at in (*range(20), *(chance.randrange(len(whole)) for _ in range(20))):
        data = bytearray(whole)
        data[at] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        assert snapshot_of(opened) is None
        assert not path.exists()
    path.write_bytes(whole)
    assert snapshot_of(opened) == content()


def test_a_cut_or_grown_file_is_dropped(reopened: Callable[[], LedgerVault], tmp_path: Path) -> None:
    opened, path = reopened(), tmp_path / "vault" / "snapshot"
    write(opened, content())
    whole = path.read_bytes()
    for changed in (*(whole[:cut] for cut in (0, 5, 19, 400, PAGE, -1, -5000)), whole + b"\0"):
        path.write_bytes(changed)
        assert snapshot_of(opened) is None
        assert not path.exists()


def test_pages_of_two_snapshots_do_not_mix(reopened: Callable[[], LedgerVault], tmp_path: Path) -> None:
    opened = reopened()
    path = tmp_path / "vault" / "snapshot"
    write(opened, content(1))
    first = path.read_bytes()
    write(opened, content(2))
    second = path.read_bytes()
    path.write_bytes(second[: -PAGE // 2] + first[-PAGE // 2 :])
    assert snapshot_of(opened) is None
    path.write_bytes(first)
    assert snapshot_of(opened) == content(1), "an older one is whole: its rows are compared by whoever reads it"


def test_one_that_covers_more_than_the_vault_holds_is_dropped(
    reopened: Callable[[], LedgerVault], tmp_path: Path
) -> None:
    older = tmp_path / "older"
    reopened().close()
    shutil.copytree(tmp_path, older)
    opened = reopened()
    for number in range(10):
        opened.entries.put(new_entry(number=number))
    write(opened, content())
    shutil.copy(tmp_path / "vault" / "snapshot", older / "vault" / "snapshot")
    old = place(older).unlock(with_passphrase())
    assert snapshot_of(old) is None
    old.close()


def test_erasing_drops_it_and_what_is_being_written(reopened: Callable[[], LedgerVault], tmp_path: Path) -> None:
    opened = reopened()
    entry = new_entry()
    opened.entries.put(entry)
    write(opened, content(1))
    reader = opened.snapshot.open(LABEL)
    assert reader is not None
    writer = opened.snapshot.begin(LABEL)
    writer.take(parts(content(2)))
    assert writer.step(1)
    opened.entries.erase(entry.entry_id)
    assert sorted(path.name for path in (tmp_path / "vault").glob("snapshot*")) == []
    with pytest.raises(Cancelled):
        writer.step(1)
    with pytest.raises(RecordDamaged):
        reader.read(1)
    assert sorted(path.name for path in (tmp_path / "vault").glob("snapshot*")) == []


def test_closing_while_one_is_written_leaves_nothing_of_it(reopened: Callable[[], LedgerVault], tmp_path: Path) -> None:
    opened = reopened()
    write(opened, content(1))
    writer = opened.snapshot.begin(LABEL)
    writer.take(parts(content(2)))
    writer.step(1)
    opened.close()
    with pytest.raises(Cancelled):
        writer.step(1)
    with pytest.raises(VaultLocked):
        opened.snapshot.begin(LABEL)
    assert sorted(path.name for path in (tmp_path / "vault").glob("snapshot*")) == ["snapshot"]
    assert snapshot_of(reopened()) == content(1)


def test_a_full_disk_leaves_the_one_before(tmp_path: Path) -> None:
    disk = FailingDisk()
    opened, _ = place(tmp_path, disk).create(passphrase())
    write(opened, content(1))
    disk.fill_after(1)
    with pytest.raises(DiskFull):
        write(opened, content(2))
    disk.free()
    assert snapshot_of(opened) == content(1)
    opened.close()
