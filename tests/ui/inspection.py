"""What a screen must not have: each function walks a shown window and returns a line for everything it finds wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QScrollArea, QTextEdit, QWidget

from diary_desktop.ui.hands_free_view import HandsFreeView
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.widgets.citation import CitationChip
from diary_desktop.ui.widgets.result_row import ResultRow
from diary_desktop.ui.widgets.status_block import StatusBlock

_ACTING: Final = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Link,
    QAccessible.Role.EditableText,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
    QAccessible.Role.PageTab,
    QAccessible.Role.MenuItem,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.ButtonDropDown,
    QAccessible.Role.Chart,
}
"""Roles that a screen reader stops at: what has none of them is text, a decoration or a frame around others."""


def controls(window: MainWindow) -> list[QWidget]:
    """What a keyboard or a pointer can reach."""
    kinds = (QAbstractButton, QLineEdit, QTextEdit)
    found = [one for one in window.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
    return [one for one in found if isinstance(one, kinds) or one.focusPolicy() != Qt.FocusPolicy.NoFocus]


def nameless(window: MainWindow) -> list[str]:
    """Controls without a name."""
    return [f"{type(one).__name__} has no name" for one in controls(window) if not one.accessibleName()]


def named_twice(window: MainWindow, twins: frozenset[str]) -> list[str]:
    """Buttons of one name, but for ``twins``."""
    names = [one.accessibleName() for one in controls(window) if isinstance(one, QAbstractButton)]
    return [f"two buttons are called {one!r}" for one in sorted({one for one in names if names.count(one) > 1} - twins)]


def unnamed_in_the_tree(window: MainWindow) -> list[str]:
    """Nodes of the accessible tree that a screen reader stops at and can say nothing of."""
    return [
        f"a node of role {node.role().name} below {path} has no name"
        for node, path in _nodes(QAccessible.queryAccessibleInterface(window), "the window")
        if node.role() in _ACTING and not node.text(QAccessible.Text.Name).strip()
    ]


def _nodes(node: QAccessibleInterface, path: str) -> Iterator[tuple[QAccessibleInterface, str]]:
    for index in range(node.childCount()):
        child = node.child(index)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield child, path
        yield from _nodes(child, child.text(QAccessible.Text.Name) or path)


def unreachable(window: MainWindow) -> list[str]:
    """Controls that neither Tab nor the arrows of a group lead to."""
    stops = _tab_stops(window).union(*(_tab_stops(sheet) for sheet in window.findChildren(QDialog)))
    return [
        f"{type(one).__name__} {one.accessibleName()!r} is out of reach"
        for one in controls(window)
        if one not in stops and not _within_a_group(one, stops) and not _walked_from_elsewhere(one)
    ]


def _tab_stops(window: QWidget) -> set[QObject]:
    found: set[QObject] = set()
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        if at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.add(at)
        at = at.nextInFocusChain()
    return found


def _within_a_group(one: QWidget, stops: set[QObject]) -> bool:
    """Beside or inside a stop whose arrows go on to it; the lines at the foot of the rail belong to the rail's."""
    above = one.parentWidget()
    if isinstance(above, StatusBlock):
        above = above.parentWidget()
    return above is not None and (above in stops or any(each in stops for each in above.findChildren(QWidget)))


def _walked_from_elsewhere(one: QWidget) -> bool:
    """Results are walked from the search field; the calendar's own grid turns its pages by Page Up and Page Down."""
    return isinstance(one, ResultRow) or one.objectName().startswith("qt_calendar_")


def wider_than_their_place(window: MainWindow) -> list[str]:
    """Pages that would have to be scrolled sideways."""
    return [
        f"{type(area).__name__} is {page.width()} wide in a place of {area.viewport().width()}"
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and (page := area.widget()) is not None and page.width() > area.viewport().width()
    ]


def sticking_out(window: MainWindow) -> list[str]:
    """Controls that begin left of the window or end right of it."""
    found = []
    for one in controls(window):
        left = one.mapTo(window, one.rect().topLeft()).x()
        if left < 0 or left + one.width() > window.width() + 1:
            found.append(f"{one.accessibleName()!r} lies from {left} to {left + one.width()}")
    return found


def cut(window: MainWindow) -> list[str]:
    """Texts that do not fit into their widget."""
    labels = [one for one in window.findChildren(QLabel) if one.isVisible() and one.text()]
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.text()]
    return [line for one in labels if (line := _cut_label(one))] + [
        f"button {one.text()!r} needs {one.minimumSizeHint().width()} and has {one.width()}"
        for one in buttons
        if one.width() < one.minimumSizeHint().width() or one.height() < QFontMetrics(one.font()).height()
    ]


def _cut_label(label: QLabel) -> str:
    room = label.contentsRect()
    metrics = label.fontMetrics()
    wrapped = metrics.boundingRect(0, 0, room.width(), 1 << 20, Qt.TextFlag.TextWordWrap, label.text())
    if label.wordWrap():
        fits = wrapped.height() <= room.height() + 1 and wrapped.width() <= room.width() + 1
        return "" if fits else f"paragraph {label.text()[:50]!r} needs {wrapped.size()} and has {room.size()}"
    needed = max(metrics.horizontalAdvance(line) for line in label.text().split("\n"))
    fits = needed <= room.width() + 1 and metrics.height() <= room.height() + 1
    return "" if fits else f"line {label.text()[:50]!r} needs {needed}x{metrics.height()} and has {room.size()}"


def silent_about_why(window: MainWindow) -> list[str]:
    """Buttons that cannot be used now and do not say why, to the pointer and to a screen reader."""
    shown = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and not one.isEnabled()]
    own = [one for one in shown if not one.objectName().startswith("qt_calendar_")]
    return [
        f"{one.accessibleName()!r} is disabled and says nothing of it"
        for one in own
        if not one.accessibleDescription() or one.toolTip() != one.accessibleDescription()
    ]


def too_small(window: MainWindow) -> list[str]:
    """Buttons that a pointer or a finger misses: below 32 px at 100 %, below 44 in hands-free, whatever is painted.

    A citation stands in a line of text as a link does, and has 24. What lies beneath hands-free is not pressed then;
    the calendar of a date is Qt's own.
    """
    hands_free = next((one for one in window.findChildren(HandsFreeView) if one.isVisible()), None)
    pressed = (hands_free or window).findChildren(QAbstractButton)
    found = []
    for one in pressed:
        least = window.look.s(24 if isinstance(one, CitationChip) else 44 if hands_free is not None else 32)
        seen = one.isVisible() and one.isEnabled() and not one.objectName().startswith("qt_calendar_")
        if seen and min(one.width(), one.height()) < least:
            found.append(f"{one.accessibleName()!r} is {one.width()} x {one.height()} and needs {least}")
    return found


LOOKS = (
    nameless,
    unnamed_in_the_tree,
    unreachable,
    wider_than_their_place,
    sticking_out,
    cut,
    too_small,
    silent_about_why,
)
"""All of them that need nothing but the window."""
