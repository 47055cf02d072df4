"""Finds an entry's own sentences in kept conversations that do not cite it, and takes them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from diary_desktop.domain.conversation import Answer, Conversation
from diary_desktop.domain.entry import Entry
from diary_desktop.retrieval.sentences import sentences
from diary_desktop.retrieval.tokens import word_count

FEWEST_WORDS = 4
"""A shorter sentence ("It rained again.") may be anybody's; taking it out everywhere would tear answers apart."""

GAP = "…"
_EDGES = " \t\n\"'“”‘’«».,;:!?…()[]"
_SPACE = re.compile(r"\s+")

Removal = Callable[[str], str]


def sentences_of(entry: Entry) -> tuple[str, ...]:
    """Every sentence of every state of the text, of its titles and of the transcript, longest first, each once."""
    texts = [text for one in entry.revisions for text in (one.title, one.text)]
    texts += [entry.transcript.text] if entry.transcript else []
    texts += [entry.again.transcript.text] if entry.again else []
    found = {text[start:end].strip(_EDGES) for text in texts for start, end in sentences(text)}
    kept = {one for one in found if word_count(one) >= FEWEST_WORDS}
    return tuple(sorted(kept, key=lambda one: (-len(one), one)))


def without_words(conversation: Conversation, copied: Sequence[str]) -> Conversation:
    """The conversation without ``copied`` in its title, questions and answers; itself where nothing of it is there.

    What an answer quotes from other entries stays: those words are theirs as well.
    """
    if not copied:
        return conversation
    pattern = re.compile("|".join(_pattern(one) for one in copied), re.IGNORECASE)

    def removed(text: str) -> str:
        return pattern.sub(GAP, text)

    answers = tuple(_cleaned(answer, removed) for answer in conversation.answers)
    title = removed(conversation.title)
    if (answers, title) == (conversation.answers, conversation.title):
        return conversation
    return replace(conversation, title=title, answers=answers)


def _cleaned(answer: Answer, removed: Removal) -> Answer:
    """What a model was sent may hold the sentence anywhere: it goes whole where it does."""
    question = replace(answer.question, text=removed(answer.question.text))
    text = _outside(answer.text, [c.quote for c in answer.citations], removed)
    reading, context = answer.reading, answer.context
    if reading is not None:
        intent = replace(reading.intent, topic=removed(reading.intent.topic))
        reading = replace(reading, text=removed(reading.text), intent=intent)
    if context is not None and removed(context.prompt) != context.prompt:
        context = replace(context, prompt="")
    return replace(answer, question=question, text=text, reading=reading, context=context)


def _outside(text: str, quotes: Iterable[str], removed: Removal) -> str:
    """``removed`` where no quote of another entry stands."""
    theirs = [re.escape(one) for one in quotes if one]
    if not theirs:
        return removed(text)
    # A capturing group keeps the quotes, at every second place.
    pieces = re.split(f"({'|'.join(theirs)})", text)
    return "".join(piece if at % 2 else removed(piece) for at, piece in enumerate(pieces))


def _pattern(sentence: str) -> str:
    """The sentence with any space between its words, for a line may have been broken elsewhere."""
    return r"\s+".join(re.escape(word) for word in _SPACE.split(sentence))
