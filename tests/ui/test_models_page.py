"""The Models page and its step of a first run: nothing is fetched before a yes that names host, files and sizes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from diary_desktop.domain.errors import CancelToken, DownloadFailed, WrongFile
from diary_desktop.ui.widgets.buttons import BaseButton
from diary_desktop.ui.widgets.flow_text import FlowText
from tests.fakes.models import FakeModels
from tests.journeys.conftest import MakeDesk
from tests.ui.conftest import Open
from tests.ui.opened import OpenWindow, choose_passphrase


@pytest.fixture
def models() -> FakeModels:
    return FakeModels()


@pytest.fixture
def one(make_desk: MakeDesk, open_window: OpenWindow, models: FakeModels) -> Open:
    found = open_window(make_desk(models=models))
    choose_passphrase(found)
    found.until(lambda: not found.work.locked)
    found.work.actions.open_settings("models")
    _rests(found)
    return found


def _page(one: Open) -> Any:
    return one.work.body.settings._panes["models"].page


def _rests(one: Open) -> None:
    one.until(lambda: _page(one)._presenter.state.shelf is not None and not _page(one)._presenter.state.busy)


def _press(one: Open, name: str) -> None:
    """By keyboard, the one visible button of that accessible name."""
    buttons = [each for each in _page(one).findChildren(BaseButton) if each.accessibleName() == name]
    (button,) = (each for each in buttons if each.isVisible())
    assert button.isEnabled()
    one.qtbot.keyClick(button, Qt.Key.Key_Return)


def _said(one: Open) -> str:
    labels = [each.text() for each in _page(one).findChildren(QLabel) if each.isVisible()]
    return "\n".join([*labels, *(each.text for each in _page(one).findChildren(FlowText) if each.isVisible())])


def _chips(one: Open) -> list[str]:
    cards = _page(one).panel._cards.values()
    return [each._chip.accessibleName() for each in cards if each._chip.isVisible()]


def _never_ends(token: CancelToken) -> None:
    while True:
        token.raise_if_cancelled()
        time.sleep(0.01)


def _fetched(models: FakeModels) -> list[str]:
    return [words[1] for words, _ in models.asked if words[0] == "download"]


def test_a_set_is_fetched_after_a_yes_that_names_host_files_and_sizes_and_is_tried(
    one: Open, models: FakeModels
) -> None:
    assert "4 cores, 17 GB memory" in _said(one)
    _press(one, "Fetch 43 MB...")
    said = _said(one)
    assert "43 MB from hub.example" in said
    assert "Ears · 3 MB · MIT: ears.bin 3 MB" in said
    assert one.window.focusWidget() is _page(one).panel.online.yes
    assert _fetched(models) == []
    one.qtbot.keyClick(_page(one).panel.online.yes, Qt.Key.Key_Return)
    one.until(lambda: "It is used from now on" in _said(one))
    assert _fetched(models) == ["ears", "wits"]
    _rests(one)
    assert _chips(one) == ["Ready, checked", "Ready", "Ready", "Ready, checked", "Rough starter"]
    assert "Tried here: 4× speaking speed. The starter: 4× speaking speed." in _said(one)
    assert [words[1:3] for words, _ in models.asked if words[0] == "trial"][:2] == [
        ("--starter", "listening"),
        ("ears", "--language"),
    ]


def test_another_set_is_looked_at_and_no_means_nothing_is_fetched(one: Open, models: FakeModels) -> None:
    _press(one, "Best")
    assert _page(one)._presenter.state.chosen == "best"
    _press(one, "Fetch...: Ears")
    one.qtbot.keyClick(_page(one).panel.online.no, Qt.Key.Key_Return)
    assert not _page(one).panel.online.yes.isVisible()
    assert _fetched(models) == []


def test_where_a_model_is_too_much_a_smaller_one_is_offered_and_nobody_is_kept_from_trying(
    one: Open, models: FakeModels
) -> None:
    models.memory_free = 20_000_000
    models.here["own.gguf"] = False
    _page(one)._presenter.begin()
    one.until(lambda: "Answering needs 40 MB of memory; 20 MB is free." in _said(one))
    _rests(one)
    _press(one, "Try anyway: Answering")
    assert "Wits · 40 MB" in _said(one)
    one.qtbot.keyClick(_page(one).panel.online.no, Qt.Key.Key_Return)
    _press(one, "Use the smaller one: Answering")
    one.until(lambda: ("use", "own.gguf") in [words for words, _ in models.asked])
    _rests(one)


def test_a_download_is_paused_where_it_is_and_goes_on(one: Open, models: FakeModels) -> None:
    models.before = _never_ends
    _press(one, "Fetch 43 MB...")
    one.qtbot.keyClick(_page(one).panel.online.yes, Qt.Key.Key_Return)
    one.until(lambda: "50 %" in _said(one) and "Next in line" in _chips(one))
    _press(one, "Pause the download")
    _rests(one)
    assert "Paused at 50 %. Nothing is lost." in _said(one)
    models.before = lambda _: None
    _press(one, "Continue: Listening")
    one.until(lambda: "It is used from now on" in _said(one))
    assert _fetched(models) == ["ears", "ears", "wits"]


@pytest.mark.parametrize(
    ("error", "said", "way"),
    [
        (DownloadFailed(), "Stopped at 0 %. Nothing is lost.", "Continue: Listening"),
        (WrongFile(), "This file is not the one we know. It was removed.", "Fetch again: Listening"),
        (
            DownloadFailed("The host wants an account for this file."),
            "The host wants an account for this file.",
            "Continue: Listening",
        ),
    ],
)
def test_what_broke_off_says_what_is_safe_and_the_one_way_on(
    one: Open, models: FakeModels, error: DownloadFailed, said: str, way: str
) -> None:
    models.fails["download"] = error
    _press(one, "Fetch 43 MB...")
    one.qtbot.keyClick(_page(one).panel.online.yes, Qt.Key.Key_Return)
    one.until(lambda: said in _said(one))
    _press(one, way)
    one.until(lambda: "It is used from now on" in _said(one))


def test_a_kit_nobody_vouches_for_needs_a_second_yes_and_stays_marked(one: Open, models: FakeModels) -> None:
    _page(one)._presenter.take_in(Path("/stick/kit.zip"))
    one.until(lambda: _page(one).panel.online.yes.isVisible())
    assert "nobody vouches for" in _said(one)
    one.qtbot.keyClick(_page(one).panel.online.yes, Qt.Key.Key_Return)
    one.until(lambda: "own.gguf" in _said(one))
    assert "Unverified" in _said(one)
    assert [given for words, given in models.asked if words[0] == "import"] == ["/stick/kit.zip"] * 2
    assert not any("kit.zip" in word for words, _ in models.asked for word in words), "arguments can be seen"


def test_a_kit_is_dropped_onto_the_page_or_the_window(one: Open, models: FakeModels, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "kit.zip"))])
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    _page(one).panel.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, key))
    one.until(lambda: _page(one).panel.online.yes.isVisible())
    one.qtbot.keyClick(_page(one).panel.online.no, Qt.Key.Key_Return)
    one.work.actions.go("today")
    one.window.dropped.emit([tmp_path / "model.gguf"])
    one.until(lambda: [given for words, given in models.asked if words[0] == "import"][1:] == [
        str(tmp_path / "model.gguf")
    ])  # fmt: skip
    assert one.work.cast.shell.state.place == "settings"
    _rests(one)


def test_an_installed_model_is_tried_compared_checked_and_removed(one: Open, models: FakeModels) -> None:
    models.here["ears"] = True
    _page(one)._presenter.begin()
    one.until(lambda: "Listening · Ears · 3 MB · MIT · in use" in _said(one))
    _press(one, "Try it: Ears")
    one.until(lambda: "4× speaking speed; loads in 1.5 s; needs 400 MB" in _said(one))
    _rests(one)
    _press(one, "Compare: Ears")
    one.until(lambda: "Listening, the quickest first:" in _said(one))
    _rests(one)
    _press(one, "Check: Ears")
    one.until(lambda: "ears is sound, byte for byte." in _said(one))
    _rests(one)
    models.here["ears"] = False
    _press(one, "Check: Ears")
    one.until(lambda: "is not what it should be" in _said(one))
    _rests(one)
    (installed,) = _page(one)._presenter.state.shelf.installed
    _page(one)._presenter.remove(installed)
    one.until(lambda: "Removed." in _said(one))
    assert models.here == {}
