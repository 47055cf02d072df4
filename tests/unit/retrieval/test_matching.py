"""Every entry that could tell of a topic is found, and none that lacks something the question names."""

from datetime import timedelta

from diary_desktop.domain.asking import Intent
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.event_topics import topic_of
from diary_desktop.retrieval.matching import TOLD_LATER, Match, matches
from diary_desktop.retrieval.search_index import SearchIndex
from diary_desktop.retrieval.segment import NO_REVISION

from .event_sentences import ALL
from .rows import DAY, entry_id, rows


def found(index, needs, period=None):
    return [one.entry_id for one in matches(index, needs, period)]


HEDGEHOG = topic_of(Intent("count", "feed the hedgehog"), "en", ALL).needs()


def test_each_word_is_needed_in_the_passage_that_tells():
    index = SearchIndex.build(
        rows("a", "Fed the hedgehog.") + rows("b", "Fed the cat.") + rows("c", "A hedgehog!", "We fed it, it fed us.")
    )
    assert found(index, HEDGEHOG) == [entry_id("a")]
    assert found(index, ()) == []


def test_what_belongs_to_it_may_stand_in_another_passage():
    index = SearchIndex.build(
        rows("a", "Mum came.", "Fed the hedgehog.") + rows("b", "Fed the hedgehog.") + rows("c", "Mum.", "Fed the cat.")
    )
    (one,) = matches(index, HEDGEHOG, None, beside=(frozenset(("mum",)),))
    assert one == Match(entry_id("a"), NO_REVISION, ((10, 27),))


def test_people_are_needed_beside_what_was_done():
    index = SearchIndex.build(rows("a", "Quarrelled with Tom.") + rows("b", "Quarrelled with Anna.") + rows("c", "Tom"))
    assert found(index, topic_of(Intent("count", "quarrel with Tom"), "en", ALL).needs()) == [entry_id("a")]


def test_what_is_told_a_week_later_is_read_too():
    told = "Fed the hedgehog."
    days = [DAY, DAY + TOLD_LATER, DAY + TOLD_LATER + timedelta(1), DAY - timedelta(1)]
    index = SearchIndex.build([row for i, day in enumerate(days) for row in rows(f"e{i}", told, day=day)])
    assert found(index, HEDGEHOG, Period(DAY, DAY)) == [entry_id("e0"), entry_id("e1")]


def test_what_counts_only_beside_an_amount_is_read_only_for_amounts():
    topic = topic_of(Intent("sum", "groceries", "money"), "en", ALL)
    assert set(topic.needs(measured=False)[0]) < set(topic.needs(measured=True)[0])
