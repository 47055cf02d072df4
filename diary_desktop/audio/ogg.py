"""Ogg pages, written and read here so that less than a second of sound is a page, sealed at once.

A muxer that writes to a file keeps a page or two back; a crash would lose them. Packets never span pages here, which
Ogg (RFC 3533) allows and which lets a cut page give back the packets that are still whole.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

FIRST = 0x02
LAST = 0x04
"""Page flags: the first page of a stream, the last one."""

_MAGIC = b"OggS"
_HEADER = struct.Struct("<4sBBqIIIB")
"""Magic, version, flags, granule position, serial number, page number, checksum, count of lacing bytes."""

_MOST_LACING = 255
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``granule`` is the sample position at its end, at the codec's own rate; ``whole`` is False if cut."""

    serial: int
    granule: int
    flags: int
    packets: tuple[bytes, ...]
    whole: bool = True


class PageWriter:
    """Numbers and checksums the pages of one stream."""

    def __init__(self, serial: int) -> None:
        self._serial = serial
        self._number = 0

    def page(self, packets: Sequence[bytes], granule: int, flags: int = 0) -> bytes:
        """``packets`` as one page. Raises ``ValueError`` for more than fit."""
        lacing = b"".join(_lacing(packet) for packet in packets)
        if len(lacing) > _MOST_LACING:
            raise ValueError(f"{len(packets)} packets do not fit on a page")
        header = _HEADER.pack(_MAGIC, 0, flags, granule, self._serial, self._number, 0, len(lacing))
        self._number += 1
        page = header + lacing + b"".join(packets)
        return page[:22] + struct.pack("<I", checksum(page)) + page[26:]


def read_pages(data: bytes) -> Iterator[Page]:
    """Every sound page of ``data``, and last what a cut page still holds; damage in between is stepped over."""
    at = data.find(_MAGIC)
    while at >= 0:
        page, end = _page_at(data, at)
        if page is not None:
            yield page
        at = data.find(_MAGIC, end)


def pages_in(pieces: Iterable[bytes]) -> Iterator[Page]:
    """As ``read_pages``, of bytes that come piece by piece, cut anywhere."""
    rest = b""
    for piece in pieces:
        rest += piece
        at = rest.find(_MAGIC)
        while at >= 0 and _is_complete(rest, at):
            page, end = _page_at(rest, at)
            if page is not None:
                yield page
            at = rest.find(_MAGIC, end)
        rest = rest[at:] if at >= 0 else rest[-len(_MAGIC) + 1 :]
    yield from read_pages(rest)


def _is_complete(data: bytes, at: int) -> bool:
    """Whether the page that begins at ``at`` ends in ``data``, as far as its header tells."""
    body = at + _HEADER.size
    if body > len(data):
        return False
    count = data[body - 1]
    lacing = data[body : body + count]
    return len(lacing) == count and body + count + sum(lacing) <= len(data)


def checksum(page: bytes) -> int:
    """CRC-32 of Ogg: the polynomial of zlib's, but most significant bit first and without inversions.

    Reversing the bits of every byte and of the result turns one into the other, so that zlib does the work.
    """
    mirrored = zlib.crc32(page.translate(_REVERSED), 0xFFFF_FFFF) ^ 0xFFFF_FFFF
    return int(f"{mirrored:032b}"[::-1], 2)


def _lacing(packet: bytes) -> bytes:
    return b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255])


def _page_at(data: bytes, at: int) -> tuple[Page | None, int]:
    """The page that begins at ``at`` and where to look on; no page where the checksum does not hold."""
    body = at + _HEADER.size
    if body > len(data):
        return None, len(data)
    _, _, flags, granule, serial, _, claimed, count = _HEADER.unpack_from(data, at)
    lacing = data[body : body + count]
    body += count
    end = body + sum(lacing)
    if len(lacing) == count and end <= len(data):
        cleared = data[at : at + 22] + bytes(4) + data[at + 26 : end]
        if checksum(cleared) != claimed:
            return None, at + 1
        return Page(serial, granule, flags, tuple(_packets(lacing, data[body:end]))), end
    if data.find(_MAGIC, at + 1) >= 0:
        return None, at + 1
    return Page(serial, granule, flags & ~LAST, tuple(_packets(lacing, data[body:])), whole=False), len(data)


def _packets(lacing: bytes, body: bytes) -> Iterator[bytes]:
    """The packets that are there from the first byte to the last."""
    start = length = 0
    for value in lacing:
        length += value
        if value == 255:
            continue
        if start + length > len(body):
            return
        yield body[start : start + length]
        start, length = start + length, 0
