"""Two epochs side by side: what was sealed before still opens, what is sealed now is of the new one alone."""

from __future__ import annotations

import pytest

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.crypto.key_slots import Slot, SlotDraft, SlotKind, VaultKey
from diary_desktop.crypto.recovery_words import word_list
from diary_desktop.crypto.sealed_record import Place, RecordSealer, epoch_of
from diary_desktop.crypto.sealed_stream import CHUNK_BYTES, ChunkOpener, StreamId, StreamSealer, open_stream
from diary_desktop.crypto.subkeys import Subkeys
from diary_desktop.domain.errors import RecordDamaged, VaultLocked, WrongPassphrase

VAULT = b"v" * 16
OLD, NEW = bytes(range(32)), bytes(range(32, 64))
PLACE = Place(1, 1, b"r" * 16, 7)
STREAM = StreamId(VAULT, b"c" * 16, 1)


def test_a_sealer_turns_over_and_forgets() -> None:
    sealer = RecordSealer(OLD, VAULT)
    before = sealer.seal(b"said before", PLACE)
    sealer.turn_over(NEW, 2)
    after = sealer.seal(b"said after", PLACE)
    assert (epoch_of(before), epoch_of(after), sealer.epoch) == (1, 2, 2)
    assert sealer.open(before, PLACE) == b"said before"
    assert sealer.open(after, PLACE) == b"said after"
    assert RecordSealer(NEW, VAULT, epoch=2).open(after, PLACE) == b"said after"
    sealer.forget_older()
    with pytest.raises(RecordDamaged):
        sealer.open(before, PLACE)
    assert sealer.open(after, PLACE) == b"said after"


def test_a_sealer_of_a_vault_in_between_opens_both() -> None:
    before = RecordSealer(OLD, VAULT).seal(b"said before", PLACE)
    sealer = RecordSealer(NEW, VAULT, epoch=2)
    sealer.also_opens(OLD, 1)
    assert sealer.open(before, PLACE) == b"said before"
    assert epoch_of(sealer.seal(b"", PLACE)) == 2


def test_one_epoch_is_never_taken_for_the_other() -> None:
    """The epoch is authenticated: the same bytes under the other number do not open."""
    sealer = RecordSealer(OLD, VAULT)
    sealed = bytearray(sealer.seal(b"text", PLACE))
    sealer.turn_over(NEW, 2)
    sealed[3] = 2
    with pytest.raises(RecordDamaged):
        sealer.open(bytes(sealed), PLACE)


def test_the_epoch_of_what_is_no_record_is_none() -> None:
    assert epoch_of(b"") == epoch_of(b"abc") == 0


def test_subkeys_are_newest_first() -> None:
    keys = Subkeys.of(OLD)
    assert Subkeys.of(keys) is keys
    keys.turn_over(NEW)
    assert (keys.newest, keys.all) == (NEW, (NEW, OLD))
    keys.forget_older()
    assert keys.all == (NEW,)


def test_a_vault_key_becomes_the_following_one_and_keeps_the_one_before() -> None:
    key = VaultKey(bytearray(OLD), VAULT)
    before = key.subkey("log")
    following = VaultKey.random(VAULT, 2)
    after = following.subkey("log")
    key.turn_over(following)
    assert following.is_wiped
    assert (key.epoch, key.subkey("log")) == (2, after)
    assert key.previous is not None
    assert (key.previous.epoch, key.previous.subkey("log")) == (1, before)
    copy = key.copy()
    key.forget_previous()
    key.forget_previous()
    assert key.previous is None
    key.wipe()
    assert key.is_wiped
    assert copy.previous is not None
    assert (copy.subkey("log"), copy.previous.subkey("log")) == (after, before)
    copy.wipe()
    with pytest.raises(VaultLocked):
        copy.subkey("log")


def test_a_draft_holds_its_slot_key_once() -> None:
    key = VaultKey(bytearray(OLD), VAULT)
    draft = SlotDraft(SlotKind.KEYSTORE, bytearray(NEW), MINIMUM, VAULT)
    slot_id = draft.slot_id
    slot = draft.wrap(key)
    assert slot.slot_id == slot_id
    assert slot.kind is draft.kind is SlotKind.KEYSTORE
    assert slot.opens(NEW, VAULT)
    assert not slot.opens(OLD, VAULT)
    with pytest.raises(VaultLocked):
        draft.wrap(key)
    assert NEW.hex() not in repr(draft)


def test_random_secrets_of_one_kind_open_no_slot_of_another() -> None:
    """Each kind has its own info: a key file's bytes given as a keystore's do not open."""
    key = VaultKey(bytearray(OLD), VAULT)
    for kind in (SlotKind.KEY_FILE, SlotKind.KEYSTORE, SlotKind.PREVIOUS):
        slot = Slot.wrap(key, kind, NEW, MINIMUM)
        for other in {SlotKind.KEY_FILE, SlotKind.KEYSTORE, SlotKind.PREVIOUS} - {kind}:
            forged = Slot(other, slot.parameters, slot.salt, slot.nonce, slot.commitment, slot.wrapped)
            with pytest.raises(WrongPassphrase):
                forged.unwrap(NEW, VAULT)


def test_a_stream_sealed_anew_is_known_by_the_same_tag() -> None:
    payloads = [bytes([number]) * 3000 for number in range(3)]
    first = StreamSealer(OLD, STREAM)
    content = first.header + b"".join(first.seal(one) for one in payloads) + first.finish()
    before = open_stream(OLD, STREAM, content)
    second = StreamSealer(NEW, STREAM, CHUNK_BYTES)
    again = second.header + b"".join(second.seal_chunk(one) for one in payloads) + second.finish(before.last_tag)
    assert open_stream(NEW, STREAM, again) == before
    assert (second.chunks, second.length, second.last_tag) == (first.chunks, first.length, first.last_tag)
    assert open_stream(OLD, STREAM, again).chunks == 0
    assert not set(content[42:].split(bytes(16))) & set(again[42:].split(bytes(16)))


def test_chunks_open_one_by_one_and_a_damaged_one_costs_no_other() -> None:
    sealer = StreamSealer(OLD, STREAM)
    payloads = [bytes([number]) * 3000 for number in range(3)]
    chunks = [sealer.seal_chunk(one) for one in payloads] + [sealer.finish()]
    opener = ChunkOpener(OLD, STREAM, sealer.header)
    assert {len(one) for one in chunks} == {opener.sealed_bytes}
    assert opener.open(2, chunks[2]) == (payloads[2], False)
    assert opener.open(3, chunks[3]) == (b"", True)
    assert opener.open(1, chunks[2]) is None
    assert opener.open(1, chunks[1][:-1] + bytes([chunks[1][-1] ^ 1])) is None
    assert opener.open(1, chunks[1]) == (payloads[1], False)
    with pytest.raises(RecordDamaged):
        ChunkOpener(OLD, STREAM, sealer.header[:-1])


@pytest.mark.parametrize("pad", [0, 512])
@pytest.mark.parametrize("length", [0, 1, 507, 508, 509, 5000])
def test_how_long_a_record_becomes_is_known_before(pad: int, length: int) -> None:
    sealer = RecordSealer(OLD, VAULT, pad=pad)
    assert sealer.sealed_length(length) == len(sealer.seal(bytes(length), PLACE))


def test_the_word_list_has_eleven_bits() -> None:
    words = word_list()
    assert len(set(words)) == len({word[:4] for word in words}) == 2048
