"""One entry: read, listen with the words lighting up, correct, give it weather, put it into the bin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken, DiskGone, ModelMissing
from diary_desktop.domain.events import (
    DiskBack,
    DraftSealed,
    EntryBinned,
    EntryErased,
    EntryOpened,
    EntrySaved,
    Event,
    Failed,
    JobId,
    PlaybackMoved,
    SettingsLoaded,
    VaultLocked,
)
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.tasks import Task

from .entry_details import EntryDetails
from .entry_doubts import EntryDoubts
from .entry_files import EntryFiles
from .entry_names import EntryNames
from .entry_sound import EntrySound
from .entry_state import EntryState
from .shelf import Shelf
from .spoken_words import SpokenWord, word_of_character, words_of


class EntryPresenter:
    """``gone`` is called when the entry that is shown no longer exists or went into the bin.

    ``left`` is called with what was changed and not kept, so that it can be taken up again.
    """

    def __init__(
        self,
        one: Journeys,
        show: Callable[[EntryState], None],
        gone: Callable[[], None],
        left: Callable[[Draft], None],
        shelf: Shelf | None = None,
    ) -> None:
        self._diary = one.diary
        self._dictation = one.dictation
        self._indexer = one.indexer
        self._vocabulary = one.vocabulary
        self._session = one.session
        self._tasks = one.tasks
        self._bus = one.bus
        self.now = one.clock
        self._drafts = one.drafts
        self._bin = one.bin
        self._show = show
        self._gone = gone
        self._left = left
        self._found: Draft | None = None
        self._wanted: EntryId | None = None
        self._play_when_open = self._new = False
        self._opening: Task | None = None
        self._work: Task | None = None
        self._aligned: dict[JobId, tuple[SpokenWord, ...]] = {}
        self._state = EntryState()
        self.sound = EntrySound(one.player, lambda: self._state, self._set)
        self.doubts = EntryDoubts(one.diary, one.tasks, self.sound, lambda: self._state, self._set, self.edit)
        self.names = EntryNames(one.vocabulary, one.tasks, one.bus, lambda: self._state, self._set)
        self.details = EntryDetails(one, shelf or Shelf(), lambda: self._state, self._set)
        self.files = EntryFiles(one, lambda: self._state, self._set)

    @property
    def state(self) -> EntryState:
        return self._state

    def refresh(self) -> None:
        """Show the same state again, on a view built anew."""
        self._show(self._state)

    def open(self, entry_id: EntryId, *, play: bool = False, marked: tuple[int, int] = (0, 0)) -> None:
        """Show an entry, with the characters ``marked``; ``play`` begins there, or at the beginning."""
        if self._state.entry is not None and self._state.entry.entry_id != entry_id:
            self.leave()
            self._set(EntryState(speed=self._state.speed))
        self._state = replace(self._state, marked=marked)
        self._wanted = entry_id
        self._play_when_open, self._new = play, False
        self._opening = self._tasks.start("desk", "open", lambda job, _: self._fetch(entry_id, job))

    def offer_mood(self) -> None:
        """Of the entry that is being opened, which was just kept: once it is there."""
        self._new = True

    def close(self) -> None:
        """Leave it: silence, what was changed becomes a version, and nothing of it stays on the screen."""
        self.leave()
        self._wanted = self._opening = None
        self._set(EntryState(speed=self._state.speed))

    def play_or_pause(self) -> None:
        """Go on from where the player stands, or fall silent there."""
        self.sound.play_or_pause()

    def skip(self, seconds: float) -> None:
        """Forward, or with a negative value back."""
        self.sound.skip(seconds)

    def stop(self) -> None:
        """Fall silent."""
        self.sound.stop()

    def leave(self) -> None:
        """Another entry, or none: silence, and what was changed becomes a version of this one."""
        self.stop()
        self.files.photos.forget()
        self.leave_editor()

    def leave_editor(self) -> None:
        """Another place: what was changed becomes a version."""
        state, entry = self._state, self._state.entry
        if entry is None or not state.editing:
            return
        if state.changed:
            title, text, entry_id = state.draft_title, state.draft_text, entry.entry_id
            self._tasks.start("desk", "keep", lambda job, _: self._keep(entry_id, title, text, job))
        self._set(replace(state, editing=False, draft_title="", draft_text=""))

    def edit(self, selected: tuple[int, int] = (0, 0)) -> None:
        """Correct the text in its place, with these characters selected, going on with what was found unfinished."""
        entry = self._state.entry
        if entry is not None and not self._state.editing:
            self.stop()
            # A title nobody gave stays empty here: as a given one it would outlive the words it was taken from.
            title, text = entry.revision.title, entry.text
            if self._found is not None and self._found.entry_id == entry.entry_id:
                title, text, self._found = self._found.title, self._found.text, None
            fields = replace(self._state, draft_title=title, draft_text=text, saved=False, selected=selected)
            self._set(replace(fields, editing=True, checked=-1, offers=()))

    def take_up(self, draft: Draft) -> None:
        """Open the entry of a draft that was found, or laid aside a moment ago, and go on with it."""
        self._found = draft
        entry = self._state.entry
        if entry is not None and entry.entry_id == draft.entry_id:
            self.edit()
        else:
            self.open(draft.entry_id)

    def edited(self, title: str, text: str) -> None:
        """What the fields hold now; nothing is shown again."""
        self._state = replace(self._state, draft_title=title, draft_text=text)
        draft = self._draft()
        if draft is not None:
            self._drafts.changed(draft)

    def keep_edit(self) -> None:
        """A new revision; the one before stays."""
        entry = self._state.entry
        if entry is None or not self._state.editing:
            return
        title, text = self._state.draft_title, self._state.draft_text
        self._start(lambda job, _: self._edit(entry.entry_id, title, text, job))

    def leave_edit(self) -> None:
        """Back to the text as it was."""
        draft = self._draft() if self._state.changed else None
        entry = self._state.entry
        if entry is not None:
            entry_id = entry.entry_id
            self._tasks.start("desk", "keep", lambda _, __: self._drafts.drop(entry_id))
        self._set(replace(self._state, editing=False, draft_title="", draft_text=""))
        if draft is not None:
            self._left(draft)

    def choose_speed(self, speed: float) -> None:
        """Play recordings faster or slower from now on, this one at once; sealed with the settings."""

        def sealed(job: JobId) -> None:
            settings = self._session.settings()
            wanted = replace(settings, sounds=replace(settings.sounds, speed=speed))
            self._session.change_settings(wanted)
            self._bus.publish(SettingsLoaded(job, wanted))

        self._tasks.start("desk", "settings", lambda job, _: sealed(job))

    def write_down(self) -> None:
        """Write the sound down, for the first time or again."""
        entry = self._state.entry
        if entry is not None and entry.clip is not None and not self._state.writing_down:
            self._set(replace(self._state, writing_down=True, error=None))
            self._work = self._tasks.start("jobs", "write_down", lambda job, token: self._hear(entry, job, token))

    def delete(self) -> None:
        """Put it into the bin, with what was changed in it as a version."""
        entry = self._state.entry
        if entry is not None:
            self.leave()
            self._start(lambda job, _: self._put_away(entry.entry_id, job))

    def restore(self) -> None:
        """Out of the bin, where a source of an answer may still lead."""
        entry = self._state.entry
        if entry is not None:
            entry_id = entry.entry_id
            self._start(lambda job, _: self._take_back(entry_id, job))

    def on_event(self, event: Event) -> None:
        for part in (self.names, self.details, self.files):
            part.on_event(event)
        if isinstance(event, VaultLocked):
            self._found = None
            self._wanted = self._opening = self._work = None
            self._set(EntryState(speed=self._state.speed))
        elif isinstance(event, EntryOpened):
            if self._work is not None and event.job_id == self._work.job_id:
                self._opening = self._work
                self._state = replace(self._state, editing=False, draft_title="", draft_text="")
            self._opened(event)
        elif isinstance(event, EntrySaved) and event.summary.entry_id == self._wanted:
            self._refresh(event.summary.entry_id)
        elif _goes(event) is not None and _goes(event) == self._wanted:
            if isinstance(event, EntryErased):
                self._state = replace(self._state, editing=False)  # there is nothing left to keep a version of
            self.close()
            self._gone()
        elif isinstance(event, DraftSealed) and not self._state.saved:
            if self._state.changed and self._state.entry and event.entry_id == self._state.entry.entry_id:
                self._set(replace(self._state, saved=True))
        elif isinstance(event, PlaybackMoved | SettingsLoaded):
            self.sound.on_event(event)
        elif isinstance(event, DiskBack) and isinstance(self._state.error, DiskGone):
            self._set(replace(self._state, error=None))
        elif isinstance(event, Failed):
            self._failed(event)

    def _opened(self, event: EntryOpened) -> None:
        if self._opening is None or event.job_id != self._opening.job_id:
            return
        entry = event.entry
        words = self._aligned.pop(event.job_id, ())
        error = self._state.error
        heard = not isinstance(error, ModelMissing) and self._tasks.next_of("record") is not None
        waiting = entry.awaits_words and (self._state.writing_down or heard)
        if isinstance(error, ModelMissing) and not entry.awaits_words:
            error = None
        checked = min(self._state.checked, sum(one.doubtful for one in words) - 1)
        fitted = self.details.look(entry)
        if self._new:
            self._new, fitted = False, self.details.offered(fitted)
        shown = replace(fitted, words=words, writing_down=waiting, error=error)
        self._set(self.names.with_offers(replace(shown, checked=checked)))
        self.files.photos.look()
        if self._found is not None and self._found.entry_id == entry.entry_id:
            self.edit()
        if self._play_when_open:
            self._play_when_open = False
            at = word_of_character(words, self._state.marked[0]) if self._state.marked[1] else -1
            self.sound.play(words[at].at if at >= 0 else 0.0)

    def _refresh(self, entry_id: EntryId) -> None:
        """It was saved: by an edit here, or because its words have come."""
        self._opening = self._tasks.start("desk", "open", lambda job, _: self._fetch(entry_id, job))

    def _failed(self, event: Failed) -> None:
        tasks = (self._opening, self._work)
        if event.job_id == self.sound.job or any(one is not None and one.job_id == event.job_id for one in tasks):
            self._set(replace(self._state, error=event.error, writing_down=False))
        elif event.place in ("entry", "attach") and self._state.entry is not None:
            self._set(replace(self._state, error=event.error))
        elif event.place == "record" and isinstance(event.error, ModelMissing) and self._may_await_words():
            # The recording that has just become this entry: nobody understands its language yet.
            self._set(replace(self._state, error=event.error, writing_down=False))
        elif event.place == "record" and self._state.writing_down:
            self._set(replace(self._state, writing_down=False))

    def _may_await_words(self) -> bool:
        """Also while the entry is still being fetched; ``_opened`` knows then."""
        entry = self._state.entry
        return self._wanted is not None and (entry is None or entry.awaits_words)

    def _start(self, work: Callable[[JobId, CancelToken], None]) -> None:
        self._work = self._tasks.start("desk", "entry", work)

    def _edit(self, entry_id: EntryId, title: str, text: str, job: JobId) -> None:
        self._keep(entry_id, title, text, job)
        # An unchanged text saves nothing and so says nothing: the view is told all the same.
        self._fetch(entry_id, job)

    def _keep(self, entry_id: EntryId, title: str, text: str, job: JobId) -> None:
        """Flushed as a version first; only then is the draft forgotten."""
        before = self._diary.get(entry_id)
        entry = self._diary.edit(entry_id, text, title, job)
        self._drafts.drop(entry_id)
        self._vocabulary.notice(before, entry, job)
        self._tasks.start("jobs", "index", lambda own, token: self._indexer.index(entry, token, own))

    def _put_away(self, entry_id: EntryId, job: JobId) -> None:
        self._bin.put(entry_id, job)

    def _take_back(self, entry_id: EntryId, job: JobId) -> None:
        entry = self._bin.take_back(entry_id, job)
        self._tasks.start("jobs", "index", lambda own, token: self._bin.refresh(entry, token, own))

    def _draft(self) -> Draft | None:
        """What the fields hold, as a draft of the entry; ``None`` while nothing is edited."""
        state, entry = self._state, self._state.entry
        if entry is None or not state.editing:
            return None
        told, based_on = entry.told, entry.revision.revision_id
        return Draft(entry.entry_id, state.draft_title, state.draft_text, told, told, based_on)

    def _fetch(self, entry_id: EntryId, job: JobId) -> None:
        """The words of hours are laid beside the text here, not on the window's thread."""
        entry = self._diary.get(entry_id)
        self._aligned[job] = words_of(entry)
        self._bus.publish(EntryOpened(job, entry))

    def _hear(self, entry: Entry, job: JobId, token: CancelToken) -> None:
        self._indexer.index(self._dictation.write_down(entry, token, job), token, job)

    def _set(self, state: EntryState) -> None:
        self._state = state
        self._show(state)


def _goes(event: Event) -> EntryId | None:
    """The entry that is nowhere to be seen any more, if this event says so."""
    if isinstance(event, EntryErased):
        return event.entry_id
    return event.summary.entry_id if isinstance(event, EntryBinned) else None
