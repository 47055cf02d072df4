"""The chips of an entry: weather, tags, people, place, numbers, star, pin, and when it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from diary_desktop.domain.details import Details, applied, details_of
from diary_desktop.domain.entry import Entry, EntryId, Mood
from diary_desktop.domain.events import Event, JobId, LabelsKnown, VaultLocked
from diary_desktop.domain.journal import Tracker
from diary_desktop.domain.labels import KnownLabels, Label, LabelKind, completed, known_labels, suggested
from diary_desktop.domain.moment import Moment
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.ordering import Ordered

from .entry_state import DetailPart, EntryState
from .shelf import Shelf


class EntryDetails:
    """Changes one thing at a time, at once; the text and its revisions stay as they are."""

    def __init__(
        self, one: Journeys, shelf: Shelf, state: Callable[[], EntryState], show: Callable[[EntryState], None]
    ) -> None:
        self._diary = one.diary
        self._tasks = one.tasks
        self._clock = one.clock
        self._bus = one.bus
        self._vocabulary = one.vocabulary
        self._shelf = shelf
        self._state = state
        self._show = show
        self._known = KnownLabels()
        self._counted: Ordered | None = None
        self._dismissed: set[tuple[EntryId, Label]] = set()

    @property
    def known(self) -> KnownLabels:
        """As last counted."""
        return self._known

    @property
    def trackers(self) -> tuple[Tracker, ...]:
        """Those a person defined."""
        return self._shelf.settings.journal.trackers

    def count(self) -> None:
        """Anew where the diary has changed; what comes of it is told."""
        listed = self._shelf.newest_first()
        if listed is not self._counted:
            self._counted = listed
            self._tasks.start("desk", "labels", lambda job, _: self._count(listed, job))

    def look(self, entry: Entry) -> EntryState:
        """The state with what fits the entry that is shown now; names are counted anew where the diary has changed."""
        self.count()
        return self._fitted(replace(self._state(), entry=entry))

    def open(self, part: DetailPart) -> None:
        """What can be added stands open below the chips."""
        if self._state().entry is not None:
            self._show(replace(self._state(), detailing=part, unasked=False))

    def offered(self, state: EntryState) -> EntryState:
        """The state with the weather open, where the entry that was just kept has none; nothing is required."""
        entry = state.entry
        if entry is None or entry.mood is not None or entry.binned is not None or state.detailing:
            return state
        return replace(state, detailing="mood", unasked=True)

    def close(self) -> None:
        """Put it away."""
        if self._state().detailing:
            self._show(replace(self._state(), detailing="", unasked=False))

    def set_mood(self, mood: Mood | None) -> None:
        self._change(lambda now: replace(now, mood=mood))

    def add(self, label: Label) -> None:
        """Also a suggested one that was accepted."""
        self._change(lambda now: now.with_label(label))

    def remove(self, label: Label) -> None:
        self._change(lambda now: now.without_label(label))

    def dismiss(self, label: Label) -> None:
        """A suggestion that does not fit: not offered for this entry again before the diary locks."""
        entry = self._state().entry
        if entry is not None:
            self._dismissed.add((entry.entry_id, label))
            self._show(self._fitted(self._state()))

    def set_tracker(self, name: str, value: float | None) -> None:
        self._change(lambda now: now.with_tracker(name, value))

    def star(self) -> None:
        """Star it, or no longer."""
        self._change(lambda now: replace(now, starred=not now.starred))

    def pin(self) -> None:
        """Pin it, or no longer."""
        self._change(lambda now: replace(now, pinned=not now.pinned))

    def redate(self, happened: Moment | None) -> None:
        """Say when it happened; ``None``: when it was told."""
        self._change(lambda now: replace(now, happened=happened))

    def redate_to(self, local: datetime | None) -> None:
        """By the clock of where one is now; ``None``: when it was told."""
        now = self._clock()
        self.redate(None if local is None else replace(now, local=local))

    def completions(self, typed: str) -> tuple[Label, ...]:
        """Names the diary knows that fit, and as new ones what was typed, of every kind that has it not yet."""
        entry = self._state().entry
        return offered(self._known, typed, details_of(entry) if entry is not None else Details())

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._known, self._counted, self._dismissed = KnownLabels(), None, set()
        elif isinstance(event, LabelsKnown):
            self._known = event.labels
            if self._state().entry is not None:
                self._show(self._fitted(self._state()))

    def _fitted(self, state: EntryState) -> EntryState:
        """With its suggestions and the trackers a person defined."""
        entry = state.entry
        if entry is None:
            return state
        has = (*details_of(entry).labels, *(label for owner, label in self._dismissed if owner == entry.entry_id))
        found = suggested(self._known, entry.text, has) if entry.binned is None else ()
        return replace(state, suggested=found, trackers=self.trackers)

    def _change(self, change: Callable[[Details], Details]) -> None:
        entry = self._state().entry
        if entry is None:
            return
        entry_id = entry.entry_id

        def changed(now: Entry) -> Entry:
            return applied(now, change(details_of(now)))

        self._tasks.start("desk", "entry", lambda job, _: self._diary.annotate(entry_id, changed, job))

    def _count(self, listed: Ordered, job: JobId) -> None:
        names = tuple(one.meant for one in self._vocabulary.names())
        self._bus.publish(LabelsKnown(job, known_labels(listed, names)))


def offered(known: KnownLabels, typed: str, details: Details) -> tuple[Label, ...]:
    """Known names that fit, then what was typed as a new name of each kind, unless it is known as that."""
    text = " ".join(typed.split())
    if not text:
        return ()
    found = completed(known, text, details.labels)
    there = {(one.kind, one.text.casefold()) for one in (*found, *details.labels)}
    kinds: tuple[LabelKind, ...] = ("tag", "person", "place")
    return (*found, *(Label(kind, text) for kind in kinds if (kind, text.casefold()) not in there))
