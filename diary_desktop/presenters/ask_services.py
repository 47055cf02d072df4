"""What the Ask presenter is given to work with."""

from __future__ import annotations

from dataclasses import dataclass

from diary_desktop.services.answerer import Answerer
from diary_desktop.services.cited import Cited
from diary_desktop.services.conversations import Conversations
from diary_desktop.services.narrator import Narrator
from diary_desktop.services.reflections import Reflections
from diary_desktop.services.spoken_question import SpokenQuestion
from diary_desktop.services.suggestions import Suggestions


@dataclass(frozen=True, slots=True)
class AskServices:
    """What answers, keeps, suggests, looks back, speaks and listens."""

    answerer: Answerer
    conversations: Conversations
    narrator: Narrator
    spoken: SpokenQuestion | None
    suggestions: Suggestions
    reflections: Reflections
    cited: Cited
