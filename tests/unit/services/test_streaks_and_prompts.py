"""Days in a row with their rest days, and which question comes first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from diary_desktop.domain.journal import Journal, Prompt, Template
from diary_desktop.services.prompts import QUESTIONS, questions_for, templates_for, with_question
from diary_desktop.services.streaks import Streak, streak_of

SATURDAY = date(2026, 11, 21)


def days(pattern: str) -> set[date]:
    """``x`` for a day with an entry, the last one is today."""
    return {SATURDAY - timedelta(days=at) for at, told in enumerate(reversed(pattern)) if told == "x"}


@pytest.mark.parametrize(
    ("pattern", "with_grace", "without"),
    [
        ("", Streak(), Streak()),
        ("x", Streak(1), Streak(1)),
        ("xxx.", Streak(3), Streak(3)),  # today may still come
        ("xxx..", Streak(), Streak()),  # two missed days are a rest too long
        ("xx.xxx", Streak(5, 1), Streak(3)),
        ("xx.xx.xx", Streak(4, 1), Streak(2)),  # the second miss is within seven days
        ("xx.xxxxxx.xx", Streak(10, 2), Streak(2)),
        (".xxx", Streak(3), Streak(3)),  # a rest day has days on both sides
    ],
)
def test_one_missed_day_in_seven_breaks_nothing(pattern: str, with_grace: Streak, without: Streak) -> None:
    told = days(pattern)
    assert streak_of(SATURDAY, told, grace=True) == with_grace
    assert streak_of(SATURDAY, told, grace=False) == without


def test_own_questions_of_the_weekday_come_first() -> None:
    journal = Journal((Prompt("Every day?"), Prompt("Saturday?", 5), Prompt("Sunday?", 6)))
    asked = questions_for(SATURDAY, journal)
    assert asked[:2] == ("Saturday?", "Every day?")
    assert set(asked[2:]) == set(QUESTIONS)
    assert "Sunday?" not in asked


def test_the_diarys_own_questions_change_with_the_day_and_can_be_left_out() -> None:
    assert questions_for(SATURDAY, Journal())[0] != questions_for(SATURDAY + timedelta(days=1), Journal())[0]
    assert questions_for(SATURDAY, Journal((Prompt("Mine?"),), built_in_prompts=False)) == ("Mine?",)
    assert set(questions_for(SATURDAY, Journal(built_in_prompts=False))) == set(QUESTIONS)  # never none at all


def test_a_changed_question_is_ones_own_from_then_on() -> None:
    first = with_question(Journal(), QUESTIONS[0], "  What was small and good? ", SATURDAY)
    assert first.prompts == (Prompt("What was small and good?", 5),)
    again = with_question(first, "What was small and good?", "What was good?", SATURDAY)
    assert again.prompts == (Prompt("What was good?", 5),)


def test_templates_of_the_day_are_offered_first() -> None:
    one, two, three = Template("a", "", 6), Template("b", ""), Template("c", "", 5)
    assert templates_for(SATURDAY, Journal(templates=(one, two, three))) == (three, two, one)
