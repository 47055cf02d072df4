"""Every screen, filled from a made-up diary: names on all controls, nothing wider than its place, the ring visible."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QTextEdit, QWidget

from diary_desktop.ui.body import Body
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.widgets.rail_entries import ALL
from tests import screens as command
from tests.screens import new_window, screens, settle

VARIANTS = frozenset(
    {"unlock-wait", "unlock-older", "unlock-newer", "unlock-restoring", "unlock-restore-begin", "unlock-elsewhere"}
    | {"timeline-empty-day", "timeline-tet", "timeline-words", "timeline-filtered", "today-own", "today-year"}
    | {"settings-keys-sealing", "settings-keys-confirm", "settings-keys-reseal"}
    | {"insights-month", "insights-all", "insights-counting", "insights-failed"}
)
"""Of another screen with the same controls: looked at only where room is shortest."""

NAMES = sorted(screens())


@pytest.fixture
def staged(request: pytest.FixtureRequest, qapp: QApplication, language: object) -> Iterator[tuple[MainWindow, Body]]:
    name, size, code, percent = request.param
    window, body = new_window("light", size, code, percent)
    screens()[name](window, body)
    settle(1)
    yield window, body
    window.language.choose("en")  # whoever still holds the window must not go on translating the next test
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def stages(*sizes: tuple[int, int], codes: tuple[str, ...] = ("en",), percent: int = 100) -> list[object]:
    return [
        pytest.param((name, size, code, percent), id=f"{name}-{size[0]}-{code}-{percent}")
        for name in NAMES
        if percent > 100 or name not in VARIANTS
        for size in sizes
        for code in codes
    ]


def controls(window: MainWindow) -> list[QWidget]:
    """What a keyboard or a pointer can reach."""
    kinds = (QAbstractButton, QLineEdit, QTextEdit)
    found = [one for one in window.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
    return [one for one in found if isinstance(one, kinds) or one.focusPolicy() != Qt.FocusPolicy.NoFocus]


@pytest.mark.parametrize("staged", stages((1280, 800), codes=("en", "vi")), indirect=True)
def test_every_control_has_a_name_of_its_own(staged: tuple[MainWindow, Body]) -> None:
    window, _ = staged
    found = controls(window)
    assert found
    nameless = [type(one).__name__ for one in found if not one.accessibleName()]
    assert nameless == []
    buttons = [one for one in found if isinstance(one, QAbstractButton)]
    names = [one.accessibleName() for one in buttons]
    twice = {one for one in names if names.count(one) > 1} - _TWINS
    assert twice == set()


# Two ways to the same thing may be called the same; a chip and its card's chip are one source.
_TWINS = frozenset(
    {"Write instead", "Viết", "Recording. Show it.", "Đang ghi. Mở ra xem.", "Show the passphrase", "Hiện mật khẩu"}
) | frozenset(
    f"{word} {number}, {day}, {title}"
    for word, days in (("Source", ("9 October 2026", "23 October 2026", "18 October 2026")),
                       ("Nguồn", ("9/10/2026", "23/10/2026", "18/10/2026")))
    for number, title, day in zip((1, 2, 3), ("Sương sớm", "Before the rain", "Đầu gối lại đau"), days, strict=True)
)  # fmt: skip


@pytest.mark.parametrize("staged", stages((1280, 800), (900, 600), codes=("en", "vi")), indirect=True)
def test_nothing_scrolls_sideways_and_the_title_tells_nothing(staged: tuple[MainWindow, Body]) -> None:
    window, _ = staged
    for area in window.findChildren(QScrollArea):
        page = area.widget()
        if area.isVisible() and page is not None:
            assert page.width() <= area.viewport().width(), f"{type(area).__name__} is wider than its place"
    assert window.windowTitle() in ("Diary", "Nhật ký")


@pytest.mark.parametrize("staged", stages((1280, 800), percent=200), indirect=True)
def test_at_twice_the_text_size_controls_stay_within_the_window(staged: tuple[MainWindow, Body]) -> None:
    window, _ = staged
    for one in controls(window):
        left = one.mapTo(window, one.rect().topLeft()).x()
        assert left >= 0
        assert left + one.width() <= window.width() + 1, f"{one.accessibleName()!r} sticks out"


@pytest.mark.parametrize(
    "staged", [pytest.param((name, (1280, 800), "en", 100), id=name) for name in ("today", "unlock", "record", "ask")],
    indirect=True,
)  # fmt: skip
def test_the_ring_is_drawn_round_what_has_the_focus(staged: tuple[MainWindow, Body]) -> None:
    window, _ = staged
    focused = window.focusWidget()
    assert focused is not None
    settle(1)
    assert window.ring.isVisible()
    shape = focused.parentWidget() if focused.property("ring_widget") else focused
    assert shape is not None
    inner = QRect(shape.mapTo(window, shape.rect().topLeft()), shape.size())
    assert window.ring.geometry().contains(inner)


def test_tab_reaches_every_control_of_today_and_the_rail_is_one_stop(qapp: QApplication, language: object) -> None:
    window, body = new_window("light", (1280, 800), "en", 100)
    screens()["today"](window, body)
    settle(1)
    reached: list[str] = []
    for _ in range(60):
        focused = window.focusWidget()
        assert focused is not None
        if focused.accessibleName() in reached:
            break
        reached.append(focused.accessibleName())
        window.focusNextChild()
    rail = [one for one in reached if one in {entry.word for entry in ALL} or one == "Speak"]
    assert rail == ["Today"]
    assert {"Start speaking", "Write instead", "Another question"} <= set(reached)
    assert sum(one.startswith("Play ") for one in reached) == 2
    window.hide()
    window.deleteLater()


def test_the_command_grabs_pictures(
    tmp_path: Path, qapp: QApplication, language: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["screens", str(tmp_path), "--only", "today-empty", "--theme", "dark"])
    assert command.main() == 0
    assert [one.name for one in tmp_path.iterdir()] == ["today-empty-dark-1280x800.png"]
