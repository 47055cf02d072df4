"""A diary made by hand in the window, an entry written in it, the lock turned: what many tests begin with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from diary_desktop.domain.events import EntryIndexed, SettingsLoaded, VaultLocked
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import Desk, MakeDesk, speech
from tests.ui.conftest import Open

PASSPHRASE = "orbit velvet maple ribbon"
NOTE = "Ran five kilometres along the river. My knee hurt after the bridge."
SPOKEN = "We walked along the harbour with Anna."
OpenWindow = Callable[[Desk], Open]


def choose_passphrase(one: Open) -> None:
    """Types it twice, puts the words off and leaves the rest of the first run."""
    one.work.cast.unlock.turn_to("create")
    page = one.window.unlock._page
    assert page is not None
    for field in page.fields:
        one.qtbot.keyClicks(field.edit, PASSPHRASE)
    one.qtbot.keyClick(page.fields[1].edit, Qt.Key.Key_Return)
    one.until(lambda: one.work.cast.unlock.state.page == "words")
    one.work.cast.unlock.keys.later()
    one.work.cast.unlock.first_run.leave()


def created(make_desk: MakeDesk, open_window: OpenWindow, **parts: object) -> Open:
    """A diary made by typing, the words put off; ``parts`` as for ``make_desk``."""
    desk = make_desk(**{"script": [SPOKEN], "microphone": lambda _: FakeMicrophone(speech(1.0), ends=False)} | parts)
    one = open_window(desk)
    choose_passphrase(one)
    one.until(lambda: not one.work.locked and bool(one.desk.of(SettingsLoaded)))
    one.qtbot.wait(20)
    return one


def wrote(one: Open, text: str) -> None:
    before = len(one.desk.of(EntryIndexed))
    one.work.actions.write_entry()
    one.qtbot.keyClicks(one.work.body.write._text, text)
    one.qtbot.keyClick(one.work.body.write._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: one.work.cast.shell.state.place == "entry")
    one.until(lambda: len(one.desk.of(EntryIndexed)) > before)


def locked(one: Open) -> None:
    one.work.cast.shell.lock()
    assert one.window.unlock.isVisible(), "the closed diary is shown before the vault has answered"
    one.until(lambda: bool(one.desk.of(VaultLocked)))
    one.qtbot.wait(20)
