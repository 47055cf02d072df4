"""The search overlay: a field over whatever is shown, results below it while one types, all from the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from diary_desktop.domain.search import SearchResult
from diary_desktop.presenters.engine_starts import Waking
from diary_desktop.presenters.search import SearchState

from .foreground import Foreground
from .language import tr
from .look import Look
from .motion import Veil
from .part_words import waking_up
from .search_words import amount_said, announced, filter_word, why_found
from .widgets.chip import Chip
from .widgets.field import keep_unlearned
from .widgets.filter_chip import FilterChip
from .widgets.notices import announce
from .widgets.result_list import Group, ResultList
from .widgets.scroller import emptied
from .widgets.still import Still
from .widgets.strokes import painting, rounded
from .widgets.text import Label
from .widgets.wrapping_row import WrappingRow
from .words import filled

WIDE, TOP, EDGE = 720, 93, 24
PAUSE_MS = 120
"""Quiet after a letter before a search begins."""

LEAST_FOOT = 620
"""Px at 100 % from which both hints stand side by side at the foot."""

LEAST_FIELD = 300
"""Px at 100 % that the field keeps beside its chips; with less, they stand below it."""

QUIET_MS = 500
"""Quiet after the last letter before the number of results is read out."""


class SearchView(QWidget):
    """Shows what it is told. The focus stays in the field; rows are walked from there."""

    typed = Signal(str)
    tab_pressed = Signal()
    backspace_pressed = Signal()
    moved = Signal(int)
    chosen = Signal(int)
    """The number of a result, -1 for the selected one."""
    taken = Signal(object)
    dropped = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._state = SearchState()
        self._waking: float | None = None
        self._before: QWidget | None = None
        self.behind: Callable[[], QWidget | None] = lambda: None
        """The page that lies still while one searches; none where something goes on in it."""
        self._still: Still | None = None
        self._foreground = Foreground(self)
        self._shown: tuple[tuple[SearchResult, ...], tuple[SearchResult, ...]] = ((), ())
        self.setAccessibleName(tr("Search"))
        self._chips: list[FilterChip] = []
        self._chips_of: object = None
        self._chip_line, self._chip_side = QVBoxLayout(), QVBoxLayout()
        self.panel = QWidget(self)
        self._veil = Veil(look, self.panel, "surface", 18)
        self._fill()
        self._pause, self._quiet = QTimer(self), QTimer(self)
        for timer, call in ((self._pause, self._tell_typed), (self._quiet, self._read_out)):
            timer.setSingleShot(True)
            timer.timeout.connect(call)
        look.recoloured.connect(self.update)
        self.hide()

    def show_state(self, state: SearchState) -> None:
        """Comes over the window with it, or goes away and gives the focus back."""
        before, self._state = self._state, state
        if state.shown and not before.shown:
            self._foreground.begin()  # what reads every entry's names meanwhile lets it be painted
            self._before = QApplication.focusWidget()
            QTimer.singleShot(0, self, self._still_page)
            self.show()
            self.raise_()
            self._veil.lift()
            self.focus_first()
            self._page.be_ready()
        if state.shown:
            self._show_words(state)
        elif before.shown:
            self._go()

    def show_waking(self, waking: Waking) -> None:
        """Whether what looks by meaning is waking up."""
        self._waking = waking.of("memory")
        if self._state.shown:
            self._show_chips(self._state)
            self._say(self._state)
            self._place()

    def focus_first(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Nothing that was typed or found stays in the widgets."""
        if self._still is not None:
            self._still.drop()
            self._still = None
        for timer in (self._pause, self._quiet):
            timer.stop()
        self.edit.blockSignals(True)
        self.edit.setText("")
        self.edit.blockSignals(False)
        self.edit.setAccessibleDescription("")
        self._shown = ((), ())
        self._page.wipe()
        self._show_chips(SearchState())
        self._note.clear()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Nothing behind it can be reached: the focus goes round among its chips and its field."""
        stops = [self.edit, *(one for one in self._chips if isValid(one) and one.isVisible())]
        here = next((at for at, one in enumerate(stops) if one.hasFocus()), 0)
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside it is away from it."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.look.colour("scrim"))
            box = QRectF(self.panel.geometry())
            border = self.look.colour("control" if self.look.high_contrast else "line")
            rounded(painter, box, self.look.s.exact(18), self.look.colour("surface"), border)
            line = self.look.colour("line")
            for top in (self._head.geometry().bottom(), self._foot.geometry().top()):
                painter.fillRect(QRectF(box.left() + 1, box.top() + top, box.width() - 2, 1), line)

    def _still_page(self) -> None:
        """In a turn of its own: the picture takes as long as showing what lies over it."""
        page = self.behind() if self._state.shown and self._still is None else None
        if page is not None:
            self._foreground.begin()
            self._still = Still(self.look, page)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Keys of the field that mean the results; a composing input method has had them before."""
        key, plain = Qt.Key(event.key()), event.modifiers() in (Qt.KeyboardModifier.NoModifier,)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if plain and key in steps:
            self.moved.emit(steps[key])
            return True
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell_typed()
            self.chosen.emit(-1)
            return True
        if plain and key == Qt.Key.Key_Tab and self._state.offered:
            self.tab_pressed.emit()
            return True
        if plain and key == Qt.Key.Key_Backspace and not self.edit.text():
            self.backspace_pressed.emit()
            return True
        return False

    def _show_words(self, state: SearchState) -> None:
        if self.edit.text() != state.text and not self._pause.isActive():
            self.edit.blockSignals(True)
            self.edit.setText(state.text)
            self.edit.blockSignals(False)
        self._show_chips(state)
        if (state.words, state.close) != self._shown:
            self._show_results(state)
        self._select(state)
        self._say(state)
        if state.searched and not state.searching:
            self._quiet.start(QUIET_MS)
        self._place()
        QTimer.singleShot(0, self, self._place)  # rows know their height once they are laid out

    def _show_results(self, state: SearchState) -> None:
        self._shown = (state.words, state.close)
        listed = bool(state.words) and state.words[0].why == "listed"
        same = Group(tr("Newest first") if listed else tr("Same words"), amount_said(state), state.words)
        self._page.show_groups([one for one in (same, Group(tr("Close in meaning"), "", state.close)) if one.results])

    def _select(self, state: SearchState) -> None:
        rows = self._page.rows
        for at, row in enumerate(rows):
            row.setChecked(at == state.selected)
        if 0 <= state.selected < len(rows):
            row = rows[state.selected]
            said = tr("{at} of {count}: {name}", at=state.selected + 1, count=len(rows), name=row.accessibleName())
            self._page.ensureWidgetVisible(row)
            if said != self.edit.accessibleDescription():
                self.edit.setAccessibleDescription(said)
                if state.selected:
                    announce(self.edit, said)
        else:
            self.edit.setAccessibleDescription("")

    def _say(self, state: SearchState) -> None:
        """What stands in place of results."""
        if state.error is not None:
            what, hint, values = state.error.what_template, state.error.hint_template, state.error.values
            said = f"{filled(what, values)} {filled(hint, values)}"
        elif not state.text.strip() and not state.filters:
            said = tr("Type words, with marks or without. A tag, a person, a mood or a time can narrow them: Tab.")
        elif state.searched and not state.searching and not state.results:
            said = tr("No entry has these words. Try without marks, or ask instead.")
        else:
            waiting = tr("Searching…") if self._waking is None else waking_up(self._waking)
            said = waiting if state.searching and not state.results else ""
        self._note.setText(said)
        self._note.setVisible(bool(said))
        self._page.setVisible(bool(state.results))

    def _show_chips(self, state: SearchState) -> None:
        waking = self._waking if state.searching and state.results else None
        wanted = (state.filters, state.offered, state.by_meaning, waking)
        if wanted == self._chips_of:
            return
        self._chips_of = wanted
        for line in (self._chip_line, self._chip_side):
            emptied(line)
        self._chips = []
        for one in state.filters:
            word = filter_word(one)
            chip = FilterChip(self.look, word, tr("Remove the filter {name}", name=word), in_force=True)
            chip.clicked.connect(lambda _=False, one=one: self._drop(one))
            self._chips.append(chip)
        for one in state.offered:
            word = filter_word(one)
            chip = FilterChip(self.look, word, tr("Narrow by {name}", name=word), in_force=False)
            chip.clicked.connect(lambda _=False, one=one: self._take(one))
            self._chips.append(chip)
        shown: list[QWidget] = list(self._chips)
        if waking is not None:
            shown.append(Chip(self.look, waking_up(waking), bullet="lamp", fill="lamp_soft", ink="lamp_ink"))
        elif not state.by_meaning:
            shown.append(Chip(self.look, tr("Exact words only"), bullet="lamp", fill="lamp_soft", ink="lamp_ink"))
        if shown:
            chips = WrappingRow(self.look, tuple(shown), 8)
            beside = self._width() - chips.sizeHint().width() > self.look.s(LEAST_FIELD)
            if beside:
                chips.setFixedWidth(chips.sizeHint().width())
            (self._chip_side if beside else self._chip_line).addWidget(chips)

    def _take(self, one: object) -> None:
        self.focus_first()
        self.taken.emit(one)

    def _drop(self, one: object) -> None:
        self.focus_first()
        self.dropped.emit(one)

    def _edited(self, _: str) -> None:
        self._quiet.stop()
        self._pause.start(PAUSE_MS)

    def _tell_typed(self) -> None:
        self._pause.stop()
        self.typed.emit(self.edit.text())

    def _read_out(self) -> None:
        if self._state.shown and self._state.searched:
            said = announced(self._state) if self._state.results else self._note.text()
            announce(self, said)

    def _go(self) -> None:
        """Away; whoever had the focus before has it again."""
        self.wipe()
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        """As high as what it holds, as far as the window goes."""
        wide, top = self._width(), min(self.look.s(TOP), self.height() // 9)
        self._tones.setVisible(wide >= self.look.s(LEAST_FOOT))
        parts = [self._head, self._foot]
        wanted = sum(_tall(one.layout(), wide) for one in parts)
        if not self._page.isHidden():
            wanted += _tall(self._page.page.layout(), wide - self.look.s(14)) + 2
        if not self._note.isHidden():
            wanted += max(self._note.heightForWidth(wide), self._note.sizeHint().height())
        most = self.height() - top - min(self.look.s(EDGE), self.height() // 20)
        self.panel.setGeometry(QRect((self.width() - wide) // 2, top, wide, min(most, wanted)))
        self.update()

    def _width(self) -> int:
        edge = min(self.look.s(EDGE), self.width() // 20)
        return min(self.look.s(WIDE), self.width() - 2 * edge)

    def _fill(self) -> None:
        s, look = self.look.s, self.look
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._new_head()
        column.addWidget(self._head)
        self._note = Label(look, "", "body", "ink2", wrap=True)
        self._note.setContentsMargins(s(26), s(18), s(26), s(18))
        column.addWidget(self._note)
        self._page = ResultList(look, why_found)
        self._page.chosen.connect(self.chosen)
        column.addWidget(self._page, 1)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(s(24), s(8), s(22), s(9))
        self._hints = Label(look, "", "small", "ink2", wrap=True)
        self._name_keys()
        look.keys.changed.connect(self._name_keys)
        row.addWidget(self._hints, 1)
        self._tones = Label(look, tr("Typing tones ranks exact matches first"), "small", "ink2")
        row.addWidget(self._tones)
        column.addWidget(self._foot)

    def _name_keys(self) -> None:
        keys = self.look.keys.short("commit")
        asks = [tr("{keys} ask about this instead", keys=keys)] if keys else []
        self._hints.setText("   ".join([tr("↑↓ move"), tr("↵ open"), *asks, tr("Tab narrow")]))

    def _new_head(self) -> QWidget:
        s, look, head = self.look.s, self.look, QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(s(24), s(12), s(20), s(12))
        column.setSpacing(s(8))
        row = QHBoxLayout()
        row.setSpacing(s(12))
        icon = Label(look, "")
        icon.setPixmap(look.icon("search", 20, "ink2", self.devicePixelRatioF()))
        row.addWidget(icon)
        self.edit = QLineEdit()
        keep_unlearned(self.edit)
        self.edit.setFont(look.font("lead", 18))
        self.edit.setMinimumHeight(s(38))
        self.edit.setAccessibleName(tr("Find in your diary"))
        self.edit.setPlaceholderText(tr("Find in your diary"))
        self.edit.setProperty("ring_none", True)
        self.edit.textEdited.connect(self._edited)
        self.edit.installEventFilter(self)
        row.addWidget(self.edit, 1)
        row.addLayout(self._chip_side)
        column.addLayout(row)
        column.addLayout(self._chip_line)
        return head


def _tall(layout: QLayout | None, wide: int) -> int:
    """How high what it holds is within ``wide`` px."""
    if layout is None:
        return 0
    return layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
