"""Words to commands, in English and Vietnamese: one table for the parser, the help page, the suggestions and tests.

A command is a whole utterance and nothing but. Somebody who dictates is only understood where a short utterance between
two pauses is a command with at most a "please" beside it; a sentence of the diary is never one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.moment import DAY_BEGINS, Moment
from diary_desktop.domain.voice import VoicePhase
from diary_desktop.retrieval.periods import period_of

from . import command_words_en, command_words_vi
from .asking_words import asks
from .command_table import CommandName, Wording
from .phrase_matching import (
    Spoken,
    bag,
    beside,
    captures,
    is_marked,
    matches,
    span,
    spoken,
    without_fillers,
    without_runs,
)
from .said_dates import as_day_gone, as_single_day

WORDINGS: Mapping[str, Mapping[str, Wording]] = {"en": command_words_en.ENGLISH, "vi": command_words_vi.VIETNAMESE}
FILLERS = {"en": command_words_en.FILLERS, "vi": command_words_vi.FILLERS}
POLITE = {"en": command_words_en.POLITE, "vi": command_words_vi.POLITE}

NEWEST = {"en": bag("last latest newest recent"), "vi": bag("nhất cuối vừa")}

READING = {"en": bag("read hear"), "vi": bag("đọc nghe")}
"""Where neither begins it, what was written on a day is a question."""

ASKS_BACK: frozenset[CommandName] = frozenset({"lock", "discard", "delete_sentence"})
"""What takes something away: heard wrongly it would hurt, so the diary says what it heard and waits for a yes."""

SAYINGS: Mapping[str, Mapping[CommandName, tuple[str, ...]]] = {"en": command_words_en.SAYINGS}

COURTESIES = {"en": command_words_en.COURTESIES, "vi": command_words_vi.COURTESIES}

WRITING = {
    "en": bag("start begin write make open add create record do dictate"),
    "vi": bag("viết ghi chép tạo mở thêm"),
}
FOR_A_DAY = {"en": bag("for under forgot missed"), "vi": bag("cho vào bù quên")}
"""What makes of a day and a verb of ``WRITING`` a wish."""

MOST_WORDS = 9
"""Whoever says a command in two ways says no more."""

FAVOURS = {"vi": command_words_vi.FAVOURS}

_DAY_FILLERS = bag(
    "for on about dated of from to as one under entry note page cho về vào của ngày sang qua thành mục bài trang hôm"
)

_TEMPLATE_WORDS = bag("it its it's i by with in on out up all mình cho là")
"""Fillers that a template may need or a name may end in."""

_OF_A_DAY = re.compile(r"['’]s\b|\bfrom(?=\s)", re.IGNORECASE)
"""Yesterday's entry, an entry from Sunday: the reader of dates knows the bare day."""

_DAYS_OWN = re.compile(r"(?<=day)['’]s\b", re.IGNORECASE)
"""The same where no entry is asked for that is there already."""

_FOR = re.compile(r"\bfor\b", re.IGNORECASE)
"""An entry is for Monday, a question about it asks what was on Monday: the reader of dates knows the second."""

ANYWHERE: tuple[CommandName, ...] = ("mute", "lock")
"""Obeyed in every state, and in place of a yes or a no as well."""

_TALK: tuple[CommandName, ...] = ("slower", "faster", "louder", "quieter", "sleep")
_ENTRY: tuple[CommandName, ...] = ("read_back", "redate", "delete_sentence", "undo", "tag", "change")
_SOURCES: tuple[CommandName, ...] = ("own_voice", "repeat", "next", "previous")
_STILL: tuple[CommandName, ...] = ("stop", "never_mind")
_NEW: tuple[CommandName, ...] = ("new_entry", "entry_for")

UNDERSTOOD: Mapping[VoicePhase, tuple[CommandName, ...]] = {
    "sleeping": (),
    "listening": ("help", *_NEW, *_STILL, *_SOURCES, *_ENTRY, *_TALK, *ANYWHERE),
    "dictating": ("finish", "discard", "change", *ANYWHERE),
    "confirming": ("help", *_NEW, "yes", "no", "keep", *_ENTRY, "discard", "repeat", *_STILL, *_TALK, *ANYWHERE),
    "answering": (*_STILL, *ANYWHERE),
    "speaking": ("help", "stop", *_SOURCES, "never_mind", *_NEW, *_ENTRY, *_TALK, *ANYWHERE),
}
"""What is understood where, and in which order it is tried: the first that fits is meant."""

AGREEING: tuple[CommandName, ...] = ("no", "yes", "repeat", *_STILL, *ANYWHERE)
"""What is understood after a question that wants a yes or a no."""

_SUGGESTED: Mapping[VoicePhase, tuple[CommandName, ...]] = {
    "sleeping": (),
    "listening": ("new_entry", "read_back", "ask", "help", "lock"),
    "dictating": ("finish", "discard", "mute"),
    "confirming": ("keep", "change", "delete_sentence", "tag", "discard"),
    "answering": ("stop", "never_mind", "lock"),
    "speaking": ("stop", "own_voice", "next", "repeat", "slower"),
}


_ASKED = {
    "en": ("What did I do last week?", "answers from the diary; ask anything"),
    "vi": ("Tuần trước mình đã làm gì?", "trả lời từ nhật ký; hỏi gì cũng được"),
}
"""A question as one may ask it, and what comes of it."""


@dataclass(frozen=True, slots=True)
class Command:
    """What was said to do. ``words`` holds a tag or a question, ``day`` the day of an entry.

    ``newest``: the entry told last is meant, whichever was spoken of.

    ``pairs`` are the ways to read "change X to Y": which is meant shows in the text that is to be changed.
    """

    name: CommandName
    words: str = ""
    day: date | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    newest: bool = False

    @property
    def asks_back(self) -> bool:
        """Whether the diary makes sure before it does it."""
        return self.name in ASKS_BACK


def command_in(
    text: str,
    phase: VoicePhase,
    language: str,
    now: Moment,
    *,
    names: Sequence[CommandName] = (),
    day_begins: int = DAY_BEGINS,
) -> Command | None:
    """The command that ``text`` is, understood in ``phase`` (or one of ``names``); None for anything else.

    ``language`` is ``en`` or ``vi``; for any other both are tried. Relative days count from ``now``.
    """
    for one in (language,) if language in WORDINGS else ("en", "vi"):
        said = without_runs(spoken(text), COURTESIES[one])
        heard = _Heard(text, said, one, now, day_begins, strict=phase == "dictating", asked=phase == "confirming")
        for name in names or UNDERSTOOD[phase]:
            found = heard.as_command(name)
            if found is not None:
                return found
    if not names and phase in ("listening", "speaking", "confirming") and asks(text, language):
        return Command("ask", text.strip())
    return None


def short_sayings(names: Sequence[CommandName], language: str) -> tuple[str, ...]:
    """Plain ways to say these commands, in lower case, for a recogniser that may listen for them; each but once."""
    table = SAYINGS.get(language, {})
    return tuple(dict.fromkeys(one for name in names for one in table.get(name, ())))


def suggestions(phase: VoicePhase, language: str) -> tuple[str, ...]:
    """Up to five things one can say now, each of them understood."""
    asked = _ASKED["vi" if language == "vi" else "en"][0]
    return tuple(asked if name == "ask" else wording(name, language) for name in _SUGGESTED[phase])


def sayings(phase: VoicePhase, language: str) -> tuple[str, ...]:
    """Everything that is understood in ``phase``, as one says it, what is suggested first."""
    every = (wording(name, language) for name in UNDERSTOOD[phase])
    return tuple(dict.fromkeys((*suggestions(phase, language), *every)))


def agreeing(language: str) -> tuple[str, ...]:
    """What one can say to a question that wants a yes or a no."""
    return (wording("yes", language), wording("no", language))


def help_rows(language: str) -> list[tuple[str, str]]:
    """Every command as one says it, and what it does, in the order of the table; a question in the second place."""
    table = WORDINGS.get(language, WORDINGS["en"])
    rows = [(one.say, one.does) for one in table.values()]
    return [rows[0], _ASKED["vi" if language == "vi" else "en"], *rows[1:]]


def wording(name: CommandName, language: str) -> str:
    """The command as it is shown and said back."""
    return WORDINGS.get(language, WORDINGS["en"])[name].say


@dataclass(frozen=True, slots=True)
class _Heard:
    """One utterance in one language.

    ``strict``: nothing but politeness may stand beside a command. ``asked``: it answers a question about an entry, so
    that a mere day is that entry's.
    """

    text: str
    said: list[Spoken]
    language: str
    now: Moment
    day_begins: int
    strict: bool
    asked: bool

    def as_command(self, name: CommandName) -> Command | None:
        if name in ("entry_for", "redate"):
            return None if self._begins_with_reading() else self._dated(name)
        if name == "read_back":
            return self._read_back()
        if name == "change":
            pairs = tuple(dict.fromkeys(self._pairs()))
            return Command(name, pairs=pairs) if pairs else None
        if name == "tag":
            return next((Command(name, tag) for tag in self._tags()), None)
        return Command(name) if self._says(self.said, name, self._fillers()) or self._says_twice(name) else None

    def _fillers(self) -> frozenset[str]:
        return (POLITE if self.strict else FILLERS)[self.language]

    def _says(self, said: Sequence[Spoken], name: CommandName, fillers: frozenset[str]) -> bool:
        phrases = WORDINGS[self.language][name].phrases
        return any(matches(said, phrase, fillers) for phrase in phrases)

    def _says_twice(self, name: CommandName) -> bool:
        """Whether it is said in two ways, one behind the other: "I can't hear you, speak up"."""
        fillers = self._fillers()
        places = range(2, len(self.said) - 1) if len(self.said) <= MOST_WORDS else ()
        return any(
            self._says(self.said[:at], name, fillers) and self._says(self.said[at:], name, fillers) for at in places
        )

    def _read_back(self) -> Command | None:
        """Read this entry, the newest, or that of a day; "what did I write on Sunday" is a question."""
        if self._says(self.said, "read_back", self._fillers()):
            marked = is_marked(self.said)
            return Command("read_back", newest=any(beside(one, NEWEST[self.language], marked) for one in self.said))
        return self._dated("read_back") if self._begins_with_reading() else None

    def _begins_with_reading(self) -> bool:
        """Behind what is only polite; a question says it later ("what did I read")."""
        words = without_fillers(self.said, FILLERS[self.language] - READING[self.language])
        return bool(words) and beside(words[0], READING[self.language], is_marked(self.said))

    def _dated(self, name: CommandName) -> Command | None:
        """A new entry, this entry, or the one to be read, for a single day that is not to come."""
        today = self.now.day(self.day_begins)
        text = (_OF_A_DAY if name == "read_back" else _DAYS_OWN).sub(" ", self.text)
        ways = (text, as_single_day(text), as_day_gone(self.text))
        for text in dict.fromkeys(way for said in ways for way in (said, _FOR.sub("on", said))):
            period = period_of(Question(text, self.now, self.language), today)
            if period is not None and period.first and period.first == period.last and period.first <= today:
                rest = _without(without_runs(spoken(text), COURTESIES[self.language]), period.words)
                if self._fits(rest, name):
                    return Command(name, day=period.first)
        return None

    def _fits(self, rest: Sequence[Spoken], name: CommandName) -> bool:
        """Whether what stands beside a day asks for a new entry there, to read it, or to put this entry there."""
        meant: CommandName = "new_entry" if name == "entry_for" else name
        fillers, marked = self._fillers() | _DAY_FILLERS, is_marked(self.said)
        bare = all(beside(word, fillers, marked) for word in rest) and self.asked == (name == "redate")
        bare = bare and name != "read_back"
        if name == "entry_for" and self._writes(rest):
            return True
        return bool(rest) and (bare or self._says(rest, meant, fillers))

    def _writes(self, rest: Sequence[Spoken]) -> bool:
        """Whether beside a day nothing is said but to write for it: "start one for", "I forgot to write on"."""
        doing, marked = WRITING[self.language], is_marked(self.said)
        fillers = self._fillers() | _DAY_FILLERS | FOR_A_DAY[self.language]
        does = [one for one in rest if beside(one, doing, marked)]
        meant = any(beside(one, FOR_A_DAY[self.language], marked) for one in self.said)
        return bool(does) and meant and all(one in does or beside(one, fillers, marked) for one in rest)

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for found in self._captured("change"):
            wrong, right = (span(self.said, self.text, found[name]) for name in ("x", "y"))
            if wrong and right:
                yield wrong, right

    def _tags(self) -> Iterator[str]:
        for found in self._captured("tag"):
            tag = without_fillers(spoken(span(self.said, self.text, found["x"])), bag("please nhé đi nha ạ"))
            if 1 <= len(tag) <= 3:
                yield " ".join(one.written for one in tag)

    def _templates(self, name: CommandName) -> Sequence[str]:
        """While somebody dictates, the plain order alone: "it was Anna, not Ana" may be a sentence of the diary."""
        return WORDINGS[self.language][name].phrases[: 1 if self.strict else None]

    def _captured(self, name: CommandName) -> Iterator[dict[str, str]]:
        every = (POLITE if self.strict else FILLERS)[self.language]
        whole = without_runs(self.said, FAVOURS.get(self.language, ()))
        shorter = [without_fillers(whole, fillers) for fillers in (every - _TEMPLATE_WORDS, every)]
        for phrase in self._templates(name):
            for said in (whole, *shorter):
                yield from captures(said, phrase)


def _without(said: Sequence[Spoken], run: str) -> list[Spoken]:
    """``said`` but for the words of ``run``."""
    gone = [one.bare for one in spoken(run)]
    for at in range(len(said) - len(gone) + 1):
        if gone and [one.bare for one in said[at : at + len(gone)]] == gone:
            return [*said[:at], *said[at + len(gone) :]]
    return list(said)
