"""A record opens where it was sealed for and nowhere else, and its size tells little."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.crypto.purposes import Column, Table
from diary_desktop.crypto.sealed_record import (
    AES_FORMAT,
    CHACHA_FORMAT,
    NO_REVISION,
    Place,
    RecordSealer,
    preferred_format,
)
from diary_desktop.domain.errors import RecordDamaged

KEY, VAULT = bytes(range(32)), b"v" * 16
PLACE = Place(Table.ENTRIES, Column.SEALED, b"e" * 16, 7, b"r" * 16)
TEXT = "Chiều nay tôi đi dạo bên sông.".encode()

FORMATS = pytest.mark.parametrize("fmt", [AES_FORMAT, CHACHA_FORMAT])


@FORMATS
@pytest.mark.parametrize("pad", [0, 512])
@pytest.mark.parametrize("length", [0, 1, 507, 508, 509, 5000])
def test_what_was_sealed_opens(fmt: int, pad: int, length: int) -> None:
    sealer = RecordSealer(KEY, VAULT, pad=pad, fmt=fmt)
    assert sealer.open(sealer.seal(b"x" * length, PLACE), PLACE) == b"x" * length


@FORMATS
def test_every_flipped_bit_is_noticed(fmt: int) -> None:
    sealer = RecordSealer(KEY, VAULT, pad=0, fmt=fmt)
    sealed = sealer.seal(TEXT, PLACE)
    for bit in range(len(sealed) * 8):
        wrong = bytearray(sealed)
        wrong[bit // 8] ^= 1 << bit % 8
        with pytest.raises(RecordDamaged):
            sealer.open(bytes(wrong), PLACE)


@FORMATS
def test_every_cut_is_noticed(fmt: int) -> None:
    sealer = RecordSealer(KEY, VAULT, pad=0, fmt=fmt)
    sealed = sealer.seal(TEXT, PLACE)
    for length in range(len(sealed)):
        with pytest.raises(RecordDamaged):
            sealer.open(sealed[:length], PLACE)
    with pytest.raises(RecordDamaged):
        sealer.open(sealed + b"\0", PLACE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        PLACE._replace(table=Table.CONVERSATIONS),
        PLACE._replace(column=Column.VECTORS),
        PLACE._replace(record_id=b"f" * 16),
        PLACE._replace(sequence=8),
        PLACE._replace(revision_id=NO_REVISION),
    ],
)
def test_a_record_moved_or_replayed_does_not_open(elsewhere: Place) -> None:
    sealer = RecordSealer(KEY, VAULT)
    sealed = sealer.seal(TEXT, PLACE)
    with pytest.raises(RecordDamaged):
        sealer.open(sealed, elsewhere)


@pytest.mark.parametrize(
    "other",
    [
        RecordSealer(KEY[::-1], VAULT),
        RecordSealer(KEY, b"w" * 16),
        RecordSealer(KEY, VAULT, epoch=2),
    ],
)
def test_another_key_vault_or_epoch_does_not_open_it(other: RecordSealer) -> None:
    with pytest.raises(RecordDamaged):
        other.open(RecordSealer(KEY, VAULT).seal(TEXT, PLACE), PLACE)


def test_the_epoch_is_authenticated_and_not_only_compared() -> None:
    sealed = bytearray(RecordSealer(KEY, VAULT).seal(TEXT, PLACE))
    sealed[2:4] = (2).to_bytes(2, "big")
    with pytest.raises(RecordDamaged):
        RecordSealer(KEY, VAULT, epoch=2).open(bytes(sealed), PLACE)


def test_a_sealer_opens_both_formats() -> None:
    aes, chacha = RecordSealer(KEY, VAULT, fmt=AES_FORMAT), RecordSealer(KEY, VAULT, fmt=CHACHA_FORMAT)
    assert aes.open(chacha.seal(TEXT, PLACE), PLACE) == chacha.open(aes.seal(TEXT, PLACE), PLACE) == TEXT


def test_texts_of_one_step_have_one_size_and_nothing_repeats() -> None:
    sealer = RecordSealer(KEY, VAULT)
    sealed = [sealer.seal(b"a" * length, PLACE) for length in (0, 1, 100, 508)]
    assert {len(one) for one in sealed} == {2 + 2 + 12 + 512 + 16}
    assert len(sealer.seal(b"a" * 509, PLACE)) == 2 + 2 + 12 + 1024 + 16
    assert len({one[4:16] for one in sealed}) == len(sealed)
    assert not any(b"aaaa" in one for one in sealed)


@pytest.mark.parametrize("told", [6, 9, 99])
def test_a_length_beyond_the_record_is_damage(told: int) -> None:
    """Only somebody with the key can write it; reading must still not run past the end."""
    honest, forger = RecordSealer(KEY, VAULT, pad=0), RecordSealer(KEY, VAULT, pad=0)
    forger._padded = lambda plaintext: told.to_bytes(4, "big") + plaintext  # type: ignore[method-assign]  # a forger
    with pytest.raises(RecordDamaged):
        honest.open(forger.seal(b"short", PLACE), PLACE)


def test_a_format_that_never_was_opens_nothing() -> None:
    """Not even what somebody with the key sealed under it."""
    with pytest.raises(RecordDamaged):
        RecordSealer(KEY, VAULT).open(RecordSealer(KEY, VAULT, fmt=0).seal(TEXT, PLACE), PLACE)


@pytest.mark.parametrize("place", [PLACE._replace(record_id=b"e"), PLACE._replace(revision_id=b"")])
def test_ids_of_another_length_are_a_mistake_of_the_caller(place: Place) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        RecordSealer(KEY, VAULT).seal(TEXT, place)
    with pytest.raises(ValueError, match="16 bytes"):
        RecordSealer(KEY, b"v")


def test_numbers_on_disk_never_change() -> None:
    assert [int(one) for one in Table] == [1, 2, 3, 4, 5, 6]
    assert [table.name for table in Table] == [
        "ENTRIES", "CONVERSATIONS", "SETTINGS", "SNAPSHOT", "LOG", "CHECKPOINT",
    ]  # fmt: skip
    assert [int(Column.SEALED), int(Column.VECTORS)] == [1, 2]
    assert len(PLACE.encode()) == 42


def test_the_layout_of_the_first_format_stays_readable() -> None:
    """A record sealed by the first version of this file, with the values above."""
    sealed = bytes.fromhex(FIRST)
    assert RecordSealer(KEY, VAULT).open(sealed, PLACE) == TEXT


@pytest.mark.parametrize(
    ("told", "fmt"),
    [
        ("processor\t: 0\nflags\t\t: fpu aes avx2\n", AES_FORMAT),
        ("processor\t: 0\nFeatures\t: fp asimd aes pmull\n", AES_FORMAT),
        ("processor\t: 0\nflags\t\t: fpu vaes avx2\n", CHACHA_FORMAT),
        ("processor\t: 0\nisa\t: rv64imafdc\n", CHACHA_FORMAT),
    ],
)
def test_processors_without_aes_get_the_other_cipher(tmp_path: Path, told: str, fmt: int) -> None:
    (tmp_path / "cpuinfo").write_text(told, encoding="ascii")
    assert preferred_format(tmp_path / "cpuinfo") == fmt


def test_systems_that_do_not_tell_have_aes(tmp_path: Path) -> None:
    assert preferred_format(tmp_path / "absent") == AES_FORMAT


FIRST = (
    "00010001f1e09de511b48209ddd853e3d982f530b43a2149000bd73998e56dfd0f1924d8dbf6a24d98400563e5f9ad7a862a"
    "cb742710a0c9119b56973a7619f16651a679a945022c9d5d21dfc7f3a944f3a5082243d71980328f9f5753523eae"
)
