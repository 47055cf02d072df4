"""Every entry that could tell of a topic is found, and none that lacks something the question names."""

from datetime import timedelta

from diary_desktop.domain.asking import Intent
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.event_topics import topic_of
from diary_desktop.retrieval.matching import TOLD_LATER, entries_with
from diary_desktop.retrieval.search_index import SearchIndex

from .event_sentences import ALL
from .rows import DAY, entry_id, rows

HEDGEHOG = topic_of(Intent("count", "feed the hedgehog"), "en", ALL).needs()


def test_each_word_is_needed_and_may_stand_in_another_passage():
    index = SearchIndex.build(
        rows("a", "Fed the hedgehog.") + rows("b", "Fed the cat.") + rows("c", "A hedgehog!", "We fed it, it fed us.")
    )
    assert entries_with(index, HEDGEHOG, None) == [entry_id("a"), entry_id("c")]
    assert entries_with(index, (), None) == []


def test_people_are_needed_beside_what_was_done():
    index = SearchIndex.build(rows("a", "Quarrelled with Tom.") + rows("b", "Quarrelled with Anna.") + rows("c", "Tom"))
    assert entries_with(index, topic_of(Intent("count", "quarrel with Tom"), "en", ALL).needs(), None) == [
        entry_id("a")
    ]


def test_what_is_told_a_week_later_is_read_too():
    told = "Fed the hedgehog."
    days = [DAY, DAY + TOLD_LATER, DAY + TOLD_LATER + timedelta(1), DAY - timedelta(1)]
    index = SearchIndex.build([row for i, day in enumerate(days) for row in rows(f"e{i}", told, day=day)])
    assert entries_with(index, HEDGEHOG, Period(DAY, DAY)) == [entry_id("e0"), entry_id("e1")]


def test_what_counts_only_beside_an_amount_is_read_only_for_amounts():
    topic = topic_of(Intent("sum", "groceries", "money"), "en", ALL)
    assert set(topic.needs(measured=False)[0]) < set(topic.needs(measured=True)[0])
