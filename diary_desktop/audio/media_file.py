"""Sound of any audio or video file, read as a stream, with a plain sentence for every file that holds none.

A file is foreign: it is opened by us and handed over as bytes, and the library may open nothing else, so that a
playlist cannot make it read other files or reach for the network.
"""

from __future__ import annotations

import stat
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import EOFError as EndOfFile
from av.error import FFmpegError, InvalidDataError
from av.packet import Packet

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, Pcm16
from diary_desktop.domain.errors import CancelToken, MediaUnreadable

from .completeness import seconds_missing

PIECE_SECONDS = 10
_PIECE = PIECE_SECONDS * SAMPLE_RATE

HIGHEST_RATE = 768_000
"""Hertz. No recorder goes beyond; a header that does is nonsense."""

FORMATS = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,matroska,mov,mp3,mpc,mpc8,mpeg,mpegts,ogg,oma,rm,tta,"
    "voc,w64,wav,webm,wv"
)
"""What FFmpeg may take a file for: recordings, and neither playlists nor pictures, subtitles or text."""

_OPTIONS = {"protocol_whitelist": "none", "format_whitelist": FORMATS}


class MediaFile:
    """Reads files through FFmpeg, which comes inside PyAV."""

    def seconds(self, path: Path) -> float:
        """Its length as FFmpeg finds it in the header or reckons from the size, 0 where neither tells."""
        with _opened(path) as file:
            container = _container(file)
            with closing(container):
                _audio_stream(container)
                return max(0.0, (container.duration or 0) / av.time_base)

    def read(self, path: Path, token: CancelToken) -> Iterator[Pcm16]:
        """16 kHz mono in pieces of ten seconds (the last one shorter), in constant memory.

        Raises ``MediaUnreadable`` with a sentence about this file: at once where there is no sound, at the end where
        the file is cut short. Silence is sound. Never writes anything.
        """
        with _opened(path) as file:
            container = _container(file)
            with closing(container):
                stream = _audio_stream(container)
                heard = yield from _pieces(container, stream, token)
                _check_whole(file, container, stream, heard)


def _opened(path: Path) -> BinaryIO:
    """The file, if it is one. Looks before opening: a named pipe would keep us waiting for ever."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise MediaUnreadable("This is a folder, not a file.")
        if not stat.S_ISREG(status.st_mode):
            raise MediaUnreadable("This is a device or a pipe, not a file.")
        if not status.st_size:
            raise MediaUnreadable("This file is empty.")
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MediaUnreadable("There is no file of this name.", "Check the name and the folder.") from error
    except PermissionError as error:
        hint = "Copy it to a folder of your own, or allow yourself to read it."
        raise MediaUnreadable("You are not allowed to read this file.", hint) from error
    except (OSError, ValueError) as error:
        raise MediaUnreadable("This file cannot be opened.") from error


def _container(file: BinaryIO) -> InputContainer:
    try:
        return av.open(file, "r", options=_OPTIONS, metadata_errors="replace")
    except (FFmpegError, ValueError) as error:
        raise MediaUnreadable("This is not an audio or video file, or it is damaged.") from error


def _audio_stream(container: InputContainer) -> AudioStream:
    if not container.streams.audio:
        raise MediaUnreadable("There is no sound in this file.")
    stream = container.streams.audio[0]
    if stream.codec_context is None:
        raise MediaUnreadable("The sound in this file is of a kind that cannot be read here.")
    context = stream.codec_context
    if context.channels < 1 or not 0 < context.sample_rate <= HIGHEST_RATE:
        raise MediaUnreadable("The header of this file is damaged: it describes no possible sound.")
    return stream


def _pieces(container: InputContainer, stream: AudioStream, token: CancelToken) -> Generator[Pcm16, None, float]:
    """The sound in equal pieces; returns its length in seconds."""
    waiting: list[Pcm16] = []
    held = given = 0
    for pcm in _sound(container, stream, token):
        waiting.append(pcm)
        held += len(pcm)
        while held >= _PIECE:
            joined = np.concatenate(waiting)
            yield joined[:_PIECE]
            waiting, held, given = [joined[_PIECE:]], held - _PIECE, given + _PIECE
    given += held
    if given < BLOCK_SAMPLES:
        raise MediaUnreadable("There is a header in this file, but no sound behind it.")
    if held:
        yield np.concatenate(waiting)
    return given / SAMPLE_RATE


def _sound(container: InputContainer, stream: AudioStream, token: CancelToken) -> Iterator[Pcm16]:
    """Decoded sound as 16 kHz mono. Damaged packets are left out, as every player does."""
    mixer = _Mixer()
    for frame in _frames(container, stream, token):
        yield from mixer.push(frame)
    yield from mixer.rest()


def _frames(container: InputContainer, stream: AudioStream, token: CancelToken) -> Iterator[av.AudioFrame]:
    packets = container.demux(stream)
    good = bad = 0
    while True:
        token.raise_if_cancelled()
        packet = _next(packets)
        if packet is None:
            break
        try:
            frames = stream.decode(packet)
        except (InvalidDataError, EndOfFile):
            bad += 1
            continue
        except FFmpegError as error:
            raise MediaUnreadable("The sound in this file is of a kind that cannot be read here.") from error
        good += 1
        yield from frames
    if bad > good:
        raise MediaUnreadable("This file is damaged: most of it cannot be decoded.")


def _next(packets: Iterator[Packet[AudioStream]]) -> Packet[AudioStream] | None:
    """The next packet, nothing at the end or where the rest cannot be told apart any more."""
    try:
        return next(packets, None)
    except (InvalidDataError, EndOfFile):
        return None
    except (FFmpegError, OSError) as error:
        raise MediaUnreadable("This file could be read only in part.") from error


class _Mixer:
    """Any sound to 16 kHz mono; starts afresh when a stream changes its rate or channels half way."""

    def __init__(self) -> None:
        self._resampler: av.AudioResampler | None = None
        self._kind: tuple[str, str, int] | None = None

    def push(self, frame: av.AudioFrame) -> Iterator[Pcm16]:
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if kind != self._kind:
            yield from self.rest()
            self._resampler, self._kind = av.AudioResampler("s16", "mono", SAMPLE_RATE), kind
        assert self._resampler is not None
        frame.pts = None  # a file's own clock may jump; sound follows sound
        yield from _samples(self._resampler.resample(frame))

    def rest(self) -> Iterator[Pcm16]:
        if self._resampler is not None:
            yield from _samples(self._resampler.resample(None))
            self._resampler = None


def _samples(frames: list[av.AudioFrame]) -> Iterator[Pcm16]:
    for frame in frames:
        yield frame.to_ndarray()[0].astype(np.int16, copy=False)


def _check_whole(file: BinaryIO, container: InputContainer, stream: AudioStream, heard: float) -> None:
    """Raise ``MediaUnreadable`` for a file that ends before its header says it does."""
    try:
        missing = seconds_missing(file, container, stream, heard)
    except OSError as error:
        raise MediaUnreadable("This file could be read only in part.") from error
    if missing:
        raise MediaUnreadable(
            "This file is cut short: {heard:.1f} of {declared:.1f} seconds are there.",
            "Copy it again from where it came from. Nothing was added and nothing was lost.",
            heard=heard,
            declared=heard + missing,
        )
