"""Lost sound is told from late sound: by two clocks, on made-up arrivals of twenty milliseconds each."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from diary_desktop.audio.clock_gaps import CONFIRM_SECONDS, LEAST_SECONDS, GapFinder
from diary_desktop.domain.entry import Gap

RATE, FRAMES = 16_000, 320
STEP = FRAMES / RATE


def found(arrivals: Iterator[tuple[float, float, bool, int]]) -> list[Gap]:
    """What is found in blocks (in the air until, here at, flagged, lost frames), the end included."""
    finder = GapFinder(RATE)
    gaps = [
        gap
        for until, here, flagged, lost in arrivals
        for gap in finder.heard(FRAMES, until, here, flagged=flagged, lost=lost)
    ]
    return [*gaps, *finder.end()]


def evening(
    seconds: float,
    *,
    missing: dict[float, float] | None = None,
    late: Callable[[float], float] = lambda at: 0.0,
    flags: tuple[float, ...] = (),
    drift: float = 0.0,
) -> Iterator[tuple[float, float, bool, int]]:
    """Blocks of an evening: ``missing`` seconds at a place (in seconds of sound), lateness of arrival, flags, drift."""
    chance, gone = random.Random(5), 0.0
    for number in range(round(seconds / STEP)):
        at = number * STEP
        gone += sum(length for place, length in (missing or {}).items() if at <= place + 1e-9 < at + STEP)
        air = 1000.0 + (at + STEP) * (1 + drift) + gone
        until = air + chance.uniform(-0.004, 0.004)
        here = max(air, air + 0.02 + chance.uniform(0, 0.06) + late(at))
        yield until, here, any(at <= one < at + STEP for one in flags), 0


def test_steady_sound_has_no_gap() -> None:
    assert found(evening(60)) == []


def test_a_loss_has_its_place_and_its_length() -> None:
    (gap,) = found(evening(20, missing={7.0: 0.8}))
    assert gap.at == pytest.approx(7.0, abs=0.03)
    assert gap.seconds == pytest.approx(0.8, abs=0.02)


def test_each_of_several_losses_is_found() -> None:
    gaps = found(evening(40, missing={5.0: 0.2, 12.0: 3.0, 30.0: 0.5}))
    assert [(round(gap.at), round(gap.seconds, 1)) for gap in gaps] == [(5, 0.2), (12, 3.0), (30, 0.5)]


def test_a_loss_just_before_the_end_counts() -> None:
    (gap,) = found(evening(10, missing={9.5: 0.6}))
    assert gap.seconds == pytest.approx(0.6, abs=0.02)


def test_blocks_held_up_that_catch_up_lost_nothing() -> None:
    """The program stands still for three seconds; everything comes in one burst."""

    def held_up(at: float) -> float:
        return max(0.0, 8.0 - at) if 5.0 <= at < 8.0 else 0.0

    assert found(evening(20, late=held_up)) == []


def test_a_clock_that_wanders_is_no_loss() -> None:
    """As a sound server that changes how much it buffers: 40 ms up, and back."""
    assert found(evening(60, late=lambda at: 0.04 if 20 <= at < 40 else 0.0)) == []


@pytest.mark.parametrize("drift", [2e-4, -2e-4])
def test_crystals_that_differ_are_no_loss_in_an_hour(drift: float) -> None:
    assert found(evening(3600, drift=drift)) == []


def test_what_the_device_flagged_is_told_even_if_it_cannot_be_measured() -> None:
    (gap,) = found(evening(20, flags=(6.0,)))
    assert gap.at == pytest.approx(6.0, abs=0.03)
    assert gap.seconds == 0.0


def test_with_a_flag_less_is_believed() -> None:
    lost = LEAST_SECONDS * 0.7
    assert found(evening(20, missing={6.0: lost})) == []
    (gap,) = found(evening(20, missing={6.0: lost}, flags=(6.0,)))
    assert gap.seconds == pytest.approx(lost, abs=0.02)


def test_what_was_here_and_not_kept_is_told_at_once_and_once() -> None:
    finder = GapFinder(RATE)
    told: list[tuple[float, Gap]] = []
    for number in range(500):
        lost = RATE if number == 250 else 0
        air = (number + 1) * STEP + (1.0 if number >= 250 else 0.0)
        told += [(number * STEP, gap) for gap in finder.heard(FRAMES, air, air, flagged=bool(lost), lost=lost)]
    assert told == [(5.0, Gap(5.0, 1.0))]
    assert finder.end() == []


def test_nothing_is_said_before_it_is_certain() -> None:
    finder, told = GapFinder(RATE), list[float]()
    for until, here, _, _ in evening(10, missing={4.0: 1.0}):
        if finder.heard(FRAMES, until, here):
            told.append(here)
    assert len(told) == 1
    assert told[0] >= 1000 + 4.0 + 1.0 + CONFIRM_SECONDS
