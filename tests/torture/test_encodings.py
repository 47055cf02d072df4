"""Every encoding of the vault under made-up and broken bytes: a round trip, or an error of the diary, and soon."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from diary_desktop.crypto import kdf
from diary_desktop.crypto.kdf import KEY_BYTES, MINIMUM, SALT_BYTES, Argon2Parameters
from diary_desktop.crypto.key_slots import NONCE_BYTES, WRAPPED_BYTES, Slot, SlotKind, VaultKey
from diary_desktop.crypto.sealed_record import Place as RecordPlace
from diary_desktop.crypto.sealed_record import RecordSealer
from diary_desktop.crypto.sealed_stream import StreamId, StreamSealer, open_stream
from diary_desktop.domain.errors import RecordDamaged, VaultDamaged, VaultTooNew, WrongPassphrase
from diary_desktop.storage.conversation_codec import (
    conversation_bytes,
    read_conversation,
    read_settings,
    settings_bytes,
)
from diary_desktop.storage.entry_codec import entry_bytes, read_entry, read_vectors, vectors_bytes
from diary_desktop.storage.header import MOST_SLOTS, Header, decode_header
from diary_desktop.storage.log_format import Framed, LogKind, frame, frames, head, read_head
from diary_desktop.storage.log_payloads import Erasure, Put

from . import content

BIG = "DIARY_TORTURE_EXAMPLES" in os.environ
"""The long run asks for so many examples, fresh ones; the short run takes the same each time."""

exactly = settings(
    derandomize=not BIG,
    max_examples=int(os.environ.get("DIARY_TORTURE_EXAMPLES", "60")),
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

KEY, VAULT = b"k" * 32, b"v" * 16
PLACES = st.builds(
    RecordPlace,
    st.integers(0, 255),
    st.integers(0, 255),
    st.binary(min_size=16, max_size=16),
    st.integers(0, 2**64 - 1),
    st.binary(min_size=16, max_size=16),
)
DAMAGES = st.tuples(st.sampled_from(("flip", "cut", "insert", "double")), st.integers(0, 2**20), st.integers(0, 255))


def harmed(whole: bytes, damage: tuple[str, int, int]) -> bytes:
    """Other bytes than ``whole``, but nearly those."""
    kind, where, value = damage
    at = where % max(1, len(whole))
    if kind == "flip":
        return whole[:at] + bytes([whole[at] ^ (value or 1)]) + whole[at + 1 :]
    if kind == "cut":
        return whole[:at]
    return whole[:at] + (bytes([value]) if kind == "insert" else whole[at:]) + whole[at:]


@exactly
@given(st.binary(max_size=3_000), PLACES, PLACES, DAMAGES)
def test_a_record_opens_whole_in_its_place_and_nowhere_else(
    plain: bytes, place: RecordPlace, other: RecordPlace, damage: tuple[str, int, int]
) -> None:
    sealer = RecordSealer(KEY, VAULT)
    sealed = sealer.seal(plain, place)
    assert sealer.open(sealed, place) == plain
    with pytest.raises((RecordDamaged, VaultTooNew)):
        sealer.open(harmed(sealed, damage), place)
    assume(other != place)
    with pytest.raises(RecordDamaged):
        sealer.open(sealed, other)


@exactly
@given(st.lists(st.binary(max_size=4_000), max_size=6), DAMAGES, st.integers(1, 2**31))
def test_a_stream_gives_what_was_sealed_or_a_beginning_of_it(
    chunks: list[bytes], damage: tuple[str, int, int], part: int
) -> None:
    stream = StreamId(VAULT, b"c" * 16, part)
    sealer = StreamSealer(KEY, stream)
    whole = sealer.header + b"".join(sealer.seal(chunk) for chunk in chunks) + sealer.finish()
    opened = open_stream(KEY, stream, whole)
    assert (opened.payload, opened.finished) == (b"".join(chunks), True)
    try:
        broken = open_stream(KEY, stream, harmed(whole, damage))
    except (RecordDamaged, VaultTooNew):
        return
    assert opened.payload.startswith(broken.payload)
    assert not broken.finished


@exactly
@given(st.lists(st.tuples(st.sampled_from(LogKind), st.binary(max_size=300)), max_size=8), DAMAGES)
def test_the_log_gives_back_its_records_and_finds_the_next_after_damage(
    records: list[tuple[LogKind, bytes]], damage: tuple[str, int, int]
) -> None:
    framed = [frame(kind, number, sealed) for number, (kind, sealed) in enumerate(records, 1)]
    whole = head(7) + b"".join(framed)
    assert read_head(whole) is not None
    found = [one for one in frames(whole) if isinstance(one, Framed)]
    assert [(one.kind, one.sealed) for one in found] == records
    broken = harmed(whole, damage)
    read_head(broken)
    still = [(one.kind, one.sealed) for one in frames(broken) if isinstance(one, Framed)]
    assert len(still) <= 2 * len(records)
    assert sum(one in still for one in records) >= len(records) - (
        1 if damage[0] in ("flip", "insert") else len(records)
    )


RANDOM = st.sampled_from((SlotKind.KEY_FILE, SlotKind.KEYSTORE))
"""Kinds that open without Argon2id, and of which there may be many."""
SLOTS = st.builds(
    Slot,
    st.sampled_from(SlotKind),
    st.builds(
        Argon2Parameters,
        st.integers(kdf.LEAST_MEMORY_MIB, kdf.MOST_MEMORY_MIB),
        st.integers(kdf.FEWEST_PASSES, kdf.MOST_PASSES),
        st.integers(kdf.FEWEST_LANES, kdf.MOST_LANES),
    ),
    st.binary(min_size=SALT_BYTES, max_size=SALT_BYTES),
    st.binary(min_size=NONCE_BYTES, max_size=NONCE_BYTES),
    st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES),
    st.binary(min_size=WRAPPED_BYTES, max_size=WRAPPED_BYTES),
)
"""What stands in a header and opens nothing."""
HEADERS = st.builds(
    lambda *parts: Header(*parts).signed(VaultKey(bytearray(KEY), VAULT)),
    st.integers(0, 2**64 - 1),
    st.integers(1, 2**16 - 1),
    st.just(VAULT),
    st.lists(SLOTS, min_size=1, max_size=MOST_SLOTS).map(tuple),
)


@exactly
@given(HEADERS, DAMAGES)
def test_a_header_is_whole_or_refused(header: Header, damage: tuple[str, int, int]) -> None:
    whole = header.encode()
    assert decode_header(whole) == header
    decode_header(whole).verify(VaultKey(bytearray(KEY), VAULT))
    with pytest.raises(VaultDamaged):
        header.verify(VaultKey(bytearray(b"K" * 32), VAULT))
    with pytest.raises((VaultDamaged, VaultTooNew)):
        decode_header(harmed(whole, damage))


@exactly
@given(HEADERS, RANDOM, st.binary(min_size=1, max_size=64), st.data())
def test_a_header_opens_by_its_own_slot_wherever_that_stands(
    others: Header, kind: SlotKind, secret: bytes, data: st.DataObject
) -> None:
    key = VaultKey(bytearray(KEY), VAULT)
    slots = [one for one in others.slots if one.kind is not SlotKind.PREVIOUS][: MOST_SLOTS - 1]
    slots.insert(data.draw(st.integers(0, len(slots))), Slot.wrap(key, kind, secret, MINIMUM))
    header = decode_header(replace(others, slots=tuple(slots)).signed(key).encode())
    opened = header.unlock(kind, secret)
    assert (opened.shown(), opened.epoch) == (bytearray(KEY), header.epoch)
    with pytest.raises(WrongPassphrase):
        header.unlock(kind, secret + b".")


ENCODED: dict[str, tuple[bytes, Callable[[bytes], Any]]] = {
    "entry": (entry_bytes(content.entry(15, 3)), read_entry),
    "conversation": (conversation_bytes(content.conversation(3, ((1, 1), (2, 2)))), read_conversation),
    "settings": (settings_bytes(content.settings(5)), read_settings),
    "vectors": (
        vectors_bytes([content.vectors(4, 1)]),
        lambda raw: read_vectors(raw, content.entry_id(4), content.entry(4).revision.revision_id),
    ),
    "put": (Put(b"r" * 16, 3, b"i" * 16, b"content").encode(), Put.decode),
    "erasure": (Erasure("entries", (b"r" * 16,), (b"c" * 16,)).encode(), Erasure.decode),
    "header": (b"", decode_header),
    "log": (b"", lambda raw: list(frames(raw))),
    "log head": (b"", read_head),
}


@pytest.mark.parametrize("name", ENCODED)
@exactly
@given(noise=st.binary(max_size=2_000), damage=DAMAGES)
def test_broken_bytes_give_a_value_or_an_error_of_the_diary(
    name: str, noise: bytes, damage: tuple[str, int, int]
) -> None:
    """Behind its seal such bytes never come; should they, the diary says so instead of falling over."""
    whole, read = ENCODED[name]
    for raw in (noise, harmed(whole, damage) if whole else noise):
        with contextlib.suppress(RecordDamaged, VaultDamaged, VaultTooNew):
            read(raw)


def test_what_was_encoded_is_encoded_the_same_again() -> None:
    for whole, again in (
        (ENCODED["entry"][0], lambda raw: entry_bytes(read_entry(raw))),
        (ENCODED["conversation"][0], lambda raw: conversation_bytes(read_conversation(raw))),
        (ENCODED["settings"][0], lambda raw: settings_bytes(read_settings(raw))),
    ):
        assert again(whole) == whole
