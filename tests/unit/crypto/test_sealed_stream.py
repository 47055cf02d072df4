"""A stream opens up to where it was cut, says whether it is whole, and nothing in it can be moved or changed."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from diary_desktop.crypto import sealed_stream
from diary_desktop.crypto.sealed_record import AES_FORMAT, CHACHA_FORMAT, TAG_BYTES
from diary_desktop.crypto.sealed_stream import CHUNK_BYTES, OpenedStream, StreamId, StreamSealer, open_stream
from diary_desktop.domain.errors import RecordDamaged

KEY = bytes(range(32))
STREAM = StreamId(b"v" * 16, b"c" * 16, 1)
CHUNK = 64
SEALED = CHUNK + TAG_BYTES
HEADER = 42
PIECES = (b"first page ", b"second page, which is longer than one chunk of this size can ever hold ", b"third ")


def sealed(finish: bool = True, fmt: int = AES_FORMAT) -> tuple[StreamSealer, bytes]:
    sealer = StreamSealer(KEY, STREAM, CHUNK, fmt)
    content = sealer.header + b"".join(sealer.seal(piece) for piece in PIECES)
    return sealer, content + (sealer.finish() if finish else b"")


@pytest.mark.parametrize("fmt", [AES_FORMAT, CHACHA_FORMAT])
def test_a_finished_stream_opens_whole(fmt: int) -> None:
    sealer, content = sealed(fmt=fmt)
    opened = open_stream(KEY, STREAM, content)
    assert opened == OpenedStream(b"".join(PIECES), sealer.chunks, sealer.last_tag, finished=True)
    assert sealer.length == len(opened.payload)
    assert len(content) == HEADER + sealer.chunks * SEALED
    assert content.endswith(sealer.last_tag)


def test_each_piece_is_out_at_once_in_chunks_of_one_size() -> None:
    sealer = StreamSealer(KEY, STREAM)
    second_of_sound = sealer.seal(b"o" * 3_100)
    assert len(second_of_sound) == CHUNK_BYTES + TAG_BYTES == len(sealer.seal(b"x")) == len(sealer.finish())
    assert sealer.seal(b"") == b""
    assert len(sealer.header) == HEADER


def test_an_unfinished_stream_says_so() -> None:
    _, content = sealed(finish=False)
    opened = open_stream(KEY, STREAM, content)
    assert (opened.payload, opened.finished) == (b"".join(PIECES), False)


def test_cut_anywhere_it_opens_up_to_the_cut() -> None:
    sealer, content = sealed()
    whole = open_stream(KEY, STREAM, content).payload
    for length in range(HEADER, len(content)):
        opened = open_stream(KEY, STREAM, content[:length])
        assert opened.chunks == (length - HEADER) // SEALED < sealer.chunks
        assert not opened.finished
        assert whole.startswith(opened.payload)


def test_every_flipped_bit_ends_the_sound_part_before_it() -> None:
    _, content = sealed()
    whole = open_stream(KEY, STREAM, content).payload
    for at in range(len(content)):
        wrong = bytearray(content)
        wrong[at] ^= 1 << at % 8
        try:
            opened = open_stream(KEY, STREAM, bytes(wrong))
        except RecordDamaged:
            assert at < HEADER
            continue
        assert opened.chunks == max(0, at - HEADER) // SEALED
        assert not opened.finished
        assert whole.startswith(opened.payload)


def test_chunks_cannot_be_swapped_repeated_or_dropped() -> None:
    sealer, content = sealed()
    head, chunks = content[:HEADER], [content[at : at + SEALED] for at in range(HEADER, len(content), SEALED)]
    assert len(chunks) == sealer.chunks == 5
    first = PIECES[0]
    for wrong in (
        [chunks[0], chunks[2], chunks[1], *chunks[3:]],
        [chunks[0], chunks[0], *chunks[1:]],
        [chunks[0], *chunks[2:]],
        [chunks[0], chunks[-1]],
    ):
        opened = open_stream(KEY, STREAM, head + b"".join(wrong))
        assert (opened.payload, opened.finished) == (first, False)


def test_something_after_the_end_is_noticed() -> None:
    _, content = sealed()
    opened = open_stream(KEY, STREAM, content + b"more")
    assert (opened.payload, opened.finished) == (b"".join(PIECES), False)


@pytest.mark.parametrize(
    ("key", "stream"),
    [
        (KEY[::-1], STREAM),
        (KEY, replace(STREAM, part=2)),
        (KEY, replace(STREAM, clip_id=b"d" * 16)),
        (KEY, replace(STREAM, vault_id=b"w" * 16)),
    ],
)
def test_another_part_clip_vault_or_key_opens_nothing(key: bytes, stream: StreamId) -> None:
    _, content = sealed()
    assert open_stream(key, stream, content) == OpenedStream(b"", 0, b"", finished=False)


def test_the_same_sound_is_never_sealed_alike() -> None:
    """Each stream has its own salt, so a counter may be its nonce."""
    one, other = sealed()[1], sealed()[1]
    assert one[:10] == other[:10]
    assert one[10:HEADER] != other[10:HEADER]
    assert one[HEADER : HEADER + 16] != other[HEADER : HEADER + 16]


def test_a_finished_stream_is_never_continued() -> None:
    sealer, _ = sealed()
    with pytest.raises(ValueError, match="never continued"):
        sealer.seal(b"more")
    with pytest.raises(ValueError, match="never continued"):
        sealer.finish()


@pytest.mark.parametrize(
    "header",
    [
        b"",
        bytes(HEADER - 1),
        struct.pack(">4sHI32s", b"OggS", AES_FORMAT, CHUNK, bytes(32)),
        struct.pack(">4sHI32s", b"DDSS", 3, CHUNK, bytes(32)),
        struct.pack(">4sHI32s", b"DDSS", AES_FORMAT, 4, bytes(32)),
        struct.pack(">4sHI32s", b"DDSS", AES_FORMAT, 2**31, bytes(32)),
    ],
)
def test_an_unsound_header_is_damage(header: bytes) -> None:
    with pytest.raises(RecordDamaged):
        open_stream(KEY, STREAM, header)


def test_a_chunk_that_says_more_than_it_holds_is_damage() -> None:
    """Only somebody with the key can write it; reading must still not run past the end."""
    sealer = StreamSealer(KEY, STREAM, CHUNK)
    body = (CHUNK).to_bytes(4, "big") + bytes(CHUNK - 4)
    forged = sealer._cipher.encrypt(sealed_stream._NONCE.pack(0, False), body, None)
    with pytest.raises(RecordDamaged):
        open_stream(KEY, STREAM, sealer.header + forged)


@pytest.mark.parametrize("stream", [replace(STREAM, vault_id=b"v"), replace(STREAM, clip_id=b"")])
def test_ids_of_another_length_are_a_mistake_of_the_caller(stream: StreamId) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        StreamSealer(KEY, stream)
