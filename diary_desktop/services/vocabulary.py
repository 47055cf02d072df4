"""Names the recogniser should know: learnt from corrections, told to it as hints, and put right in older entries."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken, InputError
from diary_desktop.domain.events import JobId, NamesNoticed, Progress
from diary_desktop.domain.vocabulary import (
    LONGEST_NAME,
    MOST_FORGOTTEN,
    MOST_NAMES,
    Correction,
    Forgotten,
    KnownName,
    Place,
    mark_of,
)
from diary_desktop.ports.clock import Clock
from diary_desktop.retrieval.tokens import stop_words
from diary_desktop.runtime.event_bus import EventBus

from .diary import Diary
from .noticing import noticed
from .vault_state import VaultThread

log = logging.getLogger(__name__)

MOST_HINTS = 100
"""Names handed to the recogniser, those learnt last first: Whisper takes about 220 tokens of them, a name is two."""

AT_A_STEP = 20
"""Entries opened in one step of the vault thread."""

AROUND = 40
"""Characters shown on either side of a place."""


class Vocabulary:
    """Waits for the vault thread; called from any thread to its left."""

    def __init__(self, vault: VaultThread, diary: Diary, bus: EventBus, clock: Clock) -> None:
        self._vault = vault
        self._diary = diary
        self._bus = bus
        self._clock = clock

    def names(self) -> tuple[KnownName, ...]:
        """All of them, in alphabetical order."""
        return tuple(sorted(self._load(), key=lambda one: (one.meant.casefold(), one.meant)))

    def hot_words(self, language: str = "") -> tuple[str, ...]:
        """What the recogniser is to expect: names for ``language`` or for any, learnt last first. None while locked."""
        known = self._vault.call(lambda state, _: state.vault.vocabulary.load() if state.is_open else ())
        fitting = [one.meant for one in known if not (language and one.language and one.language != language)]
        return tuple(reversed(fitting))[:MOST_HINTS]

    def notice(self, before: Entry, after: Entry, job: JobId = 0) -> tuple[Correction, ...]:
        """Tell of names that a person has just put in the place of misheard words, as far as they teach anything new.

        However they were put there: typed, or said to the diary.
        """
        names = self._noticed(before, after)
        if names:
            self._bus.publish(NamesNoticed(job, after.entry_id, names))
        return names

    def settled(self, entry_id: EntryId) -> None:
        """Somebody has been asked about the names noticed in that entry: no page is to ask again."""
        self._bus.publish(NamesNoticed(0, entry_id, ()))

    def unknown(self, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
        """Those of ``corrections`` that teach anything new."""
        taught = {(one.meant, heard.casefold()) for one in self._load() for heard in one.heard}
        return tuple(one for one in corrections if (one.meant, one.heard.casefold()) not in taught)

    def remember(self, meant: str, heard: str = "", language: str = "") -> KnownName:
        """Keep a name, or another way in which it was misheard. Raises ``InputError``, ``DiskFull``."""
        meant, heard = _tidy(meant), _tidy(heard)
        if not any(letter.isalpha() for letter in meant) or len(meant) > LONGEST_NAME:
            raise InputError("This is no name.", "Write one word or a few.")
        before = self._load()
        known = next((one for one in before if one.meant == meant), KnownName(meant, (), language))
        ways = dict.fromkeys((*known.heard, *((heard,) if heard and heard != meant else ())))
        name = replace(known, heard=tuple(ways), language=language or known.language, noted=self._clock())
        if len(before) >= MOST_NAMES and known not in before:
            raise InputError("There is no room for more names.", "Remove some that are not needed any more.")
        self._save([*(one for one in before if one.meant != meant), name], self._forgotten_but(meant))
        return name

    def forget(self, meant: str) -> None:
        """Remove a name, for another computer's bundle as well. Entries stay as they are.

        Raises ``InputError`` for one that is not there.
        """
        before = self._load()
        kept = [one for one in before if one.meant != meant]
        if len(kept) == len(before):
            raise InputError("'{name}' is not among the names.", "Look at the list of names again.", name=meant)
        gone = Forgotten(mark_of(meant), self._clock())
        self._save(kept, [*self._forgotten_but(meant), gone][-MOST_FORGOTTEN:])

    def places(self, names: Sequence[KnownName], token: CancelToken, job: JobId = 0) -> tuple[Place, ...]:
        """Where entries still say what was misheard, newest entry first; a short step of the vault thread at a time.

        Words too common to be a name by themselves ("and a") are not looked for. Raises ``Cancelled``.
        """
        wanted = _wanted(names)
        if not wanted:
            return ()
        ids = [one.entry_id for one in self._diary.summaries()]
        found: list[Place] = []
        for at in range(0, len(ids), AT_A_STEP):
            token.raise_if_cancelled()
            for entry in self._entries(ids[at : at + AT_A_STEP]):
                found.extend(_places_in(entry, wanted))
            self._bus.publish(Progress(job, min(at + AT_A_STEP, len(ids)), len(ids), "places"))
        return tuple(found)

    def correct(self, places: Sequence[Place], job: JobId = 0) -> tuple[Entry, ...]:
        """Put the names where a person agreed; the text before stays as a revision. Returns the entries changed.

        A place in a text that was changed meanwhile is left alone.
        """
        by_entry: dict[EntryId, list[Place]] = {}
        for place in places:
            by_entry.setdefault(place.entry_id, []).append(place)
        changed = []
        for entry_id, here in by_entry.items():
            before = self._diary.get(entry_id).revision.revision_id
            entry = self._diary.rewrite(entry_id, _put(here), job)
            if entry.revision.revision_id != before:
                changed.append(entry)
        log.info("names put right", extra={"places": len(places), "entries": len(changed)})
        return tuple(changed)

    def _noticed(self, before: Entry, after: Entry) -> tuple[Correction, ...]:
        heard = [one for one in (after.transcript, after.again.transcript if after.again else None) if one is not None]
        words = [word.text for one in heard for word in one.words]
        found = noticed(before.text, after.text, words, after.language) if words else ()
        return self.unknown(found) if found else ()

    def _entries(self, ids: Sequence[EntryId]) -> list[Entry]:
        return self._vault.call(lambda state, _: [entry for entry, _ in state.vault.entries.read(ids)])

    def _load(self) -> tuple[KnownName, ...]:
        return self._vault.call(lambda state, _: state.vault.vocabulary.load())

    def _forgotten_but(self, meant: str) -> list[Forgotten]:
        known = self._vault.call(lambda state, _: state.vault.vocabulary.load_forgotten())
        return [one for one in known if one.mark != mark_of(meant)]

    def _save(self, names: Sequence[KnownName], forgotten: Sequence[Forgotten]) -> None:
        self._vault.call(lambda state, _: state.vault.vocabulary.save(names, forgotten))


def _wanted(names: Sequence[KnownName]) -> list[tuple[re.Pattern[str], str]]:
    """A pattern for each misheard form, longest first, with the name that belongs there."""
    forms = [(heard, one.meant) for one in names for heard in one.heard if _is_telling(heard)]
    forms.sort(key=lambda form: -len(form[0]))
    return [(re.compile(rf"(?<!\w){_spaced(heard)}(?!\w)", re.IGNORECASE), meant) for heard, meant in forms]


def _is_telling(heard: str) -> bool:
    words = heard.casefold().split()
    return any(word not in stop_words() and len(word) > 2 for word in words)


def _spaced(heard: str) -> str:
    return r"\s+".join(re.escape(word) for word in heard.split())


def _places_in(entry: Entry, wanted: Sequence[tuple[re.Pattern[str], str]]) -> Iterator[Place]:
    text, taken = entry.text, set[int]()
    found = []
    for pattern, meant in wanted:
        for match in pattern.finditer(text):
            stretch = range(match.start(), match.end())
            if match.group() != meant and taken.isdisjoint(stretch):
                taken.update(stretch)
                found.append(_place(entry, match.start(), match.end(), meant))
    yield from sorted(found, key=lambda one: one.start)


def _place(entry: Entry, start: int, end: int, meant: str) -> Place:
    text = entry.text
    before = text[max(0, start - AROUND) : start].replace("\n", " ")
    after = text[end : end + AROUND].replace("\n", " ")
    before = before if start <= AROUND else "…" + before[before.find(" ") + 1 :]
    after = after if end + AROUND >= len(text) else after[: after.rfind(" ") + 1].rstrip() + "…"
    revision = entry.revision.revision_id
    return Place(entry.entry_id, revision, entry.when, start, end, text[start:end], meant, before, after)


def _put(places: Sequence[Place]) -> Callable[[Entry], str]:
    """The entry's text with the names in their places, from the last to the first so that the others keep theirs."""

    def written(entry: Entry) -> str:
        text = entry.text
        for one in sorted(places, key=lambda one: -one.start):
            if one.revision_id == entry.revision.revision_id and text[one.start : one.end] == one.heard:
                text = text[: one.start] + one.meant + text[one.end :]
        return text

    return written


def _tidy(words: str) -> str:
    return " ".join(words.split())
