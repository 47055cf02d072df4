"""What an entry's card says of itself, each thing once."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.journal import Journal
from diary_desktop.domain.listing import Listing
from diary_desktop.domain.moment import Moment
from diary_desktop.services.muting import Rest
from diary_desktop.ui.look import Look
from diary_desktop.ui.widgets.chip import Chip
from diary_desktop.ui.widgets.entry_card import EntryCard
from diary_desktop.ui.widgets.entry_list import EntryList
from diary_desktop.ui.widgets.flow_text import FlowText


@pytest.mark.parametrize("title", ["", "By the lake"])
def test_that_words_will_be_added_stands_there_once(title: str, look: Look, qtbot: QtBot) -> None:
    told = Moment(datetime(2026, 11, 21, 21, 40))
    card = EntryCard(look, EntrySummary(EntryId(b"e" * 16), told, None, title, "", 0, 9.0, awaits_words=True))
    qtbot.addWidget(card)
    chips = [one.accessibleName() for one in card.findChildren(Chip)]
    shown = [*chips, *(one.text for one in card.findChildren(FlowText))]
    assert sum("Words will be added" in one for one in shown) == 1


@pytest.mark.parametrize("compact", [True, False])
def test_of_what_rests_a_card_says_no_word(compact: bool, look: Look, qtbot: QtBot) -> None:
    told = Moment(datetime(2026, 11, 21, 21, 40))
    card = EntryCard(
        look,
        EntrySummary(
            EntryId(b"e" * 16), told, None, "Lan by the lake", "Lan swam.", 2, 9.0, tags=("Lan",), place="Lan"
        ),
        compact=compact,
        rests=True,
    )
    qtbot.addWidget(card)
    said = [card.text(), *(one.accessibleName() for one in (card, *card.findChildren(QWidget)))]
    said += [one.text for one in card.findChildren(FlowText)]
    assert any("Rested topic" in one for one in said)
    assert not any("Lan" in one for one in said)


def test_a_row_that_rests_says_no_word_of_it_until_it_is_uncovered(look: Look, qtbot: QtBot) -> None:
    one = EntrySummary(EntryId(b"e" * 16), Moment(datetime(2026, 11, 21, 21, 40)), None, "Lan by the lake", "", 2, 0.0)
    rows, listing = EntryList(look), Listing((one,), total=1)
    qtbot.addWidget(rows)
    for rest, shown in ((Rest.of(Journal(muted_people=("lan",))), "Rested topic"), (Rest(), "Lan by the lake")):
        rows.show_listing(listing, rest)
        index = rows.rows.index(0)
        assert index.data() == shown
        assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith(shown)
