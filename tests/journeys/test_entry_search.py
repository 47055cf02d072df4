"""The overlay's search over a diary that was really kept."""

from __future__ import annotations

import pytest

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import Cancelled
from diary_desktop.domain.search import SearchFilter, SearchFound
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.entry_search import Wanted
from tests.journeys.conftest import Desk, MakeDesk

LONG = "It rained all morning. " * 3 + "On the way home we passed the old lighthouse and Anna laughed. Then we slept."


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    one = make_desk()
    one.journeys.session.create(bytearray(b"orbit velvet maple ribbon"))
    return one


def kept(desk: Desk, text: str, tags: tuple[str, ...] = ()) -> Entry:
    desk.clock.forward(minutes=1)
    entry = desk.journeys.diary.write(text)
    desk.journeys.indexer.index(entry, Token())
    return desk.journeys.diary.set_tags(entry.entry_id, tags) if tags else entry


def wanted(desk: Desk, text: str, *filters: SearchFilter) -> Wanted:
    entries = desk.journeys.diary.summaries()
    return Wanted(text, filters, entries, desk.journeys.entry_search.names(entries, Token()))


def searched(desk: Desk, text: str, *filters: SearchFilter) -> SearchFound:
    return desk.journeys.entry_search.words(wanted(desk, text, *filters), Token())


def test_the_sentence_is_quoted_with_its_words_and_its_place(desk: Desk) -> None:
    entry = kept(desk, LONG)
    (one,) = searched(desk, "lighthouse anna").results
    assert [one.quote[start:end] for start, end in one.marks] == ["lighthouse", "Anna"]
    assert LONG[one.start : one.end] == "On the way home we passed the old lighthouse and Anna laughed."
    assert one.summary.entry_id == entry.entry_id
    assert len(one.quote) <= 112


def test_what_lies_in_the_bin_is_not_found(desk: Desk) -> None:
    entry = kept(desk, LONG)
    desk.journeys.bin.put(entry.entry_id)
    found = searched(desk, "lighthouse")
    assert (found.results, found.total) == ((), 0)


def test_tags_and_titles_are_found_and_said_so(desk: Desk) -> None:
    kept(desk, "Walked home slowly.", ("Đà Lạt",))
    found = searched(desk, "da lat")
    assert [(one.why, one.summary.tags) for one in found.results] == [("label", ("Đà Lạt",))]
    assert found.total == 1


def test_filters_without_words_list_newest_first(desk: Desk) -> None:
    for text in ("First.", "Second.", "Third."):
        kept(desk, text, ("sea",))
    kept(desk, "Fourth.")
    found = searched(desk, "", SearchFilter("tag", "sea"))
    assert [one.summary.title for one in found.results] == ["Third", "Second", "First"]
    assert {one.why for one in found.results} == {"listed"}
    assert searched(desk, "").results == ()


def test_close_in_meaning_leaves_out_the_same_words_and_stops_when_asked_to(desk: Desk) -> None:
    one, other = kept(desk, "The lighthouse keeper waved."), kept(desk, "The lighthouse keeper smiled at us.")
    search = desk.journeys.entry_search
    near = search.close(wanted(desk, "lighthouse keeper"), frozenset({one.entry_id}), Token())
    assert near.by_meaning
    assert [found.summary.entry_id for found in near.results] == [other.entry_id]
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        search.words(wanted(desk, "lighthouse"), token)


def test_a_time_is_read_from_the_words(desk: Desk) -> None:
    period = desk.journeys.entry_search.period("walks last week")
    assert period is not None
    assert period.words == "last week"
    assert desk.journeys.entry_search.period("walks") is None
