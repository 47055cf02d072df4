"""What stands around cited words: cut at sentences, never of another revision, and not of what is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from diary_desktop.domain.conversation import Citation
from diary_desktop.domain.entry import Entry, EntryId, Mood
from diary_desktop.domain.errors import InputError
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.cited import Cited, Surroundings, surroundings
from tests.sample_diary import entry_state

TEXT = "We rose late. The ferry\nwas full. Nobody spoke until the harbour lights."


def an_entry(text: str, mood: Mood | None = None) -> Entry:
    """A written one."""
    entry = entry_state().entry
    assert entry is not None
    written = replace(entry.revision, text=text)
    return replace(entry, revisions=(written,), mood=mood, clip=None, transcript=None, binned=None)


def cited(text: str, quote: str) -> Citation:
    start = text.index(quote)
    return Citation(1, EntryId(bytes(16)), date(2026, 11, 1), "", quote, start, start + len(quote))


def test_short_entries_are_shown_whole_in_one_line() -> None:
    found = surroundings(an_entry(TEXT, mood=Mood.BRIGHT), cited(TEXT, "Nobody spoke"))
    assert found == Surroundings("We rose late. The ferry was full.", "until the harbour lights.", Mood.BRIGHT, 0.0)


def test_long_ones_are_cut_at_a_sentence_or_a_word() -> None:
    before, after = "Rain fell on the roof all night and I counted. " * 3, " Then " + "on and " * 40
    found = surroundings(an_entry(f"{before}It stopped.{after}"), cited(f"{before}It stopped.{after}", "It stopped."))
    assert found.before == "Rain fell on the roof all night and I counted."
    assert found.after.startswith("Then on and")
    assert found.after.endswith("on…") or found.after.endswith("and…")
    assert len(found.after) <= 91


def test_words_of_an_older_revision_stand_alone() -> None:
    assert surroundings(an_entry("All is new here."), cited(TEXT, "Nobody spoke")) == Surroundings()


def test_what_is_gone_or_in_the_bin_is_left_out() -> None:
    entry = an_entry(TEXT)

    def opened(_: EntryId) -> Entry:
        return replace(entry, binned=entry.told)

    def unknown(_: EntryId) -> Entry:
        raise InputError("There is no such entry.", "Look at the list.")

    one = cited(TEXT, "Nobody spoke")
    assert Cited(opened).around([one], Token()) == Cited(unknown).around([one], Token()) == {}
    assert list(Cited(lambda _: entry).around([one], Token())) == [1]
