"""Copies are marked, leave after a while, and never take somebody else's copy with them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from diary_desktop.ui.clipboard import PRIVATE, PrivateClipboard


class Wishes:
    """The setting, and how often a person was told."""

    def __init__(self) -> None:
        self.clears = True
        self.told = 0

    def tell(self) -> None:
        self.told += 1


@pytest.fixture
def wishes() -> Wishes:
    return Wishes()


@pytest.fixture
def private(qtbot: QtBot, wishes: Wishes) -> Iterator[PrivateClipboard]:
    one = PrivateClipboard(lambda: wishes.clears, wishes.tell)
    yield one
    one.close()


def held() -> QMimeData:
    found = QGuiApplication.clipboard().mimeData()
    assert found is not None
    return found


def copied(qtbot: QtBot, text: str) -> None:
    edit = QLineEdit(text)
    qtbot.addWidget(edit)
    edit.selectAll()
    edit.copy()


def test_a_copy_is_marked_as_private_and_told(private: PrivateClipboard, wishes: Wishes, qtbot: QtBot) -> None:
    copied(qtbot, "the marmalade lantern")
    assert held().text() == "the marmalade lantern"
    assert {kind: bytes(held().data(kind).data()) for kind in PRIVATE} == PRIVATE
    assert wishes.told == 1


def test_styles_are_left_behind(private: PrivateClipboard, qtbot: QtBot) -> None:
    edit = QTextEdit()
    qtbot.addWidget(edit)
    edit.setHtml("<b>the lantern</b>")
    edit.selectAll()
    edit.copy()
    assert held().text() == "the lantern"
    assert not held().hasHtml()


def test_it_leaves_by_itself(private: PrivateClipboard, qtbot: QtBot) -> None:
    private._timer.setInterval(20)
    copied(qtbot, "the marmalade lantern")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "", timeout=2000)


def test_what_was_copied_elsewhere_since_stays(
    private: PrivateClipboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    private._timer.setInterval(20)
    copied(qtbot, "the marmalade lantern")
    monkeypatch.setattr(private, "_is_from_here", lambda: False)
    QGuiApplication.clipboard().setText("somebody else's")
    assert not private._timer.isActive()
    private.clear()
    assert QGuiApplication.clipboard().text() == "somebody else's"
    assert not held().hasFormat("x-kde-passwordManagerHint")


def test_where_a_person_wants_it_kept_it_is_only_marked(
    private: PrivateClipboard, wishes: Wishes, qtbot: QtBot
) -> None:
    wishes.clears = False
    copied(qtbot, "the marmalade lantern")
    assert not private._timer.isActive()
    assert held().hasFormat("x-kde-passwordManagerHint")
    assert wishes.told == 0


def test_a_second_copy_begins_a_new_half_minute(private: PrivateClipboard, wishes: Wishes, qtbot: QtBot) -> None:
    copied(qtbot, "one")
    copied(qtbot, "two")
    assert QGuiApplication.clipboard().text() == "two"
    assert wishes.told == 2
    private.clear()
    assert QGuiApplication.clipboard().text() == ""


def test_a_secret_cannot_be_copied_at_all(private: PrivateClipboard, wishes: Wishes, qtbot: QtBot) -> None:
    edit = QLineEdit("orbit velvet maple")
    qtbot.addWidget(edit)
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.selectAll()
    edit.copy()
    assert wishes.told == 0
    assert QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard) == ""
