"""What an entry's card says of itself, each thing once."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.moment import Moment
from diary_desktop.ui.look import Look
from diary_desktop.ui.widgets.chip import Chip
from diary_desktop.ui.widgets.entry_card import EntryCard
from diary_desktop.ui.widgets.flow_text import FlowText


@pytest.mark.parametrize("title", ["", "By the lake"])
def test_that_words_will_be_added_stands_there_once(title: str, look: Look, qtbot: QtBot) -> None:
    told = Moment(datetime(2026, 11, 21, 21, 40))
    card = EntryCard(look, EntrySummary(EntryId(b"e" * 16), told, None, title, "", 0, 9.0, awaits_words=True))
    qtbot.addWidget(card)
    chips = [one.accessibleName() for one in card.findChildren(Chip)]
    shown = [*chips, *(one.text for one in card.findChildren(FlowText))]
    assert sum("Words will be added" in one for one in shown) == 1
