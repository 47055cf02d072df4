"""How an entry came to say what it says: its versions, what differs, and two that stand side by side after merging."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from diary_desktop.domain.entry import Entry, EntryId, Revision, RevisionId
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import EntryBinned, EntryErased, EntrySaved, Event, JobId, VaultLocked
from diary_desktop.domain.moment import Moment
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.diary import Diary
from diary_desktop.services.indexer import Indexer
from diary_desktop.services.tasks import Tasks

from .inquiry import Inquiries
from .word_diff import Piece, word_diff

VersionKind = Literal["transcript", "transcribed", "written", "edited"]


@dataclass(frozen=True, slots=True)
class Version:
    """One state of the text. ``revision_id`` is ``None`` for a transcript that was never the text."""

    kind: VersionKind
    title: str
    text: str
    made: Moment
    revision_id: RevisionId | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class HistoryState:
    """``versions`` the newest first. ``pieces`` lead from the version ``chosen`` to what the entry says now.

    ``conflict`` holds versions that stand side by side, until the person has chosen one.
    """

    entry_id: EntryId | None = None
    versions: tuple[Version, ...] = ()
    chosen: int = 0
    pieces: tuple[Piece, ...] = ()
    conflict: tuple[Version, ...] = ()
    busy: bool = False
    error: DiaryError | None = None


class HistoryPresenter:
    """Of one entry at a time; comparing runs beside the window's thread, for a text may be hours of speech."""

    def __init__(
        self, diary: Diary, indexer: Indexer, tasks: Tasks, bus: EventBus, show: Callable[[HistoryState], None]
    ) -> None:
        self._diary = diary
        self._indexer = indexer
        self._tasks = tasks
        self._inquiries = Inquiries(tasks, bus, "history")
        self._show = show
        self._state = HistoryState()

    @property
    def state(self) -> HistoryState:
        return self._state

    def refresh(self) -> None:
        """Show the same state again, on a view built anew."""
        self._show(self._state)

    def open(self, entry_id: EntryId) -> None:
        """The versions of an entry, the one before the newest compared."""
        self._set(HistoryState(entry_id))
        self._look(entry_id)

    def close(self) -> None:
        """Nothing of it stays on the screen."""
        self._inquiries.forget()
        self._set(HistoryState())

    def choose(self, number: int) -> None:
        """Compare another version with what the entry says now."""
        if not 0 <= number < len(self._state.versions):
            return
        self._set(replace(self._state, chosen=number, pieces=()))
        old, new = self._state.versions[number], _current(self._state.versions)
        self._inquiries.ask(lambda _, __: (number, word_diff(old.text, new.text)), self._compared, self._failed)

    def bring_back(self) -> None:
        """The version that is chosen becomes the newest; those between stay."""
        entry_id, version = self._state.entry_id, self._state.versions[self._state.chosen]
        if entry_id is None or version.current:
            return

        def back(job: JobId) -> Entry:
            if version.revision_id is None:
                return self._diary.edit(entry_id, version.text, version.title, job)
            return self._diary.bring_back(entry_id, version.revision_id, job)

        self._change(back)

    def keep(self, number: int) -> None:
        """Of versions side by side, keep this one; the others stay in the history."""
        entry_id, version = self._state.entry_id, self._state.conflict[number]
        if entry_id is not None and version.revision_id is not None:
            revision_id = version.revision_id
            self._change(lambda job: self._diary.settle(entry_id, revision_id, job))

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        entry_id = self._state.entry_id
        if isinstance(event, VaultLocked):
            self._set(HistoryState())
        elif entry_id is None:
            return
        elif isinstance(event, EntrySaved) and event.summary.entry_id == entry_id:
            self._look(entry_id)
        elif (isinstance(event, EntryErased) and event.entry_id == entry_id) or (
            isinstance(event, EntryBinned) and event.summary.entry_id == entry_id
        ):
            self.close()

    def _look(self, entry_id: EntryId) -> None:
        self._inquiries.ask(lambda _, __: self._diary.get(entry_id), self._looked, self._failed)

    def _looked(self, entry: Entry) -> None:
        if entry.entry_id != self._state.entry_id:
            return
        versions = versions_of(entry)
        self._set(HistoryState(entry.entry_id, versions, conflict=conflict_of(entry)))
        self.choose(1 if len(versions) > 1 else 0)

    def _compared(self, found: tuple[int, tuple[Piece, ...]]) -> None:
        number, pieces = found
        if number == self._state.chosen:
            self._set(replace(self._state, pieces=pieces))

    def _change(self, work: Callable[[JobId], Entry]) -> None:
        if self._state.busy:
            return
        self._set(replace(self._state, busy=True, error=None))

        def changed(job: JobId, _: CancelToken) -> None:
            entry = work(job)
            self._tasks.start("jobs", "index", lambda own, token: self._indexer.index(entry, token, own))

        self._inquiries.ask(changed, lambda _: self._set(replace(self._state, busy=False)), self._failed)

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, busy=False, error=error))

    def _set(self, state: HistoryState) -> None:
        self._state = state
        self._show(state)


def versions_of(entry: Entry) -> tuple[Version, ...]:
    """Every state of the text, the newest first, and last the transcript where it was never the text.

    The first text that was written down from the sound is the original transcript.
    """
    first = next((one for one in entry.revisions if one.origin == "transcribed" and one.text), None)
    found = [_version(one, entry, original=one is first) for one in entry.revisions if _says(one, entry)]
    heard = entry.transcript
    if heard is not None and heard.text and first is None:
        found.insert(0, Version("transcript", "", heard.text, entry.told))
    return tuple(reversed(found))


def conflict_of(entry: Entry) -> tuple[Version, ...]:
    """Versions side by side, the newest last; none where the history is one line."""
    heads = entry.heads
    return tuple(_version(one, entry, original=False) for one in heads) if len(heads) > 1 else ()


def _says(revision: Revision, entry: Entry) -> bool:
    """A recording begins with an empty text, which is no version to anybody."""
    return bool(revision.text or revision.title) or revision is entry.revision


def _version(revision: Revision, entry: Entry, *, original: bool) -> Version:
    kinds: dict[str, VersionKind] = {"transcribed": "transcribed", "edited": "edited"}
    kind = "transcript" if original else kinds.get(revision.origin, "written")
    current = revision.revision_id == entry.revision.revision_id
    return Version(kind, revision.title, revision.text, revision.made, revision.revision_id, current)


def _current(versions: tuple[Version, ...]) -> Version:
    return next((one for one in versions if one.current), versions[0])
