"""Settings: the list of sections and the page of one; the search field looks through all of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .held_focus import takes_focus
from .language import tr
from .look import Look
from .settings.desk import SettingsDesk
from .settings.page import SettingsPage
from .settings.rows import Row
from .settings.sections import SECTIONS, Section
from .widgets.buttons import QUIET, RoundButton
from .widgets.field import Field
from .widgets.flow_text import FlowText
from .widgets.hairline import Hairline
from .widgets.notices import EmptyState
from .widgets.scroller import Scroller, emptied
from .widgets.section_item import SectionItem
from .widgets.text import Label

LIST_WIDTH, MEASURE, LEAST_CONTENT = 224, 690, 480
"""Px at 100 %; where the page would keep less than the last, list and page are shown one at a time."""

RING = 5
"""Px at 100 % that the focus ring reaches over an item: the scroller of the list leaves it that room."""


@dataclass(slots=True)
class Pane:
    """A section's heading, intro and page, in the column of the right side."""

    section: Section
    whole: QWidget
    page: QWidget


class SettingsView(QWidget):
    """``furnish`` gives it what its pages need; a page is built when its section is first opened."""

    section_chosen = Signal(str)
    leave_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._desk: SettingsDesk | None = None
        self._panes: dict[str, Pane] = {}
        self._key = SECTIONS[0].key
        self._reading = False
        self._one_at_a_time = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._list = self._list_column()
        self._line = Hairline(look)
        self._page = self._page_column()
        row.addWidget(self._list)
        row.addWidget(self._line)
        row.addWidget(self._page, 1)

    def furnish(self, desk: SettingsDesk) -> None:
        """What the pages are handed."""
        self._desk = desk

    def show_section(self, key: str) -> None:
        """Open a section; empty shows the list, with the section that was open last beside it."""
        self._reading = bool(key)
        self._key = key if any(one.key == key for one in SECTIONS) else self._key
        if self._search.text:
            self._search.wipe()
        self._mark()
        self._open()
        self._arrange()

    def escape(self) -> bool:
        """Close what is open inside of the place; False when there is nothing left to close."""
        if self._search.text:
            self._search.wipe()
            return True
        if self._one_at_a_time and self._reading:
            self.section_chosen.emit("")
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the field into what it stands above: the sections, or the rows it found."""
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if not down or watched is not self._search.edit:
            return super().eventFilter(watched, event)
        found = (one for one in self._scroller.findChildren(QWidget) if takes_focus(one))
        target = next(found, None) if self._search.text else self._items[self._key]
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def set_titled(self, titled: bool) -> None:
        """Whether the list says its name itself: not where the bar above says it."""
        self._title.setVisible(titled)

    def focus_first(self) -> None:
        if self._one_at_a_time and self._reading:
            self._back.setFocus()
        else:
            self._items[self._key].setFocus()

    def wipe(self) -> None:
        """The pages go, with whatever was typed into them."""
        self._search.wipe()
        for pane in self._panes.values():
            if isinstance(pane.page, SettingsPage):
                pane.page.wipe()
        self._panes = {}
        emptied(self._scroller.column)
        self._reading = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _move(self, step: int) -> None:
        """The arrow keys move in the list, which is one tab stop."""
        stops = list(self._items.values())
        here = next((at for at, one in enumerate(stops) if one.hasFocus()), 0)
        there = stops[(here + step) % len(stops)]
        self._rove(there)
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _list_column(self) -> QWidget:
        s = self.look.s
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(s(16) - s(RING), s(22), 0, s(10))
        column.setSpacing(s(12) - s(RING))
        self._title = title = Label(self.look, tr("Settings"), "page")
        title.setContentsMargins(s(10) + s(RING), 0, 0, s(RING))
        column.addWidget(title)
        self._search = Field(self.look, tr("Search the settings"), icon="search", placeholder=tr("Search"))
        self._search.changed.connect(self._find)
        self._search.edit.installEventFilter(self)
        field = QHBoxLayout()
        field.setContentsMargins(s(RING), 0, s(12), 0)
        field.addWidget(self._search)
        column.addLayout(field)
        self._sections = scroller = Scroller()
        scroller.column.setContentsMargins(s(RING), s(RING), s(12), s(RING))
        scroller.column.setSpacing(s(3))
        self._items = {one.key: SectionItem(self.look, one.icon, tr(one.title)) for one in SECTIONS}
        for key, item in self._items.items():
            item.clicked.connect(lambda _=False, key=key: self.section_chosen.emit(key))
            item.stepped.connect(self._move)
            scroller.column.addWidget(item)
        scroller.column.addStretch(1)
        column.addWidget(scroller, 1)
        return whole

    def _page_column(self) -> QWidget:
        s = self.look.s
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(s(18), s(14), s(18), 0)
        self._back = RoundButton(self.look, "back", tr("Back to the sections"), QUIET, size=36)
        self._back.clicked.connect(lambda: self.section_chosen.emit(""))
        head.addWidget(self._back)
        head.addStretch(1)
        column.addWidget(self._head)
        self._nothing = EmptyState(self.look, "search", tr("No setting has these words."))
        self._nothing.setContentsMargins(0, s(120), 0, 0)
        self._nothing.hide()
        column.addWidget(self._nothing)
        self._scroller = Scroller(s(MEASURE + 72))
        column.addWidget(self._scroller, 1)
        return whole

    def _open(self) -> None:
        """The section's page in front, built where this is the first time."""
        if self._desk is None:
            return
        pane = self._pane(self._key)
        for one in self._panes.values():
            one.whole.setVisible(one is pane)
            for row in one.whole.findChildren(Row):
                row.set_found(True)
        self._nothing.hide()
        self._scroller.verticalScrollBar().setValue(0)
        if isinstance(pane.page, SettingsPage):
            pane.page.entered()

    def _pane(self, key: str) -> Pane:
        if key not in self._panes:
            assert self._desk is not None
            section = next(one for one in SECTIONS if one.key == key)
            self._panes[key] = self._built(section, section.make(self._desk))
            self._scroller.column.addWidget(self._panes[key].whole)
        return self._panes[key]

    def _built(self, section: Section, page: QWidget) -> Pane:
        s = self.look.s
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(s(36), s(22), s(36), s(26))
        column.setSpacing(s(4))
        column.addWidget(Label(self.look, tr(section.title), "page", wrap=True))
        column.addWidget(FlowText(self.look, tr(section.intro), "lead", "ink2"))
        column.addSpacing(s(6))
        column.addWidget(page)
        column.addStretch(1)
        return Pane(section, whole, page)

    def _find(self, text: str) -> None:
        """Rows of every section that hold what is typed; a section whose title holds it is shown whole."""
        wanted = text.strip().casefold()
        if not wanted:
            self._open()
            self._arrange()
            return
        if self._desk is None:
            return
        any_shown = False
        for section in SECTIONS:
            pane = self._pane(section.key)
            pane.whole.setVisible(_filtered(pane, wanted))
            any_shown = any_shown or not pane.whole.isHidden()
        self._nothing.setVisible(not any_shown)
        self._reading = True
        self._arrange()

    def _mark(self) -> None:
        for key, item in self._items.items():
            item.setChecked(key == self._key)
            item.setAccessibleDescription(tr("You are here") if key == self._key else "")
        self._rove(self._items[self._key])

    def _rove(self, stop: SectionItem) -> None:
        for one in self._items.values():
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is stop else Qt.FocusPolicy.ClickFocus)

    def _arrange(self) -> None:
        """List and page side by side, or one at a time; while searching the list stays, for the field is in it."""
        s = self.look.s
        self._one_at_a_time = self.width() - s(LIST_WIDTH) < s(LEAST_CONTENT)
        searching = bool(self._search.text)
        lone = self._one_at_a_time and not searching
        self._list.setMinimumWidth(0 if self._one_at_a_time else s(LIST_WIDTH))
        self._list.setMaximumWidth(16_777_215 if lone else s(LIST_WIDTH))
        self._list.setVisible(not lone or not self._reading)
        self._page.setVisible(not lone or self._reading)
        self._head.setVisible(lone)
        self._line.setVisible(not lone)
        QTimer.singleShot(0, self, self._show_mark)  # once the list has its height

    def _show_mark(self) -> None:
        """In a low window the list is longer than its place: the chosen section is in sight."""
        self._sections.ensureWidgetVisible(self._items[self._key], 0, self.look.s(RING))


def _filtered(pane: Pane, wanted: str) -> bool:
    """Hide the rows without ``wanted``; whether anything of the pane is left."""
    rows = pane.whole.findChildren(Row)
    titled = wanted in tr(pane.section.title).casefold()
    for row in rows:
        row.set_found(titled or wanted in row.terms)
    return titled or any(row.is_found for row in rows)
