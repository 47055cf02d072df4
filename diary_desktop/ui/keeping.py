"""The window's side of losing nothing: drafts sealed each second and offered again, deletions taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from diary_desktop.domain.conversation import ConversationId
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken, DiaryError, DiskGone
from diary_desktop.domain.events import (
    DiskBack,
    DraftsFound,
    EntryBinned,
    EntryIndexed,
    Event,
    Failed,
    JobId,
    VaultLocked,
    VaultUnlocked,
)
from diary_desktop.presenters.shell import DISK_TROUBLE, Notice
from diary_desktop.services.bin import KEPT_DAYS
from diary_desktop.services.journeys import Journeys

from .actions import Actions
from .cast import Cast
from .language import tr
from .main_window import MainWindow
from .taken_back import take_back

SECOND_MS, HOUR_MS = 1_000, 3_600_000
LOOK_EVERY = 3
"""Seconds between two looks for a disk that went."""


class Keeping(QObject):
    """Main thread only."""

    def __init__(self, window: MainWindow, cast: Cast, actions: Actions, journeys: Journeys) -> None:
        super().__init__(window)
        self._window = window
        self._cast = cast
        self._actions = actions
        self._journeys = journeys
        self._found: list[Draft] = []
        self._seconds_away: int | None = None
        """Since the disk of the open diary went, as long as it is looked for."""
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._second_passed)
        self._due = QTimer(self)
        self._due.setInterval(HOUR_MS)
        self._due.timeout.connect(self.look_for_due)

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self.stop()
            self._found = []
            self._seconds_away = None
        elif isinstance(event, Failed) and isinstance(event.error, DISK_TROUBLE):
            self._disk_failed(event.error)
        elif isinstance(event, DiskBack):
            self._seconds_away = None
            self._window.toast.show_outcome(tr("The disk is back, and what you typed is saved."))
        elif isinstance(event, VaultUnlocked):
            self._timer.start()
            self._due.start()
            self._journeys.tasks.start("desk", "keep", lambda job, _: self._journeys.drafts.find(job))
        elif isinstance(event, DraftsFound):
            self._offer(event)
        elif isinstance(event, EntryIndexed) and self._cast.shelf.settings.sounds.keep == "not":
            # Its words are there, so its sound may go.
            self._journeys.tasks.start("jobs", "jobs", self._journeys.sound_keeping.run)
        elif isinstance(event, EntryBinned):
            self._say_binned(event.summary.entry_id)

    def stop(self) -> None:
        """The window goes, or the diary is locked."""
        self._timer.stop()
        self._due.stop()

    def try_disk_again(self) -> None:
        """Asked for in the banner: what there is to say of it is said."""
        self._journeys.tasks.start("desk", "disk", self._journeys.disk_return.try_again)

    def look_for_due(self) -> None:
        """In a window that stays open for days: thirty days in the bin, ninety of a recording."""
        self._journeys.tasks.start("jobs", "jobs", self._journeys.catch_up.look_for_due)

    def left(self, draft: Draft) -> None:
        """Changes were laid aside by hand: say so, with the way back."""
        self._window.toast.show_outcome(tr("Left as it was."), tr("Undo"), lambda: self._go_on(draft))

    def question_out(self) -> None:
        """A question was taken out of its conversation: the way back."""
        text = tr("Taken out of the conversation.")
        self._window.toast.show_outcome(text, tr("Undo"), self._cast.ask.bring_back)

    def conversation_gone(self, gone: ConversationId) -> None:
        """The same for a whole conversation."""
        text = tr("In the bin for {days} days.", days=KEPT_DAYS)
        self._window.toast.show_outcome(text, tr("Undo"), lambda: self._cast.conversations.restore(gone))

    def conversation_written(self) -> None:
        """Said again once it is done: the file is plain."""
        self._window.toast.show_outcome(tr("The file is written. It is not encrypted."))

    def take_up(self) -> None:
        """Go on with what was found, where it is that what the banner offers."""
        notice = self._cast.shell.state.notice
        if notice is not None and notice.parked:
            self._cast.shell.put_notice_away()
            self._actions.speak()
        if notice is not None and isinstance(notice.error, DISK_TROUBLE):
            self.try_disk_again()
        if notice is not None and notice.recovered is not None:
            self._cast.shell.put_notice_away()
            self._actions.speak_further(notice.recovered[0])
        if notice is None or not notice.unfinished:
            return
        self._cast.shell.put_notice_away()
        if self._found:
            self._go_on(self._found.pop())
        if self._found:
            self._cast.shell.tell(notice)

    def settle_recording(self, way: str) -> None:
        """One that waits is finished; one that broke off stays as it is, or goes into the bin."""
        notice = self._cast.shell.state.notice
        if notice is not None and notice.parked:
            self._cast.shell.put_notice_away()
            self._cast.record.finish()
        if notice is None or notice.recovered is None:
            return
        entry_id = notice.recovered[0]
        self._cast.shell.put_notice_away()
        if way == "bin":
            self.put_in_bin(entry_id)

    def put_in_bin(self, entry_id: EntryId) -> None:
        """What nobody wants after all; it can be brought back."""
        self._journeys.tasks.start("desk", "keep", lambda job, _: self._journeys.bin.put(entry_id, job))

    def restore(self, entry_id: EntryId) -> None:
        """Out of the bin again, and found again."""

        the_bin, tasks = self._journeys.bin, self._journeys.tasks

        def restored(job: JobId, _: CancelToken) -> None:
            entry = the_bin.take_back(entry_id, job)
            tasks.start("jobs", "index", lambda own, token: the_bin.refresh(entry, token, own))

        tasks.start("desk", "keep", restored)

    def _second_passed(self) -> None:
        self._journeys.drafts.tick()
        if self._seconds_away is not None:
            self._seconds_away += 1
            if self._seconds_away % LOOK_EVERY == 0 and not self._journeys.tasks.runs("desk"):
                self._journeys.tasks.start("desk", "disk", self._journeys.disk_return.look)

    def _disk_failed(self, error: DiaryError) -> None:
        """Looked for by itself while it is away; what is there and not to be taken up is tried again when asked."""
        if not isinstance(error, DiskGone):
            self._seconds_away = None
        elif self._seconds_away is None:
            self._seconds_away = 0

    def _say_binned(self, entry_id: EntryId) -> None:
        text = tr("In the bin for {days} days.", days=KEPT_DAYS)
        back, again = (lambda: self.restore(entry_id)), (lambda: self.put_in_bin(entry_id))
        self._window.say(text, tr("Undo"), lambda: take_back(self._window.say, back, again))

    def _offer(self, event: DraftsFound) -> None:
        """The newest first; one of a new note is back on the Write page as well, whoever asks for it."""
        self._found = list(event.drafts)
        notes = [one for one in self._found if one.based_on is None]
        if notes:
            self._cast.write.take_up(notes[-1])
        self._cast.shell.tell(Notice(unfinished=True))

    def _go_on(self, draft: Draft) -> None:
        if draft.based_on is None:
            self._cast.write.take_up(draft)
            self._actions.write_entry()
        else:
            self._actions.go_on_with(draft)
