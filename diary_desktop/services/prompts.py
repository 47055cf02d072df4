"""Which questions a day may begin with: a person's own for that weekday, own for every day, then the diary's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from diary_desktop.domain.journal import Journal, Prompt, Template

QUESTIONS = (
    "What made today different from yesterday?",
    "Who did you talk to, and what stayed with you?",
    "What did you see today that you would like to remember?",
    "What was harder than you thought?",
    "What are you looking forward to?",
    "What did you eat, and with whom?",
)


def questions_for(day: date, journal: Journal) -> tuple[str, ...]:
    """In the order in which Another goes through them; never empty. The diary's own change with the day."""
    own = [one.text for one in journal.prompts if one.weekday == day.weekday()]
    own += _turned([one.text for one in journal.prompts if one.weekday is None], day)
    if own and not journal.built_in_prompts:
        return tuple(own)
    return (*own, *_turned(QUESTIONS, day))


def with_question(journal: Journal, shown: str, wanted: str, day: date) -> Journal:
    """Ask ``wanted`` in place of ``shown``: an own question is changed, any other gives way on that weekday."""
    wanted = wanted.strip()
    at = next((number for number, one in enumerate(journal.prompts) if one.text == shown), None)
    if at is None:
        return replace(journal, prompts=(Prompt(wanted, day.weekday()), *journal.prompts))
    prompts = list(journal.prompts)
    prompts[at] = replace(prompts[at], text=wanted)
    return replace(journal, prompts=tuple(prompts))


def templates_for(day: date, journal: Journal) -> tuple[Template, ...]:
    """Those of the weekday first, then those of every day, then the others."""
    return tuple(sorted(journal.templates, key=lambda one: _rank(one, day.weekday())))


def _rank(template: Template, weekday: int) -> int:
    return 0 if template.weekday == weekday else 1 if template.weekday is None else 2


def _turned(questions: Sequence[str], day: date) -> list[str]:
    """Another one first each day."""
    if not questions:
        return []
    first = day.toordinal() % len(questions)
    return [*questions[first:], *questions[:first]]
