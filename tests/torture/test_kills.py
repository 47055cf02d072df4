"""A program killed at any moment: everything it acknowledged is there when the vault opens again."""

from __future__ import annotations

from pathlib import Path

from diary_desktop.audio.opus import OpusCodec
from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE
from diary_desktop.services.clip_recording import ClipRecording

from . import content, verdict
from .kills import kill_again_and_again
from .nursery import Nursery
from .place import made
from .told import Told

KILLS = 15
FEWER = 6


def test_nothing_acknowledged_is_lost_by_kills_at_random_moments(children: Nursery, quick: Path) -> None:
    outcome = kill_again_and_again(children, quick / "place", seed=7, kills=KILLS)
    assert outcome.wrong == []
    assert outcome.opened > KILLS // 3
    assert outcome.cut_short > KILLS // 5, "few died in the middle of anything"


def test_nothing_is_lost_by_kills_while_everything_is_sealed_anew(children: Nursery, quick: Path) -> None:
    outcome = kill_again_and_again(children, quick / "place", seed=8, kills=FEWER, lives="resealing")
    assert outcome.wrong == []
    assert outcome.opened > FEWER // 3
    assert outcome.cut_short, "none died in the middle of anything"


def test_at_most_a_second_of_speech_is_lost_by_kills_while_it_is_recorded(children: Nursery, quick: Path) -> None:
    outcome = kill_again_and_again(children, quick / "place", seed=9, kills=FEWER, lives="speaking")
    assert outcome.wrong == []
    assert outcome.amid["heard"], "none died in the middle of a recording"


def test_more_lost_speech_than_is_promised_is_found_out(quick: Path) -> None:
    """What is there and as much more as may be lost passes, a block beyond that does not."""
    place, told = made(quick / "place"), Told()
    opened = place.open()
    number = next(one for one in range(100) if content.samples_of(one) > 2.5 * SAMPLE_RATE)
    writer = opened.clips.writer(content.clip_id(number), 1)
    ClipRecording(content.clip_id(number), writer, OpusCodec(), "microphone").add(content.sound(number))
    writer.abandon()
    recorded = verdict.recorded(opened, number)
    assert content.samples_of(number) - verdict.MOST_SPEECH_LOST <= recorded < content.samples_of(number)
    for samples, complaints in ((verdict.MOST_SPEECH_LOST, 0), (verdict.MOST_SPEECH_LOST + BLOCK_SAMPLES, 1)):
        told.hear(number, recorded + samples)
        assert len(verdict.complaints(opened, told)) == complaints
    opened.close()
