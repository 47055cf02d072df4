"""What becomes of one conversation that two computers have: every answer of both is kept, side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from .conversation import Answer, Conversation


def merged_conversation(ours: Conversation, theirs: Conversation) -> Conversation:
    """Ours with the answers that only theirs has behind them; ``ours`` itself where there are none.

    Answers keep their places, for later ones name them by it. Of an answer that both have ours stays: what is gone from
    it, quotes of an erased entry or the whole question, went here on purpose. A conversation that gains an answer comes
    out of the bin.
    """
    places = {_name(one): at for at, one in enumerate(ours.answers)}
    answers = list(ours.answers)
    for one in theirs.answers:
        if _name(one) not in places:
            places[_name(one)] = len(answers)
            answers.append(replace(one, replaces=_place_here(one, theirs, places)))
    if len(answers) == len(ours.answers):
        return ours
    return replace(ours, title=ours.title or theirs.title, answers=tuple(answers), binned=None)


def _place_here(answer: Answer, theirs: Conversation, places: dict[tuple[datetime, str], int]) -> int | None:
    """Where the answer that this one replaces stands here."""
    at = answer.replaces
    if at is None or not 0 <= at < len(theirs.answers):
        return None
    return places.get(_name(theirs.answers[at]))


def _name(answer: Answer) -> tuple[datetime, str]:
    """What tells an answer from every other: nobody asks the same words twice in one microsecond."""
    return answer.question.asked.utc, answer.question.text
