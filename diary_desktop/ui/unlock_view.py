"""The closed diary: open it, make the first one, see the recovery words once. Shown before anything heavy loads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from diary_desktop.presenters.unlock_state import UnlockState, step_of

from .first_run_steps import COLUMN_WIDTH, StepsColumn, step_line
from .language import tr
from .look import Look
from .unlock_page import UnlockPage, Wishes
from .unlock_pages import OpenPage, RecoverPage
from .widgets.card import Card
from .widgets.chip import Pill, PillButton
from .widgets.scene import Scene
from .widgets.scroller import Scroller, emptied, let_go
from .widgets.strokes import SHADOW
from .words import plain_date

OLD_BACKUP_DAYS = 7
LEAST_FEET = 5
"""Times the height of a step's feet that a window needs, so that they may stay in sight."""

PADDING, LOW_PADDING, RING, BAR = 29, 12, 7, 18
"""Px at 100 %: the first two are the 36 px between the card's edge and its text; at the right a scroll bar has room."""

LOW, FOOT_EDGE = 460, 28
"""Px at 100 %: a window below this height leaves its card less room at the edges; a foot's way from the corner."""

STEPS_FROM = 900
"""Window width over text scale from which a first run has its steps beside it; below, a line above the question."""
_WAYS_IN: dict[str, type[UnlockPage]] = {"open": OpenPage, "recover": RecoverPage}
_SELDOM = {
    "away": "unlock_elsewhere.AwayPage",
    "create": "unlock_making.CreatePage",
    "words": "unlock_making.WordsPage",
    "confirm": "unlock_making.ConfirmPage",
    "have": "unlock_elsewhere.HavePage",
    "restore": "unlock_elsewhere.RestorePage",
    "restored": "unlock_elsewhere.RestoredPage",
    "renew": "unlock_making.RenewPage",
    "offer": "unlock_making.OfferPage",
    "trouble": "unlock_trouble.TroublePage",
    "salvage": "unlock_trouble.SalvagePage",
    "language": "first_run_pages.LanguagePage",
    "settled": "first_run_pages.SettledPage",
    "microphone": "first_run_pages.MicrophonePage",
    "models": "first_run_pages.ModelsPage",
    "voice": "first_run_pages.VoicePage",
    "first": "first_run_pages.FirstEntryPage",
}
"""Pages that most starts never show: a closed diary is painted before they are read."""

_BACK = {"recover": "open", "have": "open", "trouble": "open", "salvage": "open", "restore": "have"}
"""Where Escape leads."""

_STEP_BACK = {
    "settled": "language",
    "microphone": "settled",
    "models": "microphone",
    "voice": "models",
    "first": "voice",
}
"""The same on a first run, once the diary is made."""


class UnlockView(QWidget):
    """A card over the scene, and two feet. ``wishes`` carries what is asked for."""

    def __init__(
        self,
        look: Look,
        language: str,
        hour: Callable[[], int] = lambda: datetime.now().hour,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._hour = hour
        self._name = ""
        self._state = UnlockState()
        self.wishes = Wishes(self)
        self._scene = Scene(look, self)
        self._steps = StepsColumn(look, self)
        self._card = Card(look, PADDING, 20, parent=self)
        # A page taller than the window scrolls inside its card; the ring needs room inside the scroller.
        self._scroller = Scroller()
        edge = look.s(RING)
        self._scroller.column.setContentsMargins(edge, edge, look.s(BAR), edge)
        margins = self._card.column.contentsMargins()
        margins.setRight(look.s(PADDING + RING) - look.s(BAR))
        self._card.column.setContentsMargins(margins)
        self._card.column.addWidget(self._scroller)
        self._page: UnlockPage | None = None
        self._feet: QWidget | None = None
        """Of a step whose feet stay in sight while it scrolls."""
        self._local = Pill(look, "shield", "ok", tr("Everything stays on this computer."), self)
        self._backup = ("", "ink2")
        self._language = self._language_button(language)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.wishes.second_passed)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._place)

    def show_state(self, state: UnlockState) -> None:
        """Show another state; a page that stays keeps what is typed in it."""
        turned = self._page is None or state.page != self._state.page
        self._state = state
        if turned:
            self._turn(state)
        assert self._page is not None
        self._page.show_state(state)
        self._steps.show_state(state)
        if state.wait_seconds and not self._clock.isActive():
            self._clock.start()
        elif not state.wait_seconds:
            self._clock.stop()
        self._place()
        if turned:
            self.focus_first()

    def show_last_backup(self, day: date | None) -> None:
        """In the left foot, where there is room; after a week it is a matter of concern."""
        self._backup = ("", "ink2")
        if day is not None:
            old = (date.today() - day).days >= OLD_BACKUP_DAYS
            self._backup = (tr("Last backup: {date}", date=plain_date(day)), "lamp_ink" if old else "ink2")
        self._place()

    def greet(self, name: str) -> None:
        """By this name, or (empty) by none."""
        self._name = name
        if isinstance(self._page, OpenPage):
            self._page.greet(name)

    def focus_first(self) -> None:
        """Where one begins: the first field of the page."""
        if self._page is not None:
            self._page.focus_first()

    @property
    def state(self) -> UnlockState:
        """What is shown."""
        return self._state

    def carry(self, before: UnlockView) -> None:
        """Take over what is typed in the same page of the view that was there before."""
        if self._page is not None and before._page is not None:
            for field, old in zip(self._page.fields, before._page.fields, strict=False):
                field.set_text(old.text)
            before.wipe()

    def wipe(self) -> None:
        """Empty every field and forget the words."""
        if self._page is not None:
            self._page.wipe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._state.busy:
            self.wishes.cancelled.emit()
        elif event.key() == Qt.Key.Key_Escape and self._state.page in _BACK:
            self.wishes.page_wanted.emit(_BACK[self._state.page])
        elif event.key() == Qt.Key.Key_Escape and self._state.page in _STEP_BACK:
            self.wishes.step_wanted.emit(_STEP_BACK[self._state.page])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page that needs another height (a longer note, other fields) gets a card that fits, once it has settled."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._settled.start(0)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _turn(self, state: UnlockState) -> None:
        if self._page is not None:
            self._page.wipe()
            emptied(self._scroller.column)
            if self._feet is not None:
                let_go(self._feet)
                self._feet = None
        step = step_line(state) if self._guided else ""
        self._page = _kind_of(state.page)(self.look, self.wishes, self._hour(), step)
        self.greet(self._name)
        self._card.set_bare(self._guided)
        top = Qt.AlignmentFlag(0) if self._page.fills else Qt.AlignmentFlag.AlignTop
        self._scroller.column.addWidget(self._page, 0, top)
        self._page.installEventFilter(self)
        self._page.show()

    @property
    def _guided(self) -> bool:
        """Whether a first run is shown: plain, with its steps beside it where there is room."""
        return self._state.first_run and step_of(self._state.page) >= 0

    def _place(self) -> None:
        s, width, height = self.look.s, self.width(), self.height()
        self._scene.setGeometry(0, 0, width, height)
        self._scene.setVisible(not self._guided)
        beside = self._guided and width >= s(STEPS_FROM)
        self._steps.setVisible(beside)
        self._steps.setGeometry(0, 0, s(COLUMN_WIDTH), height)
        self._fit_card(width - (s(COLUMN_WIDTH) if beside else 0))
        self._word_language()
        if self._guided:
            self._place_guided(s(COLUMN_WIDTH) if beside else 0)
        else:
            self._place_card()
        language_x = s(FOOT_EDGE) if beside else width - self._language.sizeHint().width() - self._foot_edge
        self._local.set_aside(*self._backup)
        self._language.adjustSize()
        if s(28) + self._local.width() + s(12) > language_x:
            self._local.set_aside("")
        for foot, x, below in ((self._local, s(28), SHADOW), (self._language, language_x, 0)):
            foot.move(x, height - foot.height() - s(26) + below)
            foot.setVisible(not foot.geometry().intersects(self._card.geometry()))
        self._local.setVisible(self._local.isVisibleTo(self) and not self._guided)
        self._language.setVisible(not self._guided or self._language.isVisibleTo(self))
        self._language.raise_()

    def _fit_card(self, room: int) -> None:
        """As wide as its page wants where there is ``room`` (px), and as high as it then needs."""
        if self._page is None:
            return
        s = self.look.s
        self._card.setFixedWidth(min(s(self._page.measure), room))
        margins = self._card.column.contentsMargins()
        edge = s(LOW_PADDING if self.height() < s(LOW) else PADDING)
        margins.setTop(edge)
        margins.setBottom(edge + SHADOW)
        self._card.column.setContentsMargins(margins)
        feet = self._lay_feet(self._page)
        self._page.column.activate()
        self._scroller.column.activate()
        holder = self._scroller.page
        inside = self._card.width() - margins.left() - margins.right()
        # What wrapping lines would like at some other width says nothing of the height they need at this one.
        tall = holder.heightForWidth(inside) if holder.hasHeightForWidth() else holder.sizeHint().height()
        holder.setMinimumHeight(tall)
        wanted = tall + feet + margins.top() + margins.bottom()
        if self._guided and not self._steps.isHidden():  # beside its steps a question has the whole height
            wanted = self.height()
        self._card.setFixedHeight(min(wanted, self.height()))

    def _lay_feet(self, page: UnlockPage) -> int:
        """A step's way on stays in sight while the step scrolls, where both have room; px that it takes then."""
        s = self.look.s
        if page.feet is None:
            return 0
        margins = self._card.column.contentsMargins()
        inside = self._card.width() - margins.left() - margins.right()
        tall = max(page.feet.heightForWidth(inside - s(RING) - s(BAR)), page.feet.sizeHint().height())
        stays = self._guided and tall * LEAST_FEET <= self.height()
        if stays and self._feet is None:
            self._feet = page.feet
            self._feet.setContentsMargins(s(RING), 0, s(BAR), 0)
            self._card.column.addWidget(self._feet)
            self._feet.show()
        elif not stays and self._feet is not None:
            self._feet.setContentsMargins(0, 0, 0, 0)
            self._feet = None
            page.take_feet()
        return tall + self._card.column.spacing() if stays else 0

    def _place_card(self) -> None:
        s, width, height = self.look.s, self.width(), self.height()
        middle = max(0, (width - self._card.width()) // 2)
        spare = width - self._card.width() - self._language.sizeHint().width() - self._foot_edge - s(12)
        left = s(118) if width >= s(1000) and self.look.decorated else middle
        if s(8) <= spare < left:
            left = spare
        room = height - s(56) if height - self._card.height() > s(120) else height
        self._card.move(left, max(0, (room - self._card.height()) // 2 + (s(9) if room < height else 0)))

    def _place_guided(self, beside: int) -> None:
        """The question begins at one height on every step."""
        s = self.look.s
        spare = self.width() - beside - self._card.width()
        left = beside + (min(s(36), max(0, spare)) if beside else max(0, spare // 2))
        self._card.move(left, 0 if beside else min(s(20), max(0, self.height() - self._card.height())))

    def _language_button(self, language: str) -> PillButton:
        other, word = ("en", "English") if language == "vi" else ("vi", "Tiếng Việt")
        name = "Đổi sang tiếng Việt" if other == "vi" else "Switch to English"
        button = PillButton(self.look, "globe", word, name, self)
        button.clicked.connect(lambda: self.wishes.language_wanted.emit(other))
        self._language_words = (word, other.upper())
        return button

    def _word_language(self) -> None:
        """The language's name, or its letters where a card in the middle would leave the name no room beside it."""
        s, (word, letters) = self.look.s, self._language_words
        self._language.say(word)
        beside = (self.width() - self._card.width()) // 2 if not self._guided else self.width()
        needed = self._language.sizeHint().width() + s(FOOT_EDGE + 12)
        self._foot_edge = s(FOOT_EDGE)
        if not self.look.decorated and beside < needed:
            self._language.say(letters)
            self._foot_edge = s(12)


def _kind_of(page: str) -> type[UnlockPage]:
    if page in _WAYS_IN:
        return _WAYS_IN[page]
    module, _, name = _SELDOM[page].partition(".")
    kind: type[UnlockPage] = getattr(import_module(f"{__package__}.{module}"), name)
    return kind
