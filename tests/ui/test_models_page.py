"""The Models page: nothing is fetched before a yes that names host, models and sizes; all by keyboard."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from diary_desktop.domain.errors import CancelToken, DownloadFailed
from diary_desktop.ui.widgets.buttons import Button
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
    found.until(lambda: _page(found)._presenter.state.shelf is not None and not _page(found)._presenter.state.busy)
    return found


def _page(one: Open) -> Any:
    return one.work.body.settings._panes["models"].page


def _press(one: Open, name: str) -> None:
    """By keyboard, the button of that accessible name."""
    (button,) = (each for each in _page(one).findChildren(Button) if each.accessibleName() == name)
    assert button.isVisible()
    assert button.isEnabled()
    one.qtbot.keyClick(button, Qt.Key.Key_Return)


def _said(one: Open) -> str:
    labels = [each.text() for each in _page(one).findChildren(QLabel) if each.isVisible()]
    return "\n".join([*labels, *(each.text for each in _page(one).findChildren(FlowText) if each.isVisible())])


def _never_ends(token: CancelToken) -> None:
    while True:
        token.raise_if_cancelled()
        time.sleep(0.01)


def _fetched(models: FakeModels) -> list[str]:
    return [words[1] for words, _ in models.asked if words[0] == "download"]


def test_a_set_is_fetched_after_a_yes_that_names_host_models_and_sizes(one: Open, models: FakeModels) -> None:
    _press(one, "Fetch...: Light")
    said = _said(one)
    assert "43 MB from hub.example" in said
    assert one.window.focusWidget() is _page(one)._consent.yes
    assert _fetched(models) == []
    one.qtbot.keyClick(_page(one)._consent.yes, Qt.Key.Key_Return)
    one.until(lambda: "It is used from now on" in _said(one))
    assert _fetched(models) == ["ears", "wits"]
    one.until(lambda: "Listening · ears · 3 MB" in _said(one))
    assert "Checked, byte for byte" in _said(one)


def test_no_means_nothing_is_fetched(one: Open, models: FakeModels) -> None:
    _press(one, "Fetch...: Ears")
    one.qtbot.keyClick(_page(one)._consent.no, Qt.Key.Key_Return)
    assert not _page(one)._consent.isVisible()
    assert _fetched(models) == []


def test_a_download_can_be_stopped_and_a_failure_is_said(one: Open, models: FakeModels) -> None:
    models.before = _never_ends
    _press(one, "Fetch...: Ears")
    one.qtbot.keyClick(_page(one)._consent.yes, Qt.Key.Key_Return)
    one.until(lambda: "Fetching ears: 50 % of 3 MB" in _said(one))
    _press(one, "Stop what is going on with models")
    one.until(lambda: not _page(one)._presenter.state.busy)
    models.before = lambda _: None
    models.fails["download"] = DownloadFailed()
    _press(one, "Fetch...: Wits")
    one.qtbot.keyClick(_page(one)._consent.yes, Qt.Key.Key_Return)
    one.until(lambda: "cannot be reached" in _said(one))


def test_a_kit_nobody_vouches_for_needs_a_second_yes_and_stays_marked(one: Open, models: FakeModels) -> None:
    _page(one)._presenter.take_in(Path("/stick/kit.zip"))
    one.until(lambda: _page(one)._consent.isVisible())
    assert "nobody vouches for" in _said(one)
    one.qtbot.keyClick(_page(one)._consent.yes, Qt.Key.Key_Return)
    one.until(lambda: "own.gguf" in _said(one))
    assert "Unverified" in _said(one)
    assert [given for words, given in models.asked if words[0] == "import"] == ["/stick/kit.zip"] * 2
    assert not any("kit.zip" in word for words, _ in models.asked for word in words), "arguments can be seen"


def test_an_installed_model_is_tried_checked_and_removed(one: Open, models: FakeModels) -> None:
    models.here["ears"] = True
    _page(one)._presenter.begin()
    one.until(lambda: "Listening · ears" in _said(one))
    _press(one, "Try it: ears")
    one.until(lambda: "0.25 s of work for a second of speech; loads in 1.5 s; needs 400 MB" in _said(one))
    one.until(lambda: not _page(one)._presenter.state.busy)
    _press(one, "Check: ears")
    one.until(lambda: "ears is sound, byte for byte." in _said(one))
    one.until(lambda: not _page(one)._presenter.state.busy)
    models.here["ears"] = False
    _press(one, "Check: ears")
    one.until(lambda: "is not what it should be" in _said(one))
    one.until(lambda: not _page(one)._presenter.state.busy)
    (installed,) = _page(one)._presenter.state.shelf.installed
    _page(one)._presenter.remove(installed)
    one.until(lambda: "Removed." in _said(one))
    assert models.here == {}
