"""The chips above the list of the Timeline: what an entry must have to be listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.domain.listing import Listing, Wanted

from .language import tr
from .look import Look
from .widgets.buttons import BaseButton
from .widgets.menu import Menu
from .widgets.mood import MOOD_WORDS
from .widgets.strokes import painting, rounded
from .widgets.ticks import tick_chosen
from .widgets.wrapping_row import WrappingRow


class FilterChip(BaseButton):
    """On or off; with a menu it says what was chosen from it."""

    def __init__(self, look: Look, icon: str, text: str, *, menu: bool = False) -> None:
        super().__init__(look, text)
        self._icon_name, self._menu = icon, menu
        self.setCheckable(True)
        self.setText(text)
        self.setProperty("ring_radius", 999)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Only what is in force shows as on."""

    def show_face(self, text: str, name: str, *, on: bool) -> None:
        """What it says, and whether it is in force."""
        self.setText(text)
        self.setAccessibleName(name)
        self.setChecked(on)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        s = self.look.s
        wide = QFontMetricsF(self.look.font("small", 13, 500)).horizontalAdvance(self.text())
        return QSize(round(wide) + s(44) + (s(18) if self._menu else 0), s(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look, on, rect = self.look.s, self.look, self.isChecked(), QRectF(self.rect())
            fill = self.lit("accent_soft", "selection") if on else self.lit("surface")
            border = look.colour("accent" if on and look.high_contrast else "accent_soft" if on else "control")
            rounded(painter, rect, 999, fill, border)
            ink = look.colour("accent_ink" if on else "ink2")
            look.paint_icon(painter, self._icon_name, s(12), rect.center().y() - s(15) / 2, 15, ink)
            painter.setFont(look.font("small", 13, 500))
            painter.setPen(ink)
            painter.drawText(rect.adjusted(s(33), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
            if self._menu:
                look.paint_icon(painter, "chevron-down", rect.right() - s(26), rect.center().y() - s(8), 15, ink)


class TimelineFilters(QWidget):
    """Three menus and four switches; several together leave only what has all of them."""

    wished = Signal(object)
    """The ``Wanted`` a person asks for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._wanted, self._listing = Wanted(), Listing()
        self._menu: QMenu | None = None
        self.tag = self._menu_chip("tag", tr("Tag"), self._tags)
        self.person = self._menu_chip("person", tr("Person"), self._people)
        self.mood = self._menu_chip("mood-4", tr("Mood"), self._moods)
        self.starred = self._switch("star", tr("Starred"), "starred")
        self.pinned = self._switch("pin", tr("Pinned"), "pinned")
        self.sound = self._switch("microphone", tr("With sound"), "sound")
        self.attached = self._switch("paperclip", tr("With photo or file"), "attached")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        chips = (self.tag, self.person, self.mood, self.starred, self.pinned, self.sound, self.attached)
        column.addWidget(WrappingRow(look, chips, 8, chips=tr("Filters")))

    def show_wanted(self, wanted: Wanted, listing: Listing) -> None:
        """What is in force, and the names there are to choose from."""
        self._wanted, self._listing = wanted, listing
        mood = tr(MOOD_WORDS[wanted.mood - 1]) if wanted.mood else ""
        for chip, word, value in (
            (self.tag, tr("Tag"), wanted.tag),
            (self.person, tr("Person"), wanted.person),
            (self.mood, tr("Mood"), mood),
        ):
            chip.show_face(value or word, f"{word}: {value or tr('any')}", on=bool(value))
        for chip, on in (
            (self.starred, wanted.starred),
            (self.pinned, wanted.pinned),
            (self.sound, wanted.sound),
            (self.attached, wanted.attached),
        ):
            chip.show_face(chip.text(), chip.text(), on=on)

    def wipe(self) -> None:
        """Nothing of the diary stays."""
        self.show_wanted(Wanted(), Listing())

    def _menu_chip(self, icon: str, text: str, choices: Callable[[], list[tuple[str, Wanted]]]) -> FilterChip:
        chip = FilterChip(self.look, icon, text, menu=True)
        chip.clicked.connect(lambda: self._open_menu(chip, choices()))
        return chip

    def _switch(self, icon: str, text: str, field: str) -> FilterChip:
        chip = FilterChip(self.look, icon, text)

        def wish() -> None:
            values: dict[str, Any] = {field: not getattr(self._wanted, field)}  # each of them is a switch
            self.wished.emit(replace(self._wanted, **values))

        chip.clicked.connect(wish)
        return chip

    def _open_menu(self, chip: FilterChip, choices: list[tuple[str, Wanted]]) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = Menu(self.look, chip)
        tick_chosen(self.look, menu)
        menu.setAccessibleName(chip.accessibleName())
        for word, wanted in choices:
            action = menu.addAction(word.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(wanted == self._wanted)
            action.triggered.connect(lambda _=False, wanted=wanted: self.wished.emit(wanted))
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _tags(self) -> list[tuple[str, Wanted]]:
        named = [(name, replace(self._wanted, tag=name)) for name in self._listing.tags]
        return [(tr("Any tag"), replace(self._wanted, tag="")), *named]

    def _people(self) -> list[tuple[str, Wanted]]:
        named = [(name, replace(self._wanted, person=name)) for name in self._listing.people]
        return [(tr("Anybody"), replace(self._wanted, person="")), *named]

    def _moods(self) -> list[tuple[str, Wanted]]:
        moods = [(tr(word), replace(self._wanted, mood=at)) for at, word in enumerate(MOOD_WORDS, 1)]
        return [(tr("Any mood"), replace(self._wanted, mood=0)), *moods]
