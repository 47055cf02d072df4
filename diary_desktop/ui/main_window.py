"""The window: the closed diary first, then the open one; ember line, toast and focus ring float over both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeySequence,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from diary_desktop.presenters.covering_state import CoverState
from diary_desktop.presenters.unlock_state import Page, UnlockState

from .drop_place import DropPlace
from .focus_ring import FocusRing
from .language import Language, tr
from .look import Look
from .quick_cover import QuickCover
from .scale import STEP
from .theme import palette_of, style_sheet
from .unlock_view import UnlockView
from .widgets.notices import Toast
from .widgets.strokes import painting

SIZE, SMALLEST = (1280, 800), (900, 600)
WIDE_FROM = 1160
"""Window width over text scale from which the rail has words and the side panels are columns."""


SECRETS = ("passphrase_given", "words_given", "create_asked")
WAYS_IN = ("page_wanted", "key_file_wanted", "keystore_wanted", "folder_wanted", "backups_wanted", "again_wanted")
"""Wishes of the closed diary that wait until somebody attends to them: something is opened with the first."""


class EmberLine(QWidget):
    """The line at the very top edge while the microphone is open: full while recording, hollow while paused."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._hollow = False
        self.setFixedHeight(max(4, look.s(4)))
        self.hide()

    def show_state(self, state: str) -> None:
        """``recording``, ``paused`` or empty."""
        self._hollow = state == "paused"
        self.setVisible(bool(state))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            ember = self.look.colour("ember")
            if self._hollow:
                painter.setPen(QPen(ember, 1))
                painter.drawRect(0, 0, self.width() - 1, self.height() - 1)
            else:
                painter.fillRect(self.rect(), ember)


class MainWindow(DropPlace):
    """Title always "Diary" or its translation. Everything of the open diary is a body that is set later."""

    resized = Signal()
    closed = Signal()
    uncover_asked = Signal(object)
    """A passphrase, typed on the quick cover."""
    lock_asked = Signal()
    """The same, to lock instead."""
    wished = Signal()
    """Something was asked for on the closed diary before anybody attended to it."""
    worded = Signal()
    """The language or the text scale changed: views are to be built anew."""

    def __init__(self, look: Look, language: Language, page: str = "open", away: str = "") -> None:
        """``away`` is where the diary lies that is not there, on the page of that name."""
        super().__init__()
        self.look = look
        self.language = language
        self._first = _first_state(page, away)
        self._body: QWidget | None = None
        self.covering: QuickCover | None = None
        """Over the open diary, where a person wanted it out of sight."""
        self._attended = False
        self._held: dict[str, tuple[object, ...]] = {}
        self.chose_language = False
        self._last_backup: date | None = None
        self.name = ""
        self._leaving = False
        self.may_close: Callable[[], bool] = lambda: True
        """Asked when somebody closes the window; False where it goes another way."""
        self.quit: Callable[[], None] = self.leave
        """What a person does who wants to end the program."""
        self.setObjectName("window")
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.unlock = self._new_unlock()
        self.ember = EmberLine(look, self)
        self.ring = FocusRing(look, self)
        self.toast = Toast(look, self, self._is_closed)
        self.ring.below = (self.toast,)
        self._dress()
        look.recoloured.connect(self._dress)
        look.resized.connect(self._rebuild)

    @property
    def narrow(self) -> bool:
        """Whether rail and side panels give way."""
        return self.width() * 100 / self.look.s.percent < WIDE_FROM

    def set_body(self, body: QWidget) -> None:
        """The open diary's widgets; the ones before are gone."""
        shown = self._body is not None and self._body.isVisible()
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        body.setParent(self)
        body.setGeometry(self.rect())
        body.setVisible(shown)
        self._stack_up()

    def show_open(self) -> None:
        """The open diary in front; the closed one's fields are empty by then."""
        if self._body is not None and self.covering is None:
            self._body.show()
        self.unlock.hide()
        self._stack_up()

    def show_closed(self) -> None:
        """The closed diary in front, at once; nothing floats over it."""
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        while (menu := QApplication.activePopupWidget()) is not None and menu.close():
            pass
        self.toast.put_away()
        self.ember.show_state("")
        self.unlock.show()
        self.unlock.raise_()
        if self._body is not None:
            self._body.hide()
        self._stack_up()
        self.unlock.repaint()  # on the screen now; letting go of thousands of entries takes longer
        self.unlock.focus_first()

    def cover(self, state: CoverState) -> None:
        """The scene over what is open, out of reach until it is taken away; see ``quick_cover.py``."""
        if state.covered and self.covering is None:
            self.covering = QuickCover(self.look, self)
            self.covering.passphrase_given.connect(self.uncover_asked)
            self.covering.lock_asked.connect(self.lock_asked)
            self.covering.setGeometry(self.rect())
            self.covering.show()
            if self._body is not None:
                self._body.hide()
            self.covering.repaint()  # on the screen now
            self._stack_up()
            self.covering.focus_first()
        elif state.covered and self.covering is not None:
            self.covering.show_state(state)
        elif self.covering is not None:
            covering, self.covering = self.covering, None
            covering.wipe()
            covering.hide()
            covering.deleteLater()
            if self._body is not None and self.unlock.isHidden():
                self._body.show()

    def show_last_backup(self, day: date | None) -> None:
        """On the closed diary, without any name; ``None`` says nothing."""
        self._last_backup = day
        self.unlock.show_last_backup(day)

    def greet(self, name: str) -> None:
        """Whom the closed diary greets, empty for nobody by name; remembered beside the window's place."""
        self.name = name
        self.unlock.greet(name)

    def attend(self) -> None:
        """Somebody listens from now on: what was asked for before is asked again."""
        self._attended = True
        held, self._held = self._held, {}
        for name, values in held.items():
            getattr(self.unlock.wishes, name).emit(*values)

    @property
    def is_waited_for(self) -> bool:
        """Whether something was asked for that nobody has attended to yet."""
        return bool(self._held)

    def come_back(self) -> None:
        """In front again, from wherever it is."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def speak(self, code: str) -> None:
        """Another language, at once."""
        self.language.choose(code)
        self._rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever listens to ``closed`` seals what is open and then quits."""
        if not self._leaving and not self.may_close():
            event.ignore()
            return
        self._leaving = True
        event.accept()
        self.closed.emit()

    def undo(self) -> None:
        """Take back what the toast says was done, while it says so."""
        if self.toast.can_undo:
            self.toast.act()

    def say(self, text: str, action: str, do: Callable[[], None]) -> None:
        """In the toast of the moment: another size makes another one."""
        self.toast.show_outcome(text, action, do)

    def redo(self) -> None:
        """Do again what the toast says was taken back, while it says so."""
        if self.toast.can_redo:
            self.toast.act()

    def leave(self) -> None:
        """Close without asking: everything is sealed all the same, and a recording finished and kept."""
        if not self._leaving:
            self._leaving = True
            self.show()  # a window that is hidden is not closed
            self.close()

    def takes_files(self) -> bool:
        """While the diary is open."""
        return self._body is not None and self._body.isVisible()

    def _new_unlock(self) -> UnlockView:
        view = UnlockView(self.look, self.language.code, parent=self)
        view.wishes.language_wanted.connect(self.speak_as_chosen)
        for name in (*SECRETS, *WAYS_IN):
            getattr(view.wishes, name).connect(lambda *values, name=name: self._hold(name, *values))
        view.wishes.page_wanted.connect(self._turn_unattended)
        view.wishes.cancelled.connect(self._give_up_unattended)
        view.show_last_backup(self._last_backup)
        view.greet(self.name)
        view.show_state(self._first)
        QShortcut(QKeySequence("Ctrl+Q"), view).activated.connect(lambda: self.quit())
        for keys, by in (("Ctrl++", STEP), ("Ctrl+=", STEP), ("Ctrl+-", -STEP)):
            QShortcut(QKeySequence(keys), view).activated.connect(partial(self.look.step_scale, by))
        QShortcut(QKeySequence("Ctrl+0"), view).activated.connect(partial(self.look.choose_scale, 100))
        return view

    def _hold(self, name: str, *values: object) -> None:
        """What is asked for while the services are still being read waits for them."""
        if not self._attended:
            self._held[name] = values
            if name in SECRETS:
                self.unlock.show_state(replace(self.unlock.state, busy=True, step="check"))
            self.wished.emit()

    def _turn_unattended(self, page: Page) -> None:
        """From language to passphrase and back: also while the services are still being read."""
        if not self._attended:
            self.unlock.show_state(replace(self.unlock.state, page=page))

    def _give_up_unattended(self) -> None:
        if not self._attended:
            for secret in (one for values in self._held.values() for one in values if isinstance(one, bytearray)):
                secret[:] = bytes(len(secret))
            self._held.clear()
            self.unlock.show_state(replace(self.unlock.state, busy=False, step=""))

    def speak_as_chosen(self, code: str) -> None:
        """The language a person picked, here or on the closed screen: it is remembered."""
        self.chose_language = True
        self.speak(code)

    def _rebuild(self) -> None:
        """New widgets in the new language or size; presenters show their states on them again."""
        before, shown = self.unlock, self.unlock.isVisible()
        self._first = before.state
        self.unlock = self._new_unlock()
        self.unlock.carry(before)
        before.hide()
        before.deleteLater()
        self.unlock.setVisible(shown)
        for old in (self.toast, self.ember):
            old.hide()
            old.deleteLater()
        self.toast, self.ember = Toast(self.look, self, self._is_closed), EmberLine(self.look, self)
        self.ring.below = (self.toast,)
        self._dress()
        self._spread()
        self.worded.emit()
        if shown:
            self.unlock.focus_first()

    def _is_closed(self) -> bool:
        return self.unlock.isVisible()

    def _dress(self) -> None:
        self.setWindowTitle(tr("Diary"))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(palette_of(self.look.colour))
        application.setFont(self.look.font("body"))
        self.setStyleSheet(style_sheet(self.look.colour, self.look.s))

    def _spread(self) -> None:
        self.unlock.setGeometry(self.rect())
        if self._body is not None:
            self._body.setGeometry(self.rect())
        if self.covering is not None:
            self.covering.setGeometry(self.rect())
        self.ember.setGeometry(0, 0, self.width(), self.ember.height())
        self.toast.place()

    def _stack_up(self) -> None:
        for one in (self.ember, self.toast, self.ring):
            one.raise_()


def _first_state(page: str, away: str) -> UnlockState:
    if page == "away":
        return UnlockState(page="away", away=Path(away))
    return UnlockState(page="language", first_run=True) if page == "create" else UnlockState()
