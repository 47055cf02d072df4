"""What a spoken correction and its undoing do to the real diary: revisions, the entries of a day, the bin."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from diary_desktop.domain.entry import Clip, Entry
from diary_desktop.domain.events import EntryIndexed, NamesNoticed
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.hands_free import Corrections, EarDictation, SpokenNames
from diary_desktop.services.voice_seams import SpokenChange
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk

MISHEARD = "we met min chow at the market and then we went home by the river in the rain"


def corrections(desk: Desk) -> Corrections:
    one = desk.journeys
    one.session.create(bytearray(PASSPHRASE))
    return Corrections(one.diary, one.indexer, one.tasks, one.clock, one.bin, SpokenNames(one.vocabulary))


def told(desk: Desk) -> tuple[Entry, Clip]:
    """Half a sentence with a misheard name, recorded and not written down yet."""
    entry, clip = desk.journeys.dictation.begin(job=1)
    return entry, clip.result(10)


def noticed(desk: Desk) -> list[tuple[str, str]]:
    return [(one.heard, one.meant) for event in desk.of(NamesNoticed) for one in event.corrections]


def is_found(desk: Desk, times: int) -> None:
    """Wait until the search has taken it in so often."""
    deadline = time.monotonic() + 30
    while len(desk.of(EntryIndexed)) < times:
        assert time.monotonic() < deadline, "nothing took it in"
        Token().wait(0.005)


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
    is_found(desk, 1)  # on a thread of its own, which would pass over what is in the bin by then
    mends.put_in_bin(before.entry_id)
    assert mends.latest() is None
    mends.put_back(before)
    assert mends.latest() == before
    is_found(desk, 2)


def test_a_name_put_right_by_voice_is_noticed_like_one_that_is_typed(make_desk: MakeDesk) -> None:
    desk = make_desk(script=[MISHEARD])
    mends = corrections(desk)
    entry = desk.journeys.dictation.keep(*told(desk), Token(), job=1)
    mends.edit(entry.entry_id, MISHEARD.replace("min chow", "Minh Châu"))
    assert noticed(desk) == [("min chow", "Minh Châu")]
    desk.journeys.vocabulary.remember("Minh Châu", "min chow")
    mends.put_back(entry)
    mends.edit(entry.entry_id, MISHEARD.replace("min chow", "Minh Châu"))
    assert len(noticed(desk)) == 1, "what is known teaches nothing"


def test_a_name_put_right_while_dictating_is_noticed_too(make_desk: MakeDesk) -> None:
    desk = make_desk(script=[MISHEARD])
    corrections(desk)
    one = desk.journeys
    writes = EarDictation(
        one.dictation, one.recorder, one.indexer, one.ear, one.tasks, one.diary, SpokenNames(one.vocabulary)
    )
    change = SpokenChange(60.0, 61.0, "min chow", "Minh Châu")  # said behind all that this script holds
    kept = writes.keep(*told(desk), None, [change]).result(10)
    assert "Minh Châu" in kept.text
    assert noticed(desk) == [("min chow", "Minh Châu")]
    is_found(desk, 1)


def test_the_word_on_a_name_is_kept_and_no_page_asks_again(make_desk: MakeDesk) -> None:
    desk = make_desk(script=[MISHEARD])
    names = corrections(desk).names
    before = desk.journeys.dictation.keep(*told(desk), Token(), job=1)
    corrected = replace(before.revision, text=MISHEARD.replace("min chow", "Minh Châu"))
    names.notice(before, replace(before, revisions=(*before.revisions, corrected)))
    (name,) = names.noticed(before.entry_id)
    assert not names.noticed(before.entry_id), "it is asked about once"
    names.settle(before.entry_id, name, remember=False)
    assert desk.journeys.vocabulary.names() == ()
    assert desk.of(NamesNoticed)[-1].corrections == ()
    names.settle(before.entry_id, name, remember=True)
    assert [one.meant for one in desk.journeys.vocabulary.names()] == ["Minh Châu"]
