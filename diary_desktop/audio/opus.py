"""The diary's clips: Ogg/Opus whose size tells how long somebody spoke and nothing of what was said.

A variable bit rate follows the rhythm of speech, which shows through any cipher. Every 20 ms here take 60 bytes.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from fractions import Fraction

import av
import numpy as np
from av.error import FFmpegError

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, Pcm16, Samples, to_float, to_pcm16
from diary_desktop.domain.errors import MediaUnreadable

from .ogg import FIRST, LAST, Page, PageWriter, pages_in
from .resample import Resampler

BIT_RATE = 24_000
"""Bits a second of Opus; with the pages around it 11.1 MB an hour."""

PACKETS_A_PAGE = 36
"""0.72 s: what waits here when a program is killed. A second is promised, and the device may hold 0.2 s of it, a block
is being filled, and the page before it may still be on its way to the disk."""

PIECE_SECONDS = 10
OPUS_RATE = 48_000
"""Hertz. Opus counts positions, and decodes, at this rate whatever went in (RFC 7845)."""

_RUN_UP = OPUS_RATE
"""Samples decoded before those that are wanted: a second, far beyond the 80 ms that a decoder needs (RFC 7845)."""

_RATIO = OPUS_RATE // SAMPLE_RATE
_HEAD, _TAGS = b"OpusHead", b"OpusTags"


class OpusEncoder:
    """One recording into pages. Owned by the thread that records."""

    def __init__(self) -> None:
        self._codec = _encoder()
        head = self._codec.extradata or b""
        self._head: bytes | None = head
        self._skip = int.from_bytes(head[10:12], "little")
        self._writer = PageWriter(secrets.randbits(32))
        self._rest = np.zeros(0, np.int16)
        self._packets: list[bytes] = []
        self._packets_paged = 0
        self._samples = 0

    def encode(self, pcm: Pcm16) -> bytes:
        """Pages that are full now, possibly none; the two header pages come with the first call."""
        self._samples += len(pcm)
        self._rest = np.concatenate([self._rest, pcm])
        whole = len(self._rest) // BLOCK_SAMPLES * BLOCK_SAMPLES
        for at in range(0, whole, BLOCK_SAMPLES):
            self._encode(self._rest[at : at + BLOCK_SAMPLES])
        self._rest = self._rest[whole:]
        return self._headers() + b"".join(self._full_pages())

    def finish(self) -> bytes:
        """The rest, its end trimmed to the sample; the encoder is done."""
        if len(self._rest):
            self._encode(np.pad(self._rest, (0, BLOCK_SAMPLES - len(self._rest))))
        self._packets += [bytes(packet) for packet in self._codec.encode(None)]
        self._packets = self._packets[: self._packets_needed()]
        pages = self._headers() + b"".join(self._full_pages())
        return pages + self._writer.page(self._packets, self._skip + self._samples * _RATIO, LAST)

    def _encode(self, block: Pcm16) -> None:
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block)[None, :], "s16", "mono")
        frame.sample_rate = SAMPLE_RATE
        self._packets += [bytes(packet) for packet in self._codec.encode(frame)]

    def _headers(self) -> bytes:
        if self._head is None:
            return b""
        head, self._head = self._head, None
        vendor = b"diary"
        tags = _TAGS + len(vendor).to_bytes(4, "little") + vendor + bytes(4)
        return self._writer.page([head], 0, FIRST) + self._writer.page([tags], 0)

    def _packets_needed(self) -> int:
        """Of those not paged yet; what the codec gives beyond the end would push the end out of the last page."""
        positions = self._skip + self._samples * _RATIO
        return max(1, -(-positions // (BLOCK_SAMPLES * _RATIO)) - self._packets_paged)

    def _full_pages(self) -> Iterator[bytes]:
        """Full pages, one packet always kept back: the last page must hold one to be trimmed."""
        while len(self._packets) > PACKETS_A_PAGE:
            packets, self._packets = self._packets[:PACKETS_A_PAGE], self._packets[PACKETS_A_PAGE:]
            self._packets_paged += len(packets)
            yield self._writer.page(packets, self._packets_paged * BLOCK_SAMPLES * _RATIO)


class OpusCodec:
    """Makes encoders and reads what they wrote, cut or whole, one recording or several after another."""

    def encoder(self) -> OpusEncoder:
        """A fresh encoder."""
        return OpusEncoder()

    def decode(self, opus: bytes) -> Samples:
        """Mono samples at 16 kHz, as many as went in (of a cut clip: up to the cut). Raises ``MediaUnreadable``."""
        pieces = [to_float(pcm) for pcm in self.pieces(opus)]
        return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)

    def pieces(self, opus: bytes) -> Iterator[Pcm16]:
        """The same in pieces of at most ten seconds. Raises ``MediaUnreadable``."""
        return self.stream([opus])

    def stream(self, opus: Iterable[bytes], at: float = 0.0) -> Iterator[Pcm16]:
        """The same of bytes that come piece by piece, from second ``at`` on, in constant memory.

        What lies before ``at`` is not decoded. Raises ``MediaUnreadable``.
        """
        waiting: list[Pcm16] = []
        for pcm in _decoded(pages_in(opus), round(at * OPUS_RATE)):
            waiting.append(pcm)
            if sum(map(len, waiting)) > (PIECE_SECONDS - 2) * SAMPLE_RATE:
                yield np.concatenate(waiting)
                waiting = []
        if waiting:
            yield np.concatenate(waiting)


class _Link:
    """The decoder of one recording among those that follow one another in a clip.

    ``first`` is the sample (at 48 kHz) from which on its sound is wanted: pages before are stepped over, but for those
    which a decoder needs to get into its stride.
    """

    def __init__(self, head: bytes, first: int) -> None:
        self._codec = av.AudioCodecContext.create("opus", "r")
        self._codec.extradata = head
        self._resampler = Resampler(OPUS_RATE, SAMPLE_RATE)
        self._skip = int.from_bytes(head[10:12], "little")
        self._first = first
        self.given = 0
        """Samples so far, those stepped over included."""

    def sound(self, page: Page) -> Pcm16:
        """The page's sound; of the last page as much as its position allows."""
        if self._is_far_before(page):
            self.given = page.granule - self._skip
            return np.zeros(0, np.int16)
        frames = [frame for packet in page.packets for frame in self._frames(packet)]
        samples = np.concatenate(frames) if frames else np.zeros(0, np.float32)
        if page.flags & LAST:
            samples = samples[: max(0, page.granule - self._skip - self.given)]
        early = min(len(samples), max(0, self._first - self.given))
        self.given += len(samples)
        return to_pcm16(self._resampler.push(samples[early:]))

    def _is_far_before(self, page: Page) -> bool:
        """Whether the run-up begins behind it. A cut page tells no position."""
        return page.whole and 0 < page.granule - self._skip <= self._first - _RUN_UP

    def rest(self) -> Pcm16:
        """The last few milliseconds."""
        return to_pcm16(self._resampler.finish())

    def _frames(self, packet: bytes) -> Iterator[Samples]:
        for frame in self._codec.decode(av.Packet(packet)):
            yield frame.to_ndarray()[0].astype(np.float32, copy=False)


def _encoder() -> av.AudioCodecContext:
    codec = av.AudioCodecContext.create("libopus", "w")
    codec.sample_rate = SAMPLE_RATE
    codec.layout = "mono"
    codec.format = "s16"
    codec.bit_rate = BIT_RATE
    codec.time_base = Fraction(1, SAMPLE_RATE)
    # Tuned for speech: the starter recogniser makes fewer mistakes on it than after "audio", which is nearer the wave.
    codec.options = {"vbr": "off", "application": "voip", "frame_duration": "20"}
    codec.open()
    return codec


def _decoded(pages: Iterable[Page], first: int) -> Iterator[Pcm16]:
    """Sound a page at a time from sample ``first`` (at 48 kHz) on. Raises ``MediaUnreadable``."""
    link: _Link | None = None
    begins = 0
    try:
        for page in pages:
            if page.packets and page.packets[0].startswith(_HEAD):
                if link is not None:
                    yield link.rest()
                    begins += link.given
                link = _Link(page.packets[0], first - begins)
            elif link is not None and not (page.packets and page.packets[0].startswith(_TAGS)):
                yield link.sound(page)
        if link is not None:
            yield link.rest()
    except FFmpegError as error:
        raise MediaUnreadable("This recording cannot be decoded.") from error
    if link is None:
        raise MediaUnreadable("This recording does not begin like one of the diary's.")
