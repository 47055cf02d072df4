"""After a merge: what went on in both places is led to, both versions side by side, and one of them is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from diary_desktop.domain.entry import EntryId
from diary_desktop.ui.widgets.buttons import Button
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk
from tests.journeys.test_merging import BUNDLE, bundle, merge
from tests.ui.conftest import Open
from tests.ui.opened import created
from tests.ui.test_settings import page_of

OpenWindow = Callable[[Desk], Open]
BOTH = {"Rain here.", "Sun there."}


def gone_on_in_two_places(one: Open, travel: Desk, folder: Path) -> tuple[EntryId, Path]:
    """An entry and a bundle that is about to split it."""
    here = one.desk.journeys.diary
    entry_id = here.write("The weather.").entry_id
    merge(travel, bundle(one.desk, folder / "there"))
    here.edit(entry_id, "Rain here.", "")
    travel.journeys.diary.edit(entry_id, "Sun there.", "")
    return entry_id, bundle(travel, folder / "back")


def press(one: Open, root: QWidget, word: str) -> None:
    def there() -> list[Button]:
        return [
            each for each in root.findChildren(Button) if each.isVisible() and each.accessibleName().startswith(word)
        ]

    one.until(lambda: bool(there()))
    (button,) = there()
    button.click()


def texts_side_by_side(one: Open) -> set[str]:
    return {version.text for version in one.work.cast.history.state.conflict}


def test_a_merge_leads_to_both_versions_and_so_does_the_entry(
    make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path
) -> None:
    one, travel = created(make_desk, open_window), make_desk(folder="travel")
    travel.journeys.session.create(bytearray(PASSPHRASE))
    entry_id, file = gone_on_in_two_places(one, travel, tmp_path)
    one.work.actions.open_settings("backup")
    page = page_of(one, "backup")
    presenter = page._presenter
    presenter.open_form("merge")
    presenter.count(file, bytearray(BUNDLE))
    one.until(lambda: presenter.state.counted is not None)
    presenter.merge(also_erased=False)
    one.until(lambda: presenter.state.done == "merged")
    press(one, page, "See both")
    one.until(lambda: texts_side_by_side(one) == BOTH)
    view = one.work.body.entry
    one.until(view.history.isVisible)
    assert (one.work.cast.shell.state.place, one.work.cast.entry.state.entry.entry_id) == ("entry", entry_id)  # type: ignore[union-attr]  # it is open
    one.work.cast.history.close()
    one.until(view.page.isVisible)
    press(one, view.page, "See both")
    one.until(lambda: texts_side_by_side(one) == BOTH and view.history.isVisible())
    one.work.cast.history.keep(0)
    one.until(lambda: not one.work.cast.history.state.conflict and bool(one.work.cast.history.state.versions))
    entry = one.desk.journeys.diary.get(entry_id)
    assert len(entry.heads) == 1
    assert {revision.text for revision in entry.revisions} >= BOTH
