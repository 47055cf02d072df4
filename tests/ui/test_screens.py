"""Every screen, filled from a made-up diary: names on all controls, nothing wider than its place, the ring visible."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QApplication, QDialog

from diary_desktop.ui.body import Body
from diary_desktop.ui.look import Look
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.widgets.rail_entries import ALL
from tests.screenshots import __main__ as command
from tests.screenshots import closed_stages
from tests.screenshots.stages import screens
from tests.screenshots.staging import closed_window, new_window, settle

from . import inspection

VARIANTS = frozenset(
    {"unlock-wait", "unlock-older", "unlock-newer", "unlock-restoring", "unlock-restore-begin", "unlock-elsewhere"}
    | {"timeline-empty-day", "timeline-tet", "timeline-words", "timeline-filtered", "today-own", "today-year"}
    | {"settings-keys-sealing", "settings-keys-confirm", "settings-keys-reseal"}
    | {"insights-month", "insights-all", "insights-counting", "insights-failed"}
    | {name for name in screens() if name.endswith(("-starting", "-full", "-saving", "-trouble", "-reading"))}
    | {"record-failed", "entry-failed", "write-failed", "search-failed", "settings-bin-failed", "settings-backup-none"}
    | {"settings-words-none", "settings-search-none", "first-models-looking"}
)
"""Of another screen with the same controls: looked at only where room is shortest."""

STAGES, CLOSED = screens(), frozenset(closed_stages.stages())
NAMES = sorted(STAGES)


Kind = tuple[tuple[int, int], str, int]


class Stagehand:
    """One window for a family of screens of one kind: emptied in between as a lock does it, made anew for the next."""

    def __init__(self) -> None:
        self.window: MainWindow | None = None
        self._body: Body | None = None
        self._spare: Body | None = None
        self._known: tuple[str, Kind] | None = None

    def set_up(self, name: str, kind: Kind) -> tuple[MainWindow, Body]:
        """The screen ``name`` in a window of that kind."""
        family = name.split("-")[0]
        if self.window is None or self._body is None or (family, kind) != self._known:
            self.clear()
            if name in CLOSED:  # making the open diary's screens takes longer than looking at the closed one
                self._spare = self._spare or Body(Look("light"))
                self.window, self._body = closed_window("light", *kind), self._spare
            else:
                self.window, self._body = new_window("light", *kind)
            self._known = family, kind
        QApplication.setFont(self.window.look.font("body"))  # a window of another text size may have come between
        for sheet in self.window.findChildren(QDialog):
            sheet.close()
        self.window.toast.put_away()
        self._body.wipe()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        STAGES[name](self.window, self._body)
        for _ in range(3):  # a card that turns with its width asks for another height, and that comes a turn later
            settle(1)
        return self.window, self._body

    def clear(self) -> None:
        """Whoever still holds the window must not go on translating the next test."""
        if self.window is not None:
            self.window.language.choose("en")
            self.window.hide()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window = self._body = self._known = None


@pytest.fixture(scope="module")
def stagehand(qapp: QApplication) -> Iterator[Stagehand]:
    hand = Stagehand()
    yield hand
    hand.clear()


@pytest.fixture
def staged(request: pytest.FixtureRequest, stagehand: Stagehand) -> tuple[MainWindow, Body]:
    name, *kind = request.param
    return stagehand.set_up(name, tuple(kind))


# Two ways to the same thing may be called the same; a chip and its card's chip are one source.
_TWINS = frozenset(
    {"Write instead", "Viết", "Recording. Show it.", "Đang ghi. Mở ra xem.", "Show the passphrase", "Hiện mật khẩu"}
) | frozenset(
    f"{word} {number}, {day}, {title}"
    for word, days in (("Source", ("9 October 2026", "23 October 2026", "18 October 2026")),
                       ("Nguồn", ("9/10/2026", "23/10/2026", "18/10/2026")))
    for number, title, day in zip((1, 2, 3), ("Sương sớm", "Before the rain", "Đầu gối lại đau"), days, strict=True)
)  # fmt: skip

KINDS = (
    ((1280, 800), "en", 100),
    ((900, 600), "vi", 100),
    ((1280, 800), "en", 200),
    ((1280, 800), "vi", 200),
)
"""Sizes of the window, languages and percents of text that every screen is looked at in."""


def stages() -> list[object]:
    return [
        pytest.param((name, size, code, percent), id=f"{name}-{size[0]}-{code}-{percent}")
        for size, code, percent in KINDS
        for name in NAMES
        if percent > 100 or name not in VARIANTS
    ]


@pytest.mark.parametrize("staged", stages(), indirect=True)
def test_nothing_is_wrong_with(staged: tuple[MainWindow, Body]) -> None:
    """One look a screen for everything, because making it costs twenty times what looking does."""
    window, _ = staged
    assert inspection.controls(window)
    wrong = [line for look_for in inspection.LOOKS for line in look_for(window)]
    assert wrong + inspection.named_twice(window, _TWINS) == []
    assert window.windowTitle() in ("Diary", "Nhật ký")


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
    choice = ["--only", "today-empty", "--theme", "dark", "--language", "en", "--scale", "100"]
    monkeypatch.setattr("sys.argv", ["screenshots", str(tmp_path), *choice])
    assert command.main() == 0
    assert [one.name for one in tmp_path.iterdir()] == ["today-empty-dark-1280x800-en-100.png"]
