"""Guards the pinned PySide6: 6.12.0 gave away a reference to None at nearly every call, and the process died of it."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication, QWidget

CALLS = 200_000


def test_none_survives_200_000_calls(qapp: QApplication) -> None:
    widget = QWidget()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        widget.setFixedSize(100 + number % 7, 100)
    lost = before - sys.getrefcount(None)
    widget.deleteLater()
    if sys.version_info < (3, 12):  # from 3.12 on None is never counted, and nothing can be lost
        assert abs(lost) < 1000
    assert widget.width() == 100 + (CALLS - 1) % 7


@pytest.mark.parametrize("call", ["setVisible", "setEnabled"])
def test_none_survives_other_setters(qapp: QApplication, call: str) -> None:
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(2000):
        getattr(widget, call)(False)
    assert abs(before - sys.getrefcount(None)) < 1000
