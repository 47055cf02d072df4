"""Any file of sound, and one plain sentence for each kind that is none."""

from __future__ import annotations

import os
import re
import resource
import struct
import sys
import wave
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from diary_desktop.audio import media_file
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16
from diary_desktop.domain.errors import Cancelled, MediaUnreadable
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token


def read(path: Path) -> Pcm16:
    return np.concatenate(list(MediaFile().read(path, Token())))


def complaint(path: Path) -> str:
    with pytest.raises(MediaUnreadable) as caught:
        read(path)
    return caught.value.what_text


def tone(seconds: float, rate: int = SAMPLE_RATE) -> Pcm16:
    return (8_000 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate)).astype(np.int16)


def wav(path: Path, pcm: Pcm16, rate: int = SAMPLE_RATE, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, rate, 0, "NONE", ""))
        file.writeframes(np.repeat(pcm, channels).astype("<i2").tobytes())
    return path


def made(path: Path, format_name: str, codec: str, seconds: float = 12.0) -> Path:
    """A file of another format, written by FFmpeg."""
    options = {"movflags": "faststart"} if format_name == "mp4" else {}
    with av.open(str(path), "w", format=format_name, options=options) as container:
        stream = container.add_stream(codec, rate=SAMPLE_RATE)
        assert isinstance(stream, av.AudioStream)
        stream.layout = "mono"
        pcm = tone(seconds)
        for at in range(0, len(pcm), 1024):
            frame = av.AudioFrame.from_ndarray(pcm[None, at : at + 1024], "s16", "mono")
            frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, at, Fraction(1, SAMPLE_RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def patched(path: Path, at: int, content: bytes) -> Path:
    data = bytearray(path.read_bytes())
    data[at : at + len(content)] = content
    path.write_bytes(data)
    return path


def cut(path: Path, share: float = 0.6) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


@pytest.mark.parametrize(
    ("name", "format_name", "codec"),
    [
        ("a.m4a", "mp4", "aac"),
        ("a.mp3", "mp3", "libmp3lame"),
        ("a.flac", "flac", "flac"),
        ("a.ogg", "ogg", "libopus"),
        ("a.webm", "webm", "libopus"),
        ("a.mkv", "matroska", "flac"),
        ("a.aiff", "aiff", "pcm_s16be"),
        ("a.aac", "adts", "aac"),
        ("a.caf", "caf", "pcm_s16le"),
        ("a.ts", "mpegts", "aac"),
    ],
)
def test_every_usual_format_is_read_whole(tmp_path: Path, name: str, format_name: str, codec: str) -> None:
    pcm = read(made(tmp_path / name, format_name, codec))
    assert len(pcm) / SAMPLE_RATE == pytest.approx(12, abs=0.15)
    spectrum = np.abs(np.fft.rfft(pcm[SAMPLE_RATE : 2 * SAMPLE_RATE].astype(float)))
    assert np.argmax(spectrum) == 440


def test_16_bit_mono_at_the_right_rate_is_left_as_it_is(tmp_path: Path) -> None:
    assert np.array_equal(read(wav(tmp_path / "a.wav", tone(1))), tone(1))


def test_other_rates_and_channels_become_ours(tmp_path: Path) -> None:
    pcm = read(wav(tmp_path / "a.wav", tone(2, 44_100), 44_100, channels=2))
    assert len(pcm) == pytest.approx(2 * SAMPLE_RATE, abs=8)
    assert np.abs(pcm[500:-500].astype(int) - tone(2)[: len(pcm)][500:-500]).max() < 150


def test_the_sound_of_a_video_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.mp4"
    with av.open(str(file), "w") as container:
        video, audio = container.add_stream("mpeg4", rate=5), container.add_stream("aac", rate=SAMPLE_RATE)
        video.width, video.height, audio.layout = 64, 48, "mono"
        for number in range(10):
            container.mux(video.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), "rgb24")))
            frame = av.AudioFrame.from_ndarray(tone(2)[None, number * 3_200 : (number + 1) * 3_200], "s16", "mono")
            frame.sample_rate, frame.pts = SAMPLE_RATE, number * 3_200
            container.mux(audio.encode(frame))
        container.mux([*video.encode(None), *audio.encode(None)])
    assert len(read(file)) / SAMPLE_RATE == pytest.approx(2, abs=0.15)


def test_a_video_without_sound_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.mp4"
    with av.open(str(file), "w") as container:
        video = container.add_stream("mpeg4", rate=5)
        video.width, video.height = 64, 48
        container.mux(video.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), "rgb24")))
        container.mux(video.encode(None))
    assert complaint(file) == "There is no sound in this file."


def test_silence_is_sound(tmp_path: Path) -> None:
    assert not read(wav(tmp_path / "a.wav", np.zeros(SAMPLE_RATE, np.int16))).any()


def test_pieces_are_ten_seconds(tmp_path: Path) -> None:
    pieces = list(MediaFile().read(wav(tmp_path / "a.wav", tone(25)), Token()))
    assert [len(piece) / SAMPLE_RATE for piece in pieces] == [10, 10, 5]
    assert {piece.dtype for piece in pieces} == {np.dtype(np.int16)}


def test_cancelling_stops_between_packets(tmp_path: Path) -> None:
    token = Token()
    pieces = MediaFile().read(wav(tmp_path / "a.wav", tone(60)), token)
    next(pieces)
    token.cancel()
    with pytest.raises(Cancelled):
        list(pieces)


def test_a_reader_that_is_dropped_lets_go_of_the_file(tmp_path: Path) -> None:
    file = wav(tmp_path / "a.wav", tone(60))
    pieces = MediaFile().read(file, Token())
    next(pieces)
    del pieces
    if sys.platform.startswith("linux"):
        held = [one.readlink() for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
        assert file not in held


def test_empty_text_folder_and_nothing_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    (tmp_path / "text.wav").write_text("Dear diary, this is text under a name of sound.\n" * 100)
    assert complaint(tmp_path / "empty.wav") == "This file is empty."
    assert complaint(tmp_path / "text.wav") == "This is not an audio or video file, or it is damaged."
    assert complaint(tmp_path) == "This is a folder, not a file."
    assert complaint(tmp_path / "nothing.wav") == "There is no file of this name."
    assert complaint(tmp_path / "text.wav" / "below.wav") == "There is no file of this name."
    assert complaint(Path("nul\0byte.wav")) == "This file cannot be opened."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_does_not_keep_us_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    assert complaint(tmp_path / "pipe.wav") == "This is a device or a pipe, not a file."


def test_a_file_of_somebody_else_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal is the system's word and not its deed."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = wav(tmp_path / "a.wav", tone(1))
    monkeypatch.setattr(Path, "open", refuse)
    assert complaint(file) == "You are not allowed to read this file."


def test_a_disk_that_fails_while_reading_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        def __init__(self, path: Path) -> None:
            self._file = path.open("rb")
            self.name = "sound"

        def read(self, size: int) -> bytes:
            if self._file.tell() > 200_000:
                raise OSError(5, "Input/output error")
            return self._file.read(size)

        def __enter__(self) -> Failing:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

    monkeypatch.setattr(media_file, "_opened", Failing)
    assert complaint(wav(tmp_path / "a.wav", tone(30))) == "This file could be read only in part."


@pytest.mark.parametrize("at_and_content", [(22, b"\0\0"), (24, b"\0\0\0\0"), (24, struct.pack("<I", 1_092_676))])
def test_a_header_that_describes_nothing_possible(tmp_path: Path, at_and_content: tuple[int, bytes]) -> None:
    file = patched(wav(tmp_path / "a.wav", tone(1)), *at_and_content)
    assert complaint(file) in {
        "The header of this file is damaged: it describes no possible sound.",
        "This is not an audio or video file, or it is damaged.",
    }


def test_a_header_alone_says_so(tmp_path: Path) -> None:
    file = wav(tmp_path / "a.wav", tone(0))
    assert complaint(file) == "There is a header in this file, but no sound behind it."


def test_random_bytes_that_look_like_mp3_are_not_taken_for_sound(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(np.random.default_rng(1).bytes(300_000))
    assert complaint(tmp_path / "a.mp3") in {
        "This file is damaged: most of it cannot be decoded.",
        "This is not an audio or video file, or it is damaged.",
    }


CUT: list[Callable[[Path], Path]] = [
    lambda folder: wav(folder / "a.wav", tone(12)),
    lambda folder: made(folder / "a.flac", "flac", "flac"),
    lambda folder: made(folder / "a.m4a", "mp4", "aac"),
    lambda folder: made(folder / "a.mp3", "mp3", "libmp3lame"),
    lambda folder: made(folder / "a.aiff", "aiff", "pcm_s16be"),
]


@pytest.mark.parametrize("make", CUT, ids=["wav", "flac", "m4a", "mp3", "aiff"])
def test_a_file_that_broke_off_says_how_much_is_there(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    assert re.fullmatch(
        r"This file is cut short: [67]\.\d of 12\.0 seconds are there\.", complaint(cut(make(tmp_path)))
    )


def test_what_was_there_of_a_cut_file_came_before_the_complaint(tmp_path: Path) -> None:
    heard: list[Pcm16] = []
    with pytest.raises(MediaUnreadable):
        heard.extend(MediaFile().read(cut(wav(tmp_path / "a.wav", tone(12))), Token()))
    assert sum(map(len, heard)) / SAMPLE_RATE == pytest.approx(7.2, abs=0.01)


def test_a_cut_ogg_plays_up_to_the_cut(tmp_path: Path) -> None:
    assert len(read(cut(made(tmp_path / "a.ogg", "ogg", "libopus")))) / SAMPLE_RATE == pytest.approx(7.2, abs=0.3)


@pytest.mark.parametrize("size", [0, 0xFFFF_FFFF, 0x7FFF_F000], ids=["nought", "all ones", "two gigabytes"])
def test_a_recorder_that_could_not_know_the_size_is_believed(tmp_path: Path, size: int) -> None:
    file = patched(wav(tmp_path / "a.wav", tone(3)), 40, struct.pack("<I", size))
    assert len(read(file)) == 3 * SAMPLE_RATE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n{folder}/private.aac\n#EXT-X-ENDLIST\n"),
        ("a.wav", "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n{folder}/private.aac\n#EXT-X-ENDLIST\n"),
        ("a.ffconcat", "ffconcat version 1.0\nfile private.aac\n"),
    ],
)
def test_a_playlist_opens_no_other_file(tmp_path: Path, name: str, content: str) -> None:
    made(tmp_path / "private.aac", "adts", "aac", seconds=3)
    (tmp_path / name).write_text(content.format(folder=tmp_path))
    assert complaint(tmp_path / name) == "This is not an audio or video file, or it is damaged."


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts memory as Linux does")
def test_an_hour_needs_no_more_memory_than_a_minute(tmp_path: Path) -> None:
    """One hour of 8-bit silence, 58 MB of it holes in the file."""
    file = wav(tmp_path / "a.wav", tone(0), SAMPLE_RATE)
    length = 3600 * SAMPLE_RATE
    fmt = struct.pack("<4sIHHIIHH4sI", b"fmt ", 16, 1, 1, SAMPLE_RATE, SAMPLE_RATE, 1, 8, b"data", length)
    file.write_bytes(struct.pack("<4sI4s", b"RIFF", 36 + length, b"WAVE") + fmt)
    os.truncate(file, 44 + length)
    pieces = MediaFile().read(file, Token())
    for _ in range(6):
        next(pieces)
    before, most, seconds = _resident(), 0, 60.0
    for piece in pieces:
        seconds += len(piece) / SAMPLE_RATE
        most = max(most, _resident())
    assert seconds == 3600
    assert most - before < 8_000_000


def _resident() -> int:
    """Bytes of memory this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def test_nothing_is_printed_about_broken_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.mp3").write_bytes(np.random.default_rng(1).bytes(300_000))
    complaint(tmp_path / "a.mp3")
    complaint(cut(made(tmp_path / "a.flac", "flac", "flac")))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["awful.wav", "bad.wav", "evil.wav", "null.wav"])
def test_files_that_were_broken_on_purpose(shared: Path, name: str) -> None:
    assert complaint(shared / "speech" / "broken" / name)


@pytest.mark.parametrize(
    ("name", "seconds"), [("jfk.flac", 11.0), ("multilingual.mp3", 59.9), ("stereo_diarization.wav", 5.0)]
)
def test_real_recordings(shared: Path, name: str, seconds: float) -> None:
    assert len(read(shared / "speech" / name)) / SAMPLE_RATE == pytest.approx(seconds, abs=0.1)


def test_our_own_samples_are_read() -> None:
    assert len(read(resource_path("samples", "question.ogg"))) / SAMPLE_RATE == pytest.approx(2.05, abs=0.1)


def test_the_length_is_told_without_reading_the_sound(tmp_path: Path) -> None:
    file = tmp_path / "ten-hours.wav"
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(100)
        out.writeframes(bytes(100 * 36_000))
    assert MediaFile().seconds(file) == pytest.approx(36_000, abs=1)
    with pytest.raises(MediaUnreadable):
        MediaFile().seconds(tmp_path / "absent.wav")
