"""The small values: transcripts, periods, settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from diary_desktop.domain.errors import InputError
from diary_desktop.domain.journal import Journal, Prompt, Template, Tracker
from diary_desktop.domain.period import Period
from diary_desktop.domain.settings import Appearance, Days, Listening, Privacy, Settings, Sounds, Speaking
from diary_desktop.domain.transcript import Segment, Transcript, Word


def test_a_transcript_joins_its_segments_and_skips_empty_ones() -> None:
    words = (Word("hello", 0.0, 0.4), Word("there", 0.5, 0.9))
    transcript = Transcript(
        (Segment(" hello ", 0, 0.4, words[:1]), Segment("", 0.4, 0.5), Segment("there", 0.5, 0.9, words[1:])), "en", "x"
    )
    assert transcript.text == "hello there"
    assert transcript.words == words


@pytest.mark.parametrize(
    ("period", "inside"),
    [
        (Period(date(2026, 1, 1), date(2026, 1, 31)), [False, True, True, False]),
        (Period(None, date(2026, 1, 31)), [True, True, True, False]),
        (Period(date(2026, 1, 1), None), [False, True, True, True]),
    ],
)
def test_a_period_holds_its_ends(period: Period, inside: list[bool]) -> None:
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1)]
    assert [period.holds(day) for day in days] == inside


def test_the_defaults_are_valid() -> None:
    Settings().validate()
    Settings(listening=Listening(language="auto")).validate()


@pytest.mark.parametrize(
    "wrong",
    [
        {"listening": Listening(language="english")},
        {"listening": Listening(language="é1")},
        {"speaking": Speaking(speed=3.0)},
        {"days": Days(begins_at=13)},
        {"days": Days(born="3 June 1990")},
        {"days": Days(born="1990-02-30")},
        {"days": Days(date_order="ymd")},  # type: ignore[arg-type]  # wrong on purpose
        {"privacy": Privacy(lock_after_minutes=-1)},
        {"appearance": Appearance(text_scale=300)},
        {"sounds": Sounds("sometimes")},  # type: ignore[arg-type]  # wrong on purpose
        {"journal": Journal(trackers=(Tracker("run"), Tracker("Run ")))},
        {"journal": Journal(trackers=(Tracker(" "),))},
        {"journal": Journal(trackers=(Tracker("run", "number", "kilometres per hour"),))},
        {"journal": Journal(trackers=(Tracker("run", "colour"),))},  # type: ignore[arg-type]  # wrong on purpose
        {"journal": Journal(prompts=(Prompt("Why?", 7),))},
        {"journal": Journal(prompts=(Prompt("", 1),))},
        {"journal": Journal(templates=(Template("Week", "x" * 10_001),))},
        {"journal": Journal(muted_people=("",))},
        {"journal": Journal(muted_topics=tuple(str(at) for at in range(201)))},
        {"journal": Journal(week_begins="friday")},  # type: ignore[arg-type]  # wrong on purpose
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_value_out_of_range_is_named(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        replace(Settings(), **wrong).validate()
