"""What the app has to say for itself: banner for a state, toast for an outcome, empty state for nothing yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..language import tr
from ..look import Look
from ..motion import Entrance
from .buttons import PRIMARY, QUIET, SECONDARY, Button, Kind, RoundButton
from .strokes import SHADOW, card_shape, painting, rounded
from .text import Label

TOAST_MS, UNDO_TOAST_MS = 6_000, 20_000

_TONES = {"warning": ("lamp_soft", "warning", "lamp_ink"), "danger": ("danger_soft", "warning", "danger"),
          "info": ("info_soft", "info", "info")}  # fmt: skip


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Tell a screen reader, without moving the focus."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class Banner(QWidget):
    """Icon, fact, what to do, at most one action and a way to put it away. Stays until then."""

    acted = Signal()
    way_chosen = Signal(str)
    """The key of another way on."""
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._tone = "info"
        s = look.s
        row = QHBoxLayout(self)
        row.setContentsMargins(s(26 + 44), s(10 + 9), s(26 + 8), s(9))
        row.setSpacing(s(8))
        column = QVBoxLayout()
        column.setSpacing(s(1))
        self._fact = Label(look, "", "body_strong", wrap=True)
        self._hint = Label(look, "", "small", "ink2", wrap=True)
        column.addWidget(self._fact)
        column.addWidget(self._hint)
        row.addLayout(column, 1)
        self._action = Button(look, "", SECONDARY, size=34)
        self._action.clicked.connect(self.acted)
        row.addWidget(self._action)
        self._row, self._ways = row, list[Button]()
        self._close = RoundButton(look, "close", tr("Put this notice away"), QUIET, size=32)
        self._close.clicked.connect(self.closed)
        row.addWidget(self._close)
        self.hide()
        Entrance(look, self)
        look.recoloured.connect(self.update)

    def show_notice(
        self, fact: str, hint: str, tone: str = "warning", action: str = "", ways: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """Show it and read it out at once. ``tone`` is ``warning``, ``danger`` or ``info``."""
        self._tone = tone
        self._fact.setText(fact)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._action.setVisible(bool(action))
        if action:
            self._action.set_face(action)
        self._offer(ways)
        self.setAccessibleName(f"{fact} {hint}".strip())
        self.show()
        self.update()
        announce(self, self.accessibleName(), urgent=True)

    def _offer(self, ways: tuple[tuple[str, str], ...]) -> None:
        """Quieter buttons behind the action."""
        for old in self._ways:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._ways = []
        for key, word in ways:
            button = Button(self.look, word, QUIET, size=34)
            button.clicked.connect(lambda _=False, key=key: self.way_chosen.emit(key))
            self._row.insertWidget(self._row.indexOf(self._close), button)
            self._ways.append(button)

    def put_away(self) -> None:
        """Gone, and its words with it."""
        self._offer(())
        self._fact.clear()
        self._hint.clear()
        self.setAccessibleName("")
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            fill, icon, ink = _TONES[self._tone]
            border = self.look.colour("control") if self.look.high_contrast else None
            s = self.look.s
            rect = QRectF(self.rect()).adjusted(s(26), s(10), -s(26), 0)
            rounded(painter, rect, s.exact(10), self.look.colour(fill), border)
            self.look.paint_icon(
                painter, icon, rect.left() + s(15), rect.center().y() - s(9), 18, self.look.colour(ink)
            )


class Toast(QWidget):
    """An outcome, bottom left, gone after 6 s (20 s with an action), not while pointed at or focused.

    Where ``lifted``, something else stands at the bottom, and it is shown above that.
    """

    def __init__(self, look: Look, parent: QWidget, lifted: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        self.look = look
        self._lifted = lifted
        s = look.s
        row = QHBoxLayout(self)
        row.setContentsMargins(s(14), s(4), s(10), s(4) + SHADOW)
        row.setSpacing(s(10))
        self._icon, self._face = Label(look, ""), ("check", "ok")
        look.recoloured.connect(self._colour)  # what it says may be that the colours were changed
        row.addWidget(self._icon)
        self._text = Label(look, "", "body")
        self._text.setMinimumHeight(s(34))  # as high as one that can be taken back
        row.addWidget(self._text)
        self._action = Button(look, "", Kind(ink="accent_ink"), size=34)
        self._action.clicked.connect(self.act)
        self._action.installEventFilter(self)
        row.addWidget(self._action)
        self._keys = Label(look, "", "tiny", "ink2")
        row.addWidget(self._keys)
        self._taking = ""
        look.keys.changed.connect(self._name_keys)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._entrance = Entrance(look, self)
        self._timer.timeout.connect(lambda: self._entrance.leave(self.put_away))
        self._do: Callable[[], None] | None = None
        self._left = 0
        self._lasts = TOAST_MS
        self.hide()

    def show_fact(self, text: str) -> None:
        """Nothing was done, and this is why."""
        self.show_outcome(text)
        self._face = ("info", "ink2")
        self._colour()

    def show_outcome(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """``do`` is called when ``action`` is chosen."""
        self._do = do
        self._face = ("check", "ok")
        self._colour()
        self._text.setText(text)
        self._action.setVisible(bool(action))
        self._taking = {tr("Undo"): "undo", tr("Redo"): "redo"}.get(action, "")
        self._name_keys()
        if action:
            self._action.set_face(action)
        self.setAccessibleName(text)
        self._lasts = UNDO_TOAST_MS if action else TOAST_MS
        self.adjustSize()
        self.place()
        self._entrance.stay()
        self.show()
        self.raise_()
        self._go_on()
        announce(self, text)

    def show_countdown(self, text: str, *, anew: bool) -> None:
        """A notice that changes each second until it is put away; only the first is read out."""
        if anew:
            self.show_outcome(text)
        self._timer.stop()
        self._text.setText(text)
        self.setAccessibleName(text)

    def put_away(self) -> None:
        self._do = None
        self._timer.stop()
        self._text.clear()
        self.setAccessibleName("")
        self.hide()

    def place(self, left: int = -1) -> None:
        """At the bottom, ``left`` px from the window's edge: where the content begins."""
        self._left = left if left >= 0 else self._left
        over = self.parentWidget()
        if over is not None:
            foot = self.look.s(72 if self._lifted() else 20)
            self.move(self._left + self.look.s(26), over.height() - self.height() - foot)

    @property
    def can_undo(self) -> bool:
        """Whether the keys of undo take back what it says."""
        return self._takes("undo")

    @property
    def can_redo(self) -> bool:
        """Whether the keys of redo do again what was taken back."""
        return self._takes("redo")

    def _takes(self, deed: str) -> bool:
        return self.isVisible() and self._taking == deed and self._do is not None

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        self._entrance.stay()

    def leaveEvent(self, event: QEvent) -> None:
        self._go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays while its action has the focus, and its time begins anew after that."""
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
            self._entrance.stay()
        elif event.type() == QEvent.Type.FocusOut:
            self._go_on()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            rect = QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW)
            card_shape(painter, self.look, rect, self.look.s.exact(10), self.look.colour("raised"))
            rounded(painter, rect, self.look.s.exact(10), None, self.look.colour("control"))

    def _name_keys(self) -> None:
        self._keys.setText(self.look.keys.short(self._taking) if self._taking else "")
        self._keys.setVisible(bool(self._keys.text()))
        self.adjustSize()

    def _colour(self) -> None:
        icon, tone = self._face
        self._icon.setPixmap(self.look.icon(icon, 18, tone, self.devicePixelRatioF()))

    def _go_on(self) -> None:
        attended = self.underMouse() or self._action.hasFocus()
        if self.isVisible() and not attended:
            self._timer.start(self._lasts)

    def act(self) -> None:
        """What its button does."""
        do = self._do
        self.put_away()
        if do is not None:
            do()


class EmptyState(QWidget):
    """A line icon, one sentence, one action."""

    acted = Signal()

    def __init__(
        self, look: Look, icon: str, text: str, hint: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.s(24), look.s(28), look.s(24), look.s(28))
        column.setSpacing(look.s(8))
        column.addStretch(1)
        self._icon_name = icon
        self._icon = Label(look, "")
        self._icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._icon)
        self._text = Label(look, text, "title", "ink", size=19, wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text)
        if hint:
            more = Label(look, hint, "body", "ink2", wrap=True)
            more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(more)
        if action:
            column.addSpacing(look.s(6))
            self.action = Button(look, action, PRIMARY, icon="microphone")
            self.action.clicked.connect(self.acted)
            column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._colour_icon()
        look.recoloured.connect(self._colour_icon)

    def say(self, text: str, icon: str = "") -> None:
        """Another sentence, and another icon where one is given."""
        self._text.setText(text)
        if icon and icon != self._icon_name:
            self._icon_name = icon
            self._colour_icon()

    def _colour_icon(self) -> None:
        self._icon.setPixmap(self.look.icon(self._icon_name, 44, "accent_ink", self.devicePixelRatioF()))
