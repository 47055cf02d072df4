"""Passages to the messages a language model reads, and its reply back to sentences that may be shown.

Diary text is data: it stands between two lines with a mark that is drawn for this prompt alone, its own brackets
and angle marks are replaced so that it can neither fake a citation nor spell a model's control words, and the
templates say that nothing in it is a command. The orders come first and never change, so that a model reads them
once; the question comes last. A sentence of the reply is shown only with a citation of a passage that was sent and
that bears it out (``grounding``).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..domain.conversation import Answer, ChatMessage, Citation, Question
from ..domain.passage import Hit
from .grounding import supported
from .quoting import best_sentences
from .sentences import sentences

TEMPLATE_NAMES = ("system_en", "ask_en", "system_vi", "ask_vi")
"""Files of ``resources/prompts``, each with ``.txt``."""

_NEUTRAL = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")", "{": "(", "}": ")", "|": "¦"})
_MARGIN = 48
"""Tokens kept free for what a chat format puts around messages."""

_MARK_BYTES = 4
_TURNS = 2
"""Earlier questions that are sent along."""

_TURN_LETTERS = 400
"""The most of an earlier answer that is sent along."""

_SMALLEST = 24
"""Tokens below which a cut passage is not worth sending."""

_NUMBERS = r"\[\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*\]"
_CITATION = re.compile(_NUMBERS)
_AFTER_STOP = re.compile(rf"([.!?…]+[\"'”’)]*)((?:\s*{_NUMBERS})+)")
_UNFINISHED = re.compile(r"^\[[^\]]*$")
_NOTHING = re.compile(r"^\W*NOTHING\b\W*$")
_SPACE_BEFORE_STOP = re.compile(r"\s+(?=[.,!?…;:])")
_WHOLE = 10_000

CountTokens = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Templates:
    """The texts around passages and question by language; fields ``{today}``, ``{mark}``, ``{passages}`` and
    ``{question}``."""

    systems: Mapping[str, str]
    asks: Mapping[str, str]

    def beginning(self, language: str) -> ChatMessage:
        """The orders every prompt in that language begins with."""
        return ChatMessage("system", self.systems[self.known(language)])

    def known(self, language: str) -> str:
        """``language`` where there are templates in it, else English."""
        return language if language in self.systems else "en"

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Templates:
        """From the texts of ``TEMPLATE_NAMES``. Raises ``KeyError`` where one is missing."""
        return cls(
            {language: texts[f"system_{language}"] for language in ("en", "vi")},
            {language: texts[f"ask_{language}"] for language in ("en", "vi")},
        )


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is sent, and the passages in it: number n of the prompt is ``sources[n - 1]``."""

    question: Question
    messages: tuple[ChatMessage, ...]
    sources: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A finished sentence of the reply: its text with tidy citations, the numbers that bear it, whether it is shown."""

    text: str
    numbers: tuple[int, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class Room:
    """Tokens: ``whole`` for all messages together, ``passages`` for the passages among them."""

    whole: int
    passages: int


def build_prompt(
    question: Question,
    hits: Sequence[Hit],
    templates: Templates,
    count_tokens: CountTokens,
    room: Room,
    earlier: Sequence[Answer] = (),
) -> Prompt:
    """The orders, the last of the ``earlier`` answers, then ``hits`` (best first) and the question.

    Passages that do not fit are left out, the last one is cut at a sentence. ``sources`` is empty where not even
    one fits.
    """
    orders, ask = templates.beginning(question.language), templates.asks[templates.known(question.language)]
    fixed = [orders, *_said_before(earlier)]
    taken = sum(count_tokens(message.text) for message in fixed)
    left = room.whole - _MARGIN - taken - count_tokens(ask) - count_tokens(question.text)
    sources, shown = _chosen(hits, count_tokens, min(left, room.passages))
    values = {
        "today": question.asked.local.date().isoformat(),
        "mark": secrets.token_hex(_MARK_BYTES),
        "passages": "\n\n".join(shown),
        "question": question.text.translate(_NEUTRAL),
    }
    return Prompt(question, (*fixed, ChatMessage("user", _filled(ask, values))), sources)


def _chosen(hits: Sequence[Hit], count_tokens: CountTokens, left: int) -> tuple[tuple[Hit, ...], list[str]]:
    """The passages that fit into ``left`` tokens, and how they are written."""
    sources: list[Hit] = []
    shown: list[str] = []
    for hit in hits:
        if any(_overlap(hit, known) for known in sources):
            continue
        source = _fitting(hit, len(sources) + 1, count_tokens, left)
        if source is None:
            break
        sources.append(source)
        shown.append(_shown(source, len(sources)))
        left -= count_tokens(shown[-1])
    return tuple(sources), shown


def _said_before(earlier: Sequence[Answer]) -> list[ChatMessage]:
    """What was asked and answered just before, without its citations: their numbers mean other passages now."""
    told = [one for one in earlier if one.kind in ("generated", "computed")][-_TURNS:]
    messages = []
    for one in told:
        answered = _SPACE_BEFORE_STOP.sub("", _CITATION.sub("", one.text))[:_TURN_LETTERS].translate(_NEUTRAL)
        messages += [ChatMessage("user", one.question.text.translate(_NEUTRAL)), ChatMessage("assistant", answered)]
    return messages


class CitationChecker:
    """Takes the reply as it streams and gives back the sentences that may be shown. Used by one thread, once."""

    def __init__(self, prompt: Prompt) -> None:
        self._prompt = prompt
        self._buffer = ""
        self._cited: dict[int, Citation] = {}
        self.declined = False
        """True once the model said that the passages do not answer the question."""
        self.removed = 0
        """Finished sentences that were not shown."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sources of what was shown so far, by their number."""
        return tuple(self._cited[number] for number in sorted(self._cited))

    def feed(self, delta: str) -> list[str]:
        """The sentences that ``delta`` finished and that hold."""
        return self._kept(self.check(delta))

    def finish(self) -> list[str]:
        """The same for the rest of the reply."""
        return self._kept(self.check("", last=True))

    def check(self, delta: str, last: bool = False) -> list[CheckedSentence]:
        """Every sentence that ``delta`` finished, whether it holds or not; all that is left once it is the ``last``."""
        self._buffer = _AFTER_STOP.sub(r" \2\1", self._buffer + delta)
        spans = sentences(self._buffer, _WHOLE)
        done = len(spans) if last else self._finished(spans)
        pieces = [self._buffer[start:end] for start, end in spans[:done]]
        self._buffer = "" if last else self._buffer[spans[done][0] :] if done < len(spans) else self._buffer
        return [self._checked(piece) for piece in pieces]

    def _finished(self, spans: Sequence[tuple[int, int]]) -> int:
        """How many sentences cannot change any more: a citation may still follow the full stop of the last one."""
        open_citation = bool(spans) and bool(_UNFINISHED.match(self._buffer[spans[-1][0] :]))
        return max(0, len(spans) - (2 if open_citation else 1))

    def _checked(self, piece: str) -> CheckedSentence:
        bare = _SPACE_BEFORE_STOP.sub("", _CITATION.sub("", piece)).strip()
        if _NOTHING.match(bare):
            self.declined = True
            return CheckedSentence(bare, (), False)
        numbers = [n for n in _numbers_in(piece) if 1 <= n <= len(self._prompt.sources)]
        question = self._prompt.question.text
        bearing = [n for n in numbers if supported(bare, question, [self._prompt.sources[n - 1]])]
        if (
            not bearing
            and len(numbers) > 1
            and supported(bare, question, [self._prompt.sources[n - 1] for n in numbers])
        ):
            bearing = numbers
        return CheckedSentence(_cited_text(bare, bearing), tuple(bearing), bool(bearing) and bool(bare.strip(".!?… ")))

    def _kept(self, checked: Sequence[CheckedSentence]) -> list[str]:
        for sentence in checked:
            self.removed += not sentence.holds
            for number in sentence.numbers if sentence.holds else ():
                self._cited.setdefault(number, self._citation(number, sentence.text))
        return [sentence.text for sentence in checked if sentence.holds]

    def _citation(self, number: int, sentence: str) -> Citation:
        """The sentence of the source that shares most with what was said."""
        hit = self._prompt.sources[number - 1]
        found = best_sentences(_CITATION.sub("", sentence), [hit], lambda _: 1.0)
        best = max(found, key=lambda s: s.score, default=None)
        passage = hit.passage
        quote, start, end = (best.text, best.start, best.end) if best else (passage.text, passage.start, passage.end)
        return Citation(number, passage.entry_id, hit.day, hit.title, quote, start, end)


def _numbers_in(text: str) -> list[int]:
    """Cited numbers in order, each once; "[2-4]" cites three."""
    found: dict[int, None] = {}
    for citation in _CITATION.findall(text):
        for part in re.split(r"[,;]", citation.strip("[] ")):
            ends = [int(n) for n in re.findall(r"\d+", part)]
            found.update(dict.fromkeys(range(ends[0], ends[-1] + 1)))
    return list(found)


def _cited_text(bare: str, numbers: Sequence[int]) -> str:
    """The sentence with its numbers before its full stop: "You swam [1][3].\""""
    cited = "".join(f"[{n}]" for n in numbers)
    stop = re.search(r"[.!?…]+[\"'”’)]*$", bare)
    if not cited:
        return bare
    return f"{bare[: stop.start()]} {cited}{stop.group()}" if stop else f"{bare} {cited}"


def _overlap(one: Hit, other: Hit) -> bool:
    """Whether most of one passage is in the other already."""
    a, b = one.passage, other.passage
    if a.entry_id != b.entry_id:
        return False
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0.5 * min(a.end - a.start, b.end - b.start)


def _fitting(hit: Hit, number: int, count_tokens: CountTokens, left: int) -> Hit | None:
    """``hit`` as far as it fits into the tokens left: whole, cut at a sentence, or not at all."""
    if count_tokens(_shown(hit, number)) <= left:
        return hit
    passage = hit.passage
    for start, end in reversed(sentences(passage.text)):
        cut = replace(passage, end=passage.start + end, text=passage.text[:end])
        if start and left >= _SMALLEST and count_tokens(_shown(replace(hit, passage=cut), number)) <= left:
            return replace(hit, passage=cut)
    return None


def _shown(hit: Hit, number: int) -> str:
    return f"[{number}] {hit.day.isoformat()}\n{hit.passage.text.translate(_NEUTRAL)}"


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Each field once, left to right: what is filled in is never searched for fields."""
    return re.sub(r"\{(\w+)\}", lambda m: values.get(m[1], m[0]), template)
