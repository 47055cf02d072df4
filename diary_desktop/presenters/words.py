"""Words & names: what is remembered, and the same slips in older entries, each place with its answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import Event, JobId, Progress, VaultLocked
from diary_desktop.domain.vocabulary import KnownName, Place
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.tasks import Task

from .inquiry import Inquiries


@dataclass(frozen=True, slots=True)
class WordsState:
    """``known`` once the names were read; ``done`` of ``total`` entries were looked through while ``looking``."""

    names: tuple[KnownName, ...] = ()
    known: bool = False
    places: tuple[Place, ...] = ()
    looking: bool = False
    looked: bool = False
    done: int = 0
    total: int = 0
    busy: bool = False
    error: DiaryError | None = None


class WordsPresenter:
    """``changed`` says an outcome: how many entries were changed, or that a name was removed, with the way back."""

    def __init__(
        self,
        one: Journeys,
        show: Callable[[WordsState], None],
        corrected: Callable[[int], None],
        removed: Callable[[KnownName], None],
    ) -> None:
        self._vocabulary = one.vocabulary
        self._indexer = one.indexer
        self._tasks = one.tasks
        self._inquiries = Inquiries(one.tasks, one.bus, "names")
        self._show = show
        self._corrected = corrected
        self._removed = removed
        self._looking: Task | None = None
        self._left_alone: set[Place] = set()
        self._state = WordsState()

    @property
    def state(self) -> WordsState:
        return self._state

    def begin(self) -> None:
        """Read the names, and look where older entries have the same slips."""
        self._inquiries.ask(lambda _, __: self._vocabulary.names(), self._read, self._failed)

    def look(self) -> None:
        """Look through the entries, as long work that gives way."""
        names = self._state.names
        if self._looking is not None:
            self._looking.cancel()
        self._set(replace(self._state, looking=any(one.heard for one in names), looked=False, done=0, total=0))
        self._looking = self._inquiries.ask(
            lambda job, token: self._vocabulary.places(names, token, job),
            self._found,
            self._failed,
            progressed=self._progressed,
            lane="jobs",
        )

    def add(self, meant: str, heard: str, language: str) -> None:
        """Remember a name typed by hand."""

        def added(_: JobId, __: CancelToken) -> tuple[KnownName, ...]:
            self._vocabulary.remember(meant, heard, language)
            return self._vocabulary.names()

        self._inquiries.ask(added, self._read, self._failed)

    def remove(self, name: KnownName) -> None:
        """Forget it; entries stay as they are."""

        def removed(_: JobId, __: CancelToken) -> tuple[KnownName, ...]:
            self._vocabulary.forget(name.meant)
            return self._vocabulary.names()

        def told(names: tuple[KnownName, ...]) -> None:
            self._read(names)
            self._removed(name)

        self._inquiries.ask(removed, told, self._failed)

    def bring_back(self, name: KnownName) -> None:
        """A name that was removed a moment ago, with the ways it was misheard."""

        def back(_: JobId, __: CancelToken) -> tuple[KnownName, ...]:
            for heard in name.heard or ("",):
                self._vocabulary.remember(name.meant, heard, name.language)
            return self._vocabulary.names()

        self._inquiries.ask(back, self._read, self._failed)

    def correct(self, places: Sequence[Place]) -> None:
        """Put the names there; the text before stays as a version."""
        if self._state.busy or not places:
            return
        self._set(replace(self._state, busy=True, error=None))

        def corrected(job: JobId, _: CancelToken) -> int:
            changed = self._vocabulary.correct(places, job)
            for entry in changed:
                self._index(entry)
            return len(changed)

        self._inquiries.ask(corrected, self._put_right, self._failed)

    def correct_all(self) -> None:
        """Every place that is left."""
        self.correct(self._state.places)

    def leave_alone(self, place: Place) -> None:
        """Not this one; it is not shown again until the diary is locked."""
        self._left_alone.add(place)
        self._set(replace(self._state, places=tuple(one for one in self._state.places if one != place)))

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._state, self._left_alone = WordsState(), set()

    def _read(self, names: tuple[KnownName, ...]) -> None:
        self._set(replace(self._state, names=names, known=True, error=None))
        self.look()

    def _found(self, places: tuple[Place, ...]) -> None:
        left = tuple(one for one in places if one not in self._left_alone)
        self._set(replace(self._state, places=left, looking=False, looked=True))

    def _progressed(self, news: Progress) -> None:
        self._set(replace(self._state, done=news.done, total=news.total))

    def _index(self, entry: Entry) -> None:
        self._tasks.start("jobs", "index", lambda own, token: self._indexer.index(entry, token, own))

    def _put_right(self, entries: int) -> None:
        self._set(replace(self._state, busy=False))
        self._corrected(entries)
        self.look()

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, busy=False, looking=False, error=error))

    def _set(self, state: WordsState) -> None:
        self._state = state
        self._show(state)
