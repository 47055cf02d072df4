"""Clips: constant in size, exact in length, playable up to any cut."""

from __future__ import annotations

import io
from collections.abc import Iterator

import av
import numpy as np
import pytest

from diary_desktop.audio import opus
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.microphone import BUFFER_SECONDS
from diary_desktop.audio.ogg import read_pages
from diary_desktop.audio.opus import OpusCodec
from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, Pcm16, Samples, to_float
from diary_desktop.domain.errors import MediaUnreadable
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token


def encoded(pcm: Pcm16, block: int = 320) -> bytes:
    encoder = OpusCodec().encoder()
    return b"".join([*(encoder.encode(pcm[at : at + block]) for at in range(0, len(pcm), block)), encoder.finish()])


def sweep(seconds: float) -> Pcm16:
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (8_000 * np.sin(2 * np.pi * (200 + 150 * time) * time)).astype(np.int16)


def speech() -> Pcm16:
    return np.concatenate(list(MediaFile().read(resource_path("samples", "river.ogg"), Token())))


def alike(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


@pytest.mark.parametrize("samples", [0, 159, 320, 321, SAMPLE_RATE, SAMPLE_RATE + 217, 52 * SAMPLE_RATE // 50, 15_846])
def test_as_many_samples_come_out_as_went_in(samples: int) -> None:
    assert len(OpusCodec().decode(encoded(sweep(5)[:samples]))) == samples


@pytest.mark.parametrize("block", [7, 320, 4_001, 160_000])
def test_the_size_of_the_blocks_does_not_matter(block: int) -> None:
    pcm = sweep(3)
    assert np.array_equal(OpusCodec().decode(encoded(pcm, block)), OpusCodec().decode(encoded(pcm)))


def test_sound_comes_back_in_its_place() -> None:
    pcm = speech()
    heard = OpusCodec().decode(encoded(pcm))
    matches = [alike(to_float(pcm)[800:-800], heard[800 + by : len(heard) - 800 + by]) for by in range(-16, 17)]
    assert abs(int(np.argmax(matches)) - 16) <= 1, "shifted in time"
    assert max(matches) > 0.8


def test_the_size_tells_the_length_and_nothing_else() -> None:
    spoken = speech()
    silence = np.zeros_like(spoken)
    noise = (np.random.default_rng(1).standard_normal(len(spoken)) * 6_000).astype(np.int16)
    pages = [
        [(page.granule, [*map(len, page.packets)]) for page in read_pages(encoded(one))] for one in (spoken, noise)
    ]
    assert pages[0] == pages[1]
    assert len({len(encoded(one)) for one in (spoken, silence, noise)}) == 1


def test_an_hour_is_eleven_megabytes() -> None:
    """24 kb/s of Opus are 10.8 MB an hour; the pages around it bring it to 11.12 MB."""
    size = len(encoded(np.zeros(60 * SAMPLE_RATE, np.int16))) - len(encoded(np.zeros(0, np.int16)))
    assert size * 60 == pytest.approx(11.12e6, rel=0.002)


def test_what_a_kill_loses_is_less_than_a_second_with_what_the_device_holds() -> None:
    """At every block: what was said by then, less what can be heard of the pages there are."""
    encoder, pages, kept, lost = OpusCodec().encoder(), b"", 0, list[int]()
    for number, at in enumerate(range(0, 5 * SAMPLE_RATE, BLOCK_SAMPLES), 1):
        if page := encoder.encode(sweep(5)[at : at + BLOCK_SAMPLES]):
            assert pages or number == 1, "the header comes first, so that an interrupted clip has one"
            pages += page
            kept = len(OpusCodec().decode(pages))
        lost.append(number * BLOCK_SAMPLES - kept)
    while_the_page_is_written = 2 * BLOCK_SAMPLES
    assert max(lost) + while_the_page_is_written <= (1 - BUFFER_SECONDS) * SAMPLE_RATE
    assert lost.count(max(lost)) > 4


def test_a_clip_cut_anywhere_plays_up_to_the_cut() -> None:
    pcm = sweep(4)
    opus = encoded(pcm)
    whole = OpusCodec().decode(opus)
    header = opus.find(b"OpusTags")
    for cut in range(header, len(opus), 97):
        heard = OpusCodec().decode(opus[:cut])
        assert len(heard) >= (cut - header) / 3_120 * SAMPLE_RATE - 0.08 * SAMPLE_RATE
        sure = max(0, len(heard) - 200)
        assert np.allclose(heard[:sure], whole[:sure], atol=1e-4)


def test_recordings_one_after_another_play_as_one() -> None:
    first, second = sweep(2.5), speech()
    heard = OpusCodec().decode(encoded(first) + encoded(second))
    assert len(heard) == len(first) + len(second)
    assert alike(heard[len(first) :], OpusCodec().decode(encoded(second))) > 0.999


def test_a_recording_after_a_cut_one_still_plays() -> None:
    cut = encoded(sweep(3))[:5_000]
    heard = OpusCodec().decode(cut + encoded(sweep(2)))
    assert len(heard) >= 2 * SAMPLE_RATE + SAMPLE_RATE // 2


def test_pieces_are_at_most_ten_seconds_and_join_to_the_whole() -> None:
    opus = encoded(sweep(23))
    pieces = list(OpusCodec().pieces(opus))
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= 10 * SAMPLE_RATE
    assert np.array_equal(to_float(np.concatenate(pieces)), OpusCodec().decode(opus))


def test_other_players_read_it_with_the_same_length() -> None:
    pcm = speech()
    with av.open(io.BytesIO(encoded(pcm)), "r") as container:
        assert container.format.name == "ogg"
        samples = sum(frame.samples for frame in container.decode(audio=0))
    assert samples == 3 * len(pcm)


@pytest.mark.parametrize("content", [b"", b"not sound", b"OggS", b"RIFF" + bytes(500)])
def test_what_is_no_clip_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(MediaUnreadable):
        OpusCodec().decode(content)


def test_damage_costs_a_page_and_not_the_clip() -> None:
    damaged = bytearray(encoded(sweep(5)))
    damaged[len(damaged) // 2] ^= 0xFF
    heard = OpusCodec().decode(bytes(damaged))
    a_page = opus.PACKETS_A_PAGE * BLOCK_SAMPLES
    assert len(heard) == pytest.approx(5 * SAMPLE_RATE - a_page, abs=SAMPLE_RATE // 20)


def test_noise_in_place_of_packets_never_breaks_anything_but_the_sound() -> None:
    """Sound pages whose checksum holds and whose packets are random bytes."""
    rng = np.random.default_rng(3)
    clean = encoded(sweep(2))
    body = clean.find(b"OggS", clean.find(b"OpusTags"))
    for _ in range(50):
        torn = clean[: body + 77] + rng.bytes(len(clean) - body - 77)
        try:
            heard = OpusCodec().decode(torn)
        except MediaUnreadable:
            continue
        assert len(heard) < 3 * SAMPLE_RATE


@pytest.mark.parametrize("at", [0.0, 0.5, 1.0, 2.37, 5.9, 7.0, 9.25, 30.0])
def test_from_any_second_on_it_is_the_same_sound(at: float) -> None:
    """Over two recordings one after another, the first of 7 s, in bytes that come piece by piece."""
    both = encoded(sweep(7)) + encoded(speech())
    whole = OpusCodec().decode(both)
    pieces = [both[begin : begin + 1_000] for begin in range(0, len(both), 1_000)]
    rest = [to_float(pcm) for pcm in OpusCodec().stream(pieces, at)]
    heard = np.concatenate(rest) if rest else np.zeros(0, np.float32)
    wanted = whole[round(at * SAMPLE_RATE) :]
    assert len(heard) == pytest.approx(len(wanted), abs=SAMPLE_RATE // 100)
    if len(wanted):
        length = min(len(heard), len(wanted), SAMPLE_RATE)
        late = range(-160, 161, 8)
        shifted = [alike(np.roll(heard[:length], by)[200:-200], wanted[:length][200:-200]) for by in late]
        assert max(shifted) > 0.95


def test_what_lies_before_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[int] = []
    frames = opus._Link._frames

    def counted(link: opus._Link, packet: bytes) -> Iterator[Samples]:
        decoded.append(len(packet))
        return frames(link, packet)

    data = encoded(sweep(30))
    monkeypatch.setattr(opus._Link, "_frames", counted)
    list(OpusCodec().stream([data], 25.0))
    assert len(decoded) < 8 * 50
