"""Ogg pages against FFmpeg's own, and their edges."""

from __future__ import annotations

import io
from fractions import Fraction

import av
import numpy as np
import pytest

from diary_desktop.audio.ogg import FIRST, LAST, Page, PageWriter, checksum, pages_in, read_pages


def foreign() -> bytes:
    """An Ogg file as FFmpeg writes it."""
    file = io.BytesIO()
    with av.open(file, "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=16_000)
        stream.layout = "mono"
        for at in range(0, 32_000, 320):
            frame = av.AudioFrame.from_ndarray(np.full((1, 320), at % 700, np.int16), "s16", "mono")
            frame.sample_rate, frame.pts, frame.time_base = 16_000, at, Fraction(1, 16_000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def test_pages_of_another_writer_are_understood_checksums_included() -> None:
    pages = list(read_pages(foreign()))
    assert pages[0].packets[0].startswith(b"OpusHead")
    assert pages[1].packets[0].startswith(b"OpusTags")
    assert sum(len(page.packets) for page in pages[2:]) == 101
    assert pages[0].flags & FIRST
    assert pages[-1].flags & LAST


def test_a_checksum_is_that_of_the_format() -> None:
    """Every page of FFmpeg's file, with its checksum cleared, sums up to it."""
    data = foreign()
    starts = [at for at in range(len(data)) if data.startswith(b"OggS", at)]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        page = data[start:end]
        assert checksum(page[:22] + bytes(4) + page[26:]) == int.from_bytes(page[22:26], "little")


@pytest.mark.parametrize("size", [0, 1, 254, 255, 256, 510, 1000])
def test_packets_of_any_size_come_back(size: int) -> None:
    packets = (b"a" * size, b"second")
    page = PageWriter(7).page(packets, 960, FIRST)
    assert list(read_pages(page)) == [Page(7, 960, FIRST, packets)]


def test_more_than_fits_is_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        PageWriter(7).page([b""] * 256, 0)


def test_pages_are_numbered() -> None:
    writer = PageWriter(7)
    assert [writer.page([b"x"], 0)[18] for _ in range(3)] == [0, 1, 2]


def test_a_cut_page_gives_the_packets_that_are_whole_and_is_not_the_last() -> None:
    page = PageWriter(7).page([b"a" * 60, b"b" * 60, b"c" * 60], 2880, LAST)
    (cut,) = read_pages(page[:-1])
    assert cut == Page(7, 2880, 0, (b"a" * 60, b"b" * 60), whole=False)
    assert list(read_pages(page[:20])) == []


def test_a_page_that_was_changed_is_left_out() -> None:
    writer = PageWriter(7)
    first, second = bytearray(writer.page([b"a" * 60], 960)), writer.page([b"b" * 60], 1920)
    first[40] ^= 1
    assert [page.granule for page in read_pages(bytes(first) + second)] == [1920]


@pytest.mark.parametrize("size", [1, 7, 100, 1_000, 100_000])
def test_pages_that_come_in_pieces_are_the_same(size: int) -> None:
    data = foreign()
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    assert list(pages_in(pieces)) == list(read_pages(data))


def test_in_pieces_a_cut_and_damage_are_seen_as_in_one() -> None:
    whole = foreign()
    cut = whole[:-100] + whole[:-300]
    damaged = bytearray(whole)
    damaged[len(damaged) // 2] ^= 1
    for data in (cut, bytes(damaged), b"OggS", b"", b"nothing of the kind"):
        assert list(pages_in(data[at : at + 50] for at in range(0, len(data), 50))) == list(read_pages(data))
