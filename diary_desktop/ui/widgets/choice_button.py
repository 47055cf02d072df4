"""A quiet button that says what is chosen and opens a small menu of the other choices."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from ..look import Look
from .buttons import QUIET, Button
from .menu import Menu
from .ticks import tick_chosen

CHEVRON, GAP = 18, 9


class ChevronButton(Button):
    """Its text with a chevron behind it: there is more below."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self.look.s(GAP + CHEVRON), hint.height())

    def _paint_content(self, painter: QPainter, rect: QRectF) -> None:
        s, look = self.look.s, self.look
        ink = look.colour(self.kind.ink if self.isEnabled() else "ink_disabled")
        wide = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        x = rect.left() + self._padding()
        if self._icon_name:
            look.paint_icon(painter, self._icon_name, x, rect.center().y() - s(20) / 2, 20, ink)
            x += s(20) + s(9)
        painter.setFont(self._font())
        painter.setPen(ink)
        painter.drawText(QRectF(x, rect.top(), wide + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        top = rect.center().y() - s(CHEVRON) / 2
        look.paint_icon(painter, "chevron-down", x + wide + s(GAP), top, CHEVRON, ink)


class ChoiceButton(ChevronButton):
    """``choices`` are pairs of a key and its word. Enter, Space and the arrow down open the menu."""

    chosen = Signal(str)
    """The key a person picked; what is shown changes only with ``show_choice``."""

    def __init__(
        self, look: Look, name: str, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "", QUIET, size=36, parent=parent)
        self._name = name
        self.menu = Menu(self.look, self)
        tick_chosen(look, self.menu)
        self.menu.setAccessibleName(name)
        self._group = QActionGroup(self)
        self.set_choices(choices)
        self.clicked.connect(self.open_menu)

    def set_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Others to choose from."""
        self._words = dict(choices)
        self.menu.clear()
        for old in self._group.actions():
            self._group.removeAction(old)
            old.deleteLater()
        for key, word in choices:
            self._add(key, word)

    def show_choice(self, key: str) -> None:
        """Say that ``key`` is in force; a key that is no choice is shown as it is, with nothing marked."""
        word = self._words.get(key, key)
        self.set_face(word, self._icon_name, f"{self._name}: {word}")
        for action in self._group.actions():
            action.setChecked(action.data() == key)

    def open_menu(self) -> None:
        """Below the button and flush with its right edge, with the choice in force marked and current."""
        wide = self.menu.sizeHint().width()
        self.menu.popup(self.mapToGlobal(QPoint(self.width() - wide, self.height())))
        marked = self._group.checkedAction()
        if marked is not None:
            self.menu.setActiveAction(marked)

    def close_menu(self) -> None:
        """Put the menu away unused."""
        self.menu.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_menu()
            return
        super().keyPressEvent(event)

    def _add(self, key: str, word: str) -> None:
        action = QAction(word.replace("&", "&&"), self._group)
        action.setData(key)
        action.setCheckable(True)
        action.triggered.connect(lambda _=False: self.chosen.emit(key))
        self.menu.addAction(action)
