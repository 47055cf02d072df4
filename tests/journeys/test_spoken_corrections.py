"""What a spoken correction and its undoing do to the real diary: revisions, the entries of a day, the bin."""

from __future__ import annotations

from datetime import date

from diary_desktop.domain.events import EntryIndexed
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.hands_free import Corrections
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk


def corrections(desk: Desk) -> Corrections:
    one = desk.journeys
    one.session.create(bytearray(PASSPHRASE))
    return Corrections(one.diary, one.indexer, one.tasks, one.clock, one.bin)


def test_each_correction_of_an_older_entry_is_put_back_and_every_state_of_the_text_stays(make_desk: MakeDesk) -> None:
    desk = make_desk()
    mends = corrections(desk)
    before = mends.write("Ana came. We ate bread.")
    mends.edit(before.entry_id, "Anna came.")
    mends.tag(before.entry_id, "family")
    mends.redate(before.entry_id, date(2026, 11, 15))
    (moved,) = mends.of_day(date(2026, 11, 15), 4)
    assert (moved.text, moved.tags) == ("Anna came.", ("family",))
    assert not mends.of_day(date(2026, 11, 21), 4)
    mends.put_back(moved)
    assert len(mends.get(before.entry_id).revisions) == 2, "nothing differs, so nothing is written"
    after = mends.put_back(before)
    assert (after.text, after.tags, after.happened) == (before.text, (), None)
    assert [one.text for one in after.revisions] == [before.text, "Anna came.", before.text]


def test_an_entry_in_the_bin_comes_back_as_it_was(make_desk: MakeDesk) -> None:
    desk = make_desk()
    mends = corrections(desk)
    before = mends.write("Rain.")
    mends.put_in_bin(before.entry_id)
    assert mends.latest() is None
    mends.put_back(before)
    assert mends.latest() == before
    while len(desk.of(EntryIndexed)) < 2:  # what is searched for knows it anew, on a thread of its own
        Token().wait(0.005)
