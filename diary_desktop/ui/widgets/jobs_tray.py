"""The tray of long jobs: one card bottom right with a line for each, or folded to a pill; not there when nothing is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.presenters.jobs import Job, JobsState

from ..job_words import amount_words, job_words, left_words
from ..language import counted, tr
from ..look import Look
from ..motion import Entrance
from .buttons import QUIET, SECONDARY, Button, RoundButton
from .card import Card
from .intake_row import IntakeRow
from .notices import announce
from .strokes import SHADOW, painting, rounded
from .text import Label

WIDTH = 360
TOLD_EVERY = 25
"""Per cent between two announcements."""


class ShareBar(QWidget):
    """How much of something is done; nothing is drawn where nobody knows the whole."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._share = 0.0
        self.setFixedHeight(look.s(7))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.recoloured.connect(self.update)

    def show_share(self, share: float) -> None:
        """From 0 to 1."""
        self._share = max(0.0, min(1.0, share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            rect, half = QRectF(self.rect()), self.height() / 2
            rounded(painter, rect, half, self._look.colour("chip"))
            rect.setWidth(max(float(self.height()), rect.width() * self._share))
            rounded(painter, rect, half, self._look.colour("accent"))


class JobRow(QWidget):
    """Name and amount, a bar, what is left, and the ways to pause and to stop."""

    pause_asked = Signal(int)
    cancel_asked = Signal(int)

    def __init__(self, look: Look, job: Job) -> None:
        super().__init__()
        self._job = job
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(s(4))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(s(10))
        foot.setSpacing(s(2))
        self._name = Label(look, job_words(job.kind), "small", "ink", wrap=True, weight=500)
        self._amount = Label(look, "", "small", "ink2")
        head.addWidget(self._name, 1)
        head.addWidget(self._amount, 0, Qt.AlignmentFlag.AlignTop)
        self._bar = ShareBar(look)
        self._left = Label(look, "", "small", "ink2", wrap=True)
        self.pause = Button(look, "", QUIET, size=32)
        self.pause.clicked.connect(lambda: self.pause_asked.emit(self._job.job_id))
        name = tr("Stop: {what}", what=job_words(job.kind))
        self.cancel = Button(look, tr("Cancel"), QUIET, size=32, name=name)
        self.cancel.clicked.connect(lambda: self.cancel_asked.emit(self._job.job_id))
        foot.addWidget(self._left, 1)
        foot.addWidget(self.pause)
        foot.addWidget(self.cancel)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(foot)
        self._told = 0

    def show_job(self, job: Job) -> None:
        """How far it is; every quarter is read out."""
        self._job = job
        self._amount.setText(amount_words(job))
        self._bar.setVisible(job.total > 0)
        self._bar.show_share(job.done / job.total if job.total else 0.0)
        self._left.setText(left_words(job))
        self.pause.setVisible(job.can_pause)
        word = tr("Go on") if job.paused else tr("Pause")
        self.pause.set_face(word, name=f"{word}: {job_words(job.kind)}")
        quarter = 100 * job.done // job.total // TOLD_EVERY if job.total else 0
        if quarter > self._told:
            announce(self, f"{job_words(job.kind)}: {quarter * TOLD_EVERY} %")
        self._told = quarter


class JobsTray(QWidget):
    """Lies over the foot of the page; ``arranged`` says that its size changed. ``intake`` is its line for files."""

    pause_asked = Signal(int)
    cancel_asked = Signal(int)
    arranged = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        s = look.s
        self._jobs: tuple[Job, ...] = ()
        self._rows: dict[int, JobRow] = {}
        self._folded = True
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.card = Card(look, 16, fill="raised")
        self.card.setFixedWidth(s(WIDTH))
        head = QHBoxLayout()
        head.addWidget(Label(look, tr("Working quietly"), "body_strong"), 1)
        self.fold = RoundButton(look, "chevron-down", tr("Fold the background work away"), QUIET, size=32)
        self.fold.clicked.connect(lambda: self.set_folded(True))
        head.addWidget(self.fold)
        self.card.column.addLayout(head)
        self.intake = IntakeRow(look)
        self.intake.installEventFilter(self)
        self.card.column.addWidget(self.intake)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(s(10))
        self.card.column.addLayout(self._lines)
        self._waits = Label(look, tr("Pauses while you speak"), "small", "ink2", wrap=True)
        self.card.column.addWidget(self._waits)
        self.pill = Button(look, "", SECONDARY, size=34)
        self.pill.setProperty("ring_radius", 17)
        self.pill.clicked.connect(lambda: self.set_folded(False))
        whole.addWidget(self.card)
        whole.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(tr("Work in the background"))
        Entrance(look, self)
        self._arrange()

    @property
    def count(self) -> int:
        """How many things go on."""
        return len(self._jobs) + (not self.intake.isHidden())

    def show_state(self, state: JobsState) -> None:
        self._jobs = state.jobs
        wanted = {job.job_id: job for job in state.jobs}
        for gone in [one for one in self._rows if one not in wanted]:
            row = self._rows.pop(gone)
            focused: QWidget | None = self.focusWidget()
            if focused is not None and row.isAncestorOf(focused):
                self.fold.setFocus(Qt.FocusReason.OtherFocusReason)
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        for job_id, job in wanted.items():
            if job_id not in self._rows:
                self._rows[job_id] = self._row(job)
            self._rows[job_id].show_job(job)
        self._waits.setVisible(any(job.can_pause for job in state.jobs))
        self._waits.setText(
            tr("Waits until you have spoken") if any(job.held for job in state.jobs) else tr("Pauses while you speak")
        )
        self._arrange()

    def set_folded(self, folded: bool) -> None:
        """As a pill, or as the card; the focus goes along."""
        focused = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() is not None else False
        self._folded = folded
        self._arrange()
        if focused and self.isVisible():
            (self.pill if folded else self.fold).setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Nothing of it is shown on the closed diary."""
        self.show_state(JobsState())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.intake and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._folded = self._folded and event.type() == QEvent.Type.HideToParent  # asked for just now: shown
            self._arrange()
        return False

    def event(self, event: QEvent) -> bool:
        """A line inside may have become two, or one again."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.height() != self._wanted_height():
            self._arrange()
        return done

    def _wanted_height(self) -> int:
        return self.heightForWidth(self.width()) if self.hasHeightForWidth() else self.sizeHint().height()

    def _row(self, job: Job) -> JobRow:
        row = JobRow(self.look, job)
        row.pause_asked.connect(self.pause_asked)
        row.cancel_asked.connect(self.cancel_asked)
        self._lines.addWidget(row)
        return row

    def _arrange(self) -> None:
        count = self.count
        self.setVisible(count > 0)
        self.card.setVisible(not self._folded)
        self.pill.setVisible(self._folded)
        self.pill.set_face(counted(count, "1 thing in the background", "{count} things in the background"))
        self.adjustSize()
        self.arranged.emit()


def room_below(look: Look) -> int:
    """Px between the tray and what lies below it."""
    return look.s(20) - SHADOW
