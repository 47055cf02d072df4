"""Deleting is a way back for thirty days; erasing leaves nothing, not even in answers that never named their source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diary_desktop.domain.conversation import Answer, Citation, ConversationId, Question
from diary_desktop.domain.entry import Clip, ClipId, ClipPart, EntryId
from diary_desktop.domain.errors import Cancelled, InputError
from diary_desktop.domain.events import BinChanged, EntryBinned, EntryErased, EntrySaved
from diary_desktop.domain.transcript import Segment, Transcript
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.copied_words import GAP
from diary_desktop.services.journeys import Journeys
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    one = make_desk()
    one.journeys.session.create(bytearray(PASSPHRASE))
    return one


def write(one: Journeys, text: str) -> EntryId:
    entry = one.diary.write(text)
    one.indexer.index(entry, Token())
    return entry.entry_id


def found(one: Journeys, words: str) -> set[EntryId]:
    hits = one.searcher.search(Question(words, one.clock()), Token())
    return {hit.passage.entry_id for hit in hits if hit.keywords}


def test_what_is_deleted_is_nowhere_but_in_the_bin_and_comes_back_whole(desk: Desk, make_desk: MakeDesk) -> None:
    one = desk.journeys
    kept, gone = write(one, "The walnut tree fell."), write(one, "We sold the walnut table.")
    before = one.diary.get(gone)
    one.bin.put(gone)
    assert [summary.entry_id for summary in one.diary.summaries()] == [kept]
    assert found(one, "walnut") == {kept}
    assert gone not in {c.entry_id for c in one.answerer.answer(Question("walnut", one.clock()), Token()).citations}
    (item,) = one.bin.items()
    assert (item.item_id, item.days_left, item.title) == (gone, 30, "We sold the walnut table")
    assert desk.of(EntryBinned)[-1].summary.entry_id == gone
    one.session.lock()

    again = make_desk().journeys
    again.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    again.indexer.finish_missing(Token())
    assert [summary.entry_id for summary in again.diary.summaries()] == [kept]
    assert found(again, "walnut") == {kept}
    again.bin.restore(gone, Token())
    assert again.diary.get(gone) == before
    assert found(again, "walnut") == {kept, gone}
    assert again.bin.items() == ()


def test_a_recording_taken_back_before_it_is_written_down_stays_in_the_bin(make_desk: MakeDesk) -> None:
    one = make_desk(script=["We walked home."]).journeys
    one.session.create(bytearray(PASSPHRASE))
    entry, clip = one.dictation.begin(job=1)
    sound = clip.result(20)
    one.bin.put(entry.entry_id)
    one.dictation.keep(entry, sound, Token())
    assert one.diary.summaries() == ()
    (binned,) = one.diary.binned()
    assert binned.seconds > 0, "its sound is whole all the same"
    assert one.diary.get(entry.entry_id).text == "We walked home."


def test_words_that_come_late_do_not_bring_an_entry_back_from_the_bin(desk: Desk) -> None:
    one = desk.journeys
    clip = Clip(ClipId(b"c" * 16), (ClipPart(1),), 2.0)
    spoken = one.diary.save(one.diary.new_entry("", clip=clip, origin="transcribed"))
    one.bin.put(spoken.entry_id)
    heard = Transcript((Segment("Late words.", 0, 2),), "en", "test")
    written = one.diary.add_words(spoken, heard)
    one.indexer.index(written, Token())
    assert written.binned is not None
    assert one.diary.summaries() == ()
    assert found(one, "late") == set()
    assert one.bin.restore(spoken.entry_id, Token()).text == "Late words."


def test_words_that_come_late_do_not_cover_what_was_written_meanwhile(desk: Desk) -> None:
    one = desk.journeys
    clip = Clip(ClipId(b"c" * 16), (ClipPart(1),), 2.0)
    spoken = one.diary.save(one.diary.new_entry("", clip=clip, origin="transcribed"))
    one.diary.edit(spoken.entry_id, "What I meant to say.", "")
    written = one.diary.add_words(spoken, Transcript((Segment("What I mend to say.", 0, 2),), "en", "test"))
    assert written.text == "What I meant to say."
    assert written.transcript is not None


def test_after_thirty_days_it_is_erased_and_not_a_day_before(desk: Desk) -> None:
    one = desk.journeys
    first, second = write(one, "Put away first."), write(one, "Put away second.")
    one.bin.put(first)
    desk.clock.forward(days=1)
    one.bin.put(second)
    desk.clock.forward(days=28, hours=23)
    assert one.bin.erase_due(0, Token()) == 0
    assert [item.days_left for item in one.bin.items()] == [2, 1]
    desk.clock.forward(hours=1)
    one.catch_up.run(0, Token())
    assert [item.item_id for item in one.bin.items()] == [second]
    assert desk.of(EntryErased)[-1].entry_id == first
    assert one.session.with_vault(lambda vault: vault.erased_ids()) == {first}
    token = Token()
    token.cancel()
    desk.clock.forward(days=1)
    with pytest.raises(Cancelled):
        one.bin.erase_due(0, token)
    assert [item.item_id for item in one.bin.items()] == [second]


def talk(one: Journeys, text: str, *citations: Citation, title: str = "A question") -> ConversationId:
    question = Question(f"Did I say: {text}", one.clock())
    kept = one.conversations.add(one.conversations.begin(title), Answer(question, "quoted", text, citations))
    return kept.conversation_id


def test_erasing_takes_copied_sentences_out_of_answers_that_do_not_cite_the_entry(desk: Desk) -> None:
    one = desk.journeys
    said = "The doctor told me to rest my knee for six weeks. It rained. Anna brought soup to the hospital."
    gone, other = write(one, said), write(one, "Anna brought soup to the hospital. So kind.")
    theirs = "Anna brought soup to the hospital."
    cited = Citation(1, other, one.clock().day(), "Soup", theirs, 0, len(theirs))
    copy = talk(one, "You wrote: the doctor told me\nto rest my knee for six weeks. It rained.")
    quoting = talk(one, theirs, cited, title="Soup")
    untouched = talk(one, "It rained.")
    assert one.bin.erase(gone) == 2
    texts = {kept.conversation_id: kept for kept in one.conversations.all()}
    assert texts[copy].answers[0].text == f"You wrote: {GAP}. It rained."
    assert "knee" not in texts[copy].answers[0].question.text
    assert texts[quoting].answers[0].text == theirs
    assert texts[untouched].answers[0].text == "It rained."


def test_an_answer_that_rests_on_an_erased_entry_is_not_kept(desk: Desk) -> None:
    one = desk.journeys
    gone = write(one, "Words that are taken back.")
    asked = one.conversations.begin("What did I take back?")
    quote = Citation(1, gone, one.clock().day(), "", "Words that are taken back.", 0, 26)
    one.bin.erase(gone)
    with pytest.raises(Cancelled):
        one.conversations.add(asked, Answer(Question("?", one.clock()), "quoted", quote.quote, (quote,)))
    assert one.conversations.all() == ()


def test_a_conversation_goes_the_same_way(desk: Desk) -> None:
    one = desk.journeys
    first = talk(one, "Something about the garden.")
    one.bin.put_conversation(first)
    assert one.conversations.all() == ()
    (item,) = one.bin.items()
    assert (item.kind, item.title, item.preview) == ("conversation", "A question", "Something about the garden.")
    one.bin.restore_conversation(first)
    assert len(one.conversations.all()) == 1
    one.bin.put_conversation(first)
    desk.clock.forward(days=30)
    assert one.bin.erase_due(0, Token()) == 1
    assert (one.bin.items(), one.conversations.all()) == ((), ())
    assert len(desk.of(BinChanged)) == 4
    with pytest.raises(InputError):
        one.bin.put_conversation(first)


def test_a_conversation_that_goes_on_keeps_what_was_taken_out_of_it(desk: Desk) -> None:
    """The window holds the conversation as it began; what is kept of it counts."""
    one = desk.journeys
    gone = write(one, "The password is under the blue flower pot.")
    begun = one.conversations.begin("Where is it?")
    answer = Answer(Question("Where?", one.clock()), "generated", "The password is under the blue flower pot.")
    one.conversations.add(begun, answer)
    one.bin.erase(gone)
    longer = one.conversations.add(begun, replace(answer, text="Somewhere."))
    assert [part.text for part in longer.answers] == [f"{GAP}.", "Somewhere."]


def test_versions_are_brought_back_and_conflicts_settled(desk: Desk) -> None:
    one = desk.journeys
    entry = one.diary.get(write(one, "First."))
    one.diary.edit(entry.entry_id, "Second.", "Named")
    back = one.diary.bring_back(entry.entry_id, entry.revision.revision_id)
    assert (back.text, back.title, len(back.revisions)) == ("First.", "First", 3)
    assert one.diary.bring_back(entry.entry_id, back.revision.revision_id) == back
    other = replace(back.revision, revision_id=type(back.revision.revision_id)(b"o" * 16), text="From elsewhere.")
    merged = one.diary.save(replace(back, revisions=(*back.revisions, other)))
    assert [head.text for head in merged.heads] == ["First.", "From elsewhere."]
    settled = one.diary.settle(entry.entry_id, back.revision.revision_id)
    assert (settled.text, settled.heads) == ("First.", (settled.revision,))
    assert settled.revision.parent_id == back.revision.revision_id
    assert settled.revision.settles == (other.revision_id,)
    assert other in settled.revisions
    saved = len(desk.of(EntrySaved))
    assert one.diary.settle(entry.entry_id, settled.revision.revision_id) == settled
    assert len(desk.of(EntrySaved)) == saved
    with pytest.raises(InputError):
        one.diary.bring_back(entry.entry_id, type(other.revision_id)(b"?" * 16))
