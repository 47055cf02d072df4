"""Journey 2 and 3: a question after a restart finds the right day, quotes it, and is read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from diary_desktop.domain.asking import Correction
from diary_desktop.domain.conversation import Answer, Question
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import Cancelled, InputError, ModelDamaged, VaultLocked
from diary_desktop.domain.events import AnswerDelta, AnswerReady, Failed, QuotesReady, SpeakingChanged, VaultUnlocked
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.passage import Vectors
from diary_desktop.domain.period import Period
from diary_desktop.domain.settings import Days, Settings
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeEmbedder, FakeLanguageModel
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk

NOTES = (
    (12, "In the morning we walked along the river with Anna and saw a heron."),
    (9, "I cooked a big pot of lentil soup and burned the bread."),
    (5, "The doctor said my knee needs rest for two weeks."),
    (2, "My mother called and told me about her garden."),
)


def filled(make_desk: MakeDesk, **parts: object) -> tuple[Desk, list[Entry]]:
    desk = make_desk(**parts)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk, [_told(desk, days, text) for days, text in NOTES]


def _told(desk: Desk, days_ago: int, text: str) -> Entry:
    now = desk.clock()
    happened = Moment(now.local - timedelta(days=days_ago), now.offset_minutes, now.zone)
    entry = desk.journeys.diary.write(text, happened=happened)
    desk.journeys.indexer.index(entry, Token())
    return entry


def asked(desk: Desk, text: str) -> Answer:
    return desk.journeys.answerer.answer(Question(text, desk.clock()), Token(), job=7)


def test_a_question_quotes_the_right_entry_with_its_date(make_desk: MakeDesk) -> None:
    desk, entries = filled(make_desk)
    answer = asked(desk, "Tell me about my walk along the river.")
    assert answer.kind == "quoted"
    first = answer.citations[0]
    assert (first.entry_id, first.day) == (entries[0].entry_id, date(2026, 11, 9))
    assert entries[0].text[first.start : first.end] == first.quote
    assert desk.of(AnswerReady)[-1].answer == answer


def test_quotes_for_a_day_asked_for_begin_with_the_day_of_the_first(make_desk: MakeDesk) -> None:
    desk, entries = filled(make_desk)
    answer = asked(desk, "When was I told that my knee needs rest?")
    assert answer.kind == "quoted"
    first = answer.citations[0]
    assert (first.entry_id, first.day) == (entries[2].entry_id, date(2026, 11, 16))
    assert answer.text.startswith("On 16 November 2026 you wrote")


def test_few_sentences_are_weighed_for_an_answer_and_all_before_a_refusal(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _ = filled(make_desk)
    _told(desk, 1, " ".join(f"Nobody mentioned item{i} during lunch{i}." for i in range(60)))
    weighed: list[str] = []
    embed = FakeEmbedder.embed

    def counted(engine: FakeEmbedder, texts: Sequence[str]) -> Vectors:
        weighed.extend(texts)
        return embed(engine, texts)

    monkeypatch.setattr(FakeEmbedder, "embed", counted)
    question = "Tell me about my walk along the river."
    assert asked(desk, question).kind == "quoted"
    assert weighed.count(question) == 1, "the question itself is embedded once"
    few = len([one for one in weighed if one.startswith("Nobody mentioned")])
    weighed.clear()
    assert asked(desk, "Did I have lunch with Xaver?").kind == "nothing"
    every = [one for one in weighed if one.startswith("Nobody mentioned")]
    assert few <= 24  # twelve to order the passages, twelve to weigh the answer
    assert len(every) > few
    assert len(every) == len(set(every)), "none twice"


def test_after_a_restart_the_answer_is_the_same_and_kept(make_desk: MakeDesk) -> None:
    desk, entries = filled(make_desk)
    before = asked(desk, "What did the doctor say about my knee?")
    journeys = desk.journeys
    journeys.conversations.add(journeys.conversations.begin(before.question.text), before)
    journeys.session.lock()
    again = make_desk()
    again.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    assert len(again.of(VaultUnlocked)[-1].entries) == len(NOTES)
    assert again.journeys.indexer.finish_missing(Token()) == 0
    after = asked(again, "What did the doctor say about my knee?")
    assert after.citations[0].entry_id == entries[2].entry_id
    (kept,) = again.journeys.conversations.all()
    assert kept.answers[0].citations == before.citations
    assert kept.title == "What did the doctor say about my knee?"


def test_a_day_that_begins_at_four_rules_questions_about_dates(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    late = Moment(desk.clock().local.replace(day=21, hour=2), 420, "Asia/Ho_Chi_Minh")
    entry = desk.journeys.diary.write("I could not sleep and read a whole book.", happened=late)
    desk.journeys.indexer.index(entry, Token())
    answer = asked(desk, "What did I read on 20 November 2026?")
    assert [one.day for one in answer.citations] == [date(2026, 11, 20)]
    assert asked(desk, "What did I read on 21 November 2026?").kind == "nothing"


def test_birthdays_and_numeric_dates_are_read_as_the_settings_say(make_desk: MakeDesk) -> None:
    desk, _ = filled(make_desk)
    desk.journeys.session.change_settings(Settings(days=Days(born="1990-11-09", date_order="mdy")))
    assert asked(desk, "What did I do on my birthday?").period == Period(
        date(2026, 11, 9), date(2026, 11, 9), "on my birthday"
    )
    assert asked(desk, "What did I do on 11/9?").period == Period(date(2026, 11, 9), date(2026, 11, 9), "on 11/9")


def test_short_entries_of_a_day_are_handed_along(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    entries = [_told(desk, 3, text) for text in ("Mai rang.", "She will marry in May!", "I am so glad.", "Late now.")]
    context = desk.journeys.searcher.find(Question("Who will marry?", desk.clock()), Token())
    together = desk.journeys.searcher.passages(context)
    assert [one.passage.entry_id for one in together[0]] == [entries[at].entry_id for at in (1, 2, 0)], (
        "what was found itself comes first"
    )


def test_a_question_about_nothing_says_so_and_how_much_was_read(make_desk: MakeDesk) -> None:
    desk, _ = filled(make_desk)
    answer = asked(desk, "Which submarine did I steer in Reykjavik?")
    assert (answer.kind, answer.citations) == ("nothing", ())
    assert "all 4 entries" in answer.text
    assert "9 November 2026" in answer.text


def test_empty_days_are_said_to_be_empty_and_the_search_goes_on_openly(make_desk: MakeDesk) -> None:
    desk, entries = filled(make_desk)
    answer = asked(desk, "What did the doctor say about my knee in January?")
    assert answer.kind == "quoted"
    assert answer.text.startswith("You wrote nothing from 1 January 2026 to 31 January 2026.")
    assert answer.citations[0].entry_id == entries[2].entry_id


def test_of_a_year_that_was_named_only_the_nearest_is_shown(make_desk: MakeDesk) -> None:
    desk, entries = filled(make_desk)
    answer = asked(desk, "What did the doctor say about my knee in March 2024?")
    assert answer.kind == "nothing"
    assert answer.text == (
        "You wrote nothing from 1 March 2024 to 31 March 2024. The nearest is from 16 November 2026."
    )
    assert answer.citations[0].entry_id == entries[2].entry_id
    assert asked(desk, "What did I do on 3 March 2024?").citations == ()


def test_a_day_without_an_entry_may_be_told_the_day_after(make_desk: MakeDesk) -> None:
    desk, entries = filled(make_desk)
    answer = asked(desk, "What did the doctor say about my knee on 15 November 2026?")
    assert (answer.kind, answer.citations[0].entry_id) == ("quoted", entries[2].entry_id)


def test_vietnamese_questions_are_answered_in_vietnamese(make_desk: MakeDesk) -> None:
    desk, _ = filled(make_desk)
    entry = desk.journeys.diary.write("Sáng nay mình chạy dọc sông Hàn với chú Tư.")
    desk.journeys.indexer.index(entry, Token())
    answer = asked(desk, "Kể lại lần mình chạy dọc sông Hàn.")
    assert answer.text.startswith("Đây là lời bạn")
    assert answer.citations[0].entry_id == entry.entry_id
    assert desk.journeys.answerer.spoken(answer) == ["Hôm nay bạn đã viết:", entry.text]


def test_who_was_there_is_computed_and_says_where_it_is_written(make_desk: MakeDesk) -> None:
    desk, entries = filled(make_desk)
    answer = asked(desk, "Who did I walk along the river with?")
    assert (answer.kind, answer.text.partition(".")[0]) == ("computed", "Anna on 9 November 2026")
    assert [one.entry_id for one in answer.citations] == [entries[0].entry_id]
    vietnamese = asked(desk, "Mình đi dạo với ai?")
    assert vietnamese.text.startswith("Anna: ngày 9 tháng 11 năm 2026.")


def test_a_model_words_the_answer_and_only_cited_sentences_are_shown(make_desk: MakeDesk) -> None:
    model = FakeLanguageModel("You walked along the river with Anna [1]. You also flew to the moon [9]. Nice day.")
    desk, entries = filled(make_desk, model=lambda: model)
    answer = asked(desk, "Tell me about my walk along the river.")
    assert answer.kind == "generated"
    assert "Anna" in answer.text
    assert "moon" not in answer.text
    assert "Nice" not in answer.text
    assert [one.entry_id for one in answer.citations] == [entries[0].entry_id]
    assert "".join(event.text for event in desk.of(AnswerDelta)).strip()
    assert "heron" in " ".join(message.text for message in model.asked[0])


def test_the_quotes_are_on_screen_before_the_first_sentence_of_a_model(make_desk: MakeDesk) -> None:
    model = FakeLanguageModel("You walked along the river with Anna [1].")
    desk, entries = filled(make_desk, model=lambda: model)
    asked(desk, "Tell me about my walk along the river.")
    order = [type(event) for event in desk.events if isinstance(event, QuotesReady | AnswerDelta | AnswerReady)]
    assert order == [QuotesReady, AnswerDelta, AnswerReady]
    (quoted,) = desk.of(QuotesReady)
    assert (quoted.job_id, quoted.answer.citations[0].entry_id) == (7, entries[0].entry_id)


def test_an_answer_tells_how_it_was_read_and_what_it_was_made_from(make_desk: MakeDesk) -> None:
    model = FakeLanguageModel("You walked along the river with Anna [1].")
    desk, entries = filled(make_desk, model=lambda: model)
    answer = asked(desk, "Tell me about my walk along the river in November 2026.")
    assert answer.reading is not None
    assert (answer.reading.period, answer.reading.language) == (answer.period, "en")
    assert answer.period == Period(date(2026, 11, 1), date(2026, 11, 30), "in November 2026")
    made_from = answer.context
    assert made_from is not None
    first = made_from.passages[0]
    assert (first.entry_id, entries[0].text[first.start : first.end]) == (entries[0].entry_id, entries[0].text)
    assert entries[0].text in made_from.prompt
    assert made_from.model == model.name
    assert made_from.prompt_tokens > made_from.answer_tokens > 0
    assert [stage for stage, _ in made_from.seconds] == ["read", "search", "weigh", "quote", "premise", "generate"]


def test_the_orders_are_read_ahead_and_a_fast_model_is_given_more_to_read(make_desk: MakeDesk) -> None:
    slow, fast = (FakeLanguageModel("The guests ate all of it [1].", speed) for speed in (1.0, 10_000.0))
    seen = []
    for number, model in enumerate((slow, fast)):
        desk = make_desk(model=lambda model=model: model, folder=f"vault {number}")
        desk.journeys.session.create(bytearray(PASSPHRASE))
        for day in range(8):
            _told(desk, day, f"Soup again, number {day}. " + f"It was good and the {day} guests ate all of it. " * 12)
        desk.journeys.answerer.get_ready("en")
        made_from = asked(desk, "Who ate the soup?").context
        assert made_from is not None
        seen.append(len(made_from.passages))
    assert slow.prepared[0] == slow.asked[0][:1]
    assert seen[0] < seen[1]


def test_a_corrected_reading_counts_instead_of_the_words(make_desk: MakeDesk) -> None:
    desk, _ = filled(make_desk)
    correction = Correction(period=Period(date(2026, 11, 18), date(2026, 11, 20)))
    question = Question("Who did I walk along the river with?", desk.clock(), correction=correction)
    answer = desk.journeys.answerer.answer(question, Token())
    assert (answer.kind, answer.entries_read) == ("nothing", 1)
    anywhere = Question("Who did I walk with last week?", desk.clock(), correction=Correction(everywhere=True))
    assert desk.journeys.answerer.answer(anywhere, Token()).entries_read == len(NOTES)


def test_a_model_that_invents_everything_is_replaced_by_quotes(make_desk: MakeDesk) -> None:
    desk, entries = filled(make_desk, model=lambda: FakeLanguageModel("You flew to the moon with Neil."))
    answer = asked(desk, "Tell me about my walk along the river.")
    assert (answer.kind, answer.citations[0].entry_id) == ("quoted", entries[0].entry_id)


def test_a_damaged_model_is_named_and_quotes_answer(make_desk: MakeDesk) -> None:
    def broken() -> FakeLanguageModel:
        raise ModelDamaged

    desk, _ = filled(make_desk, model=broken)
    assert asked(desk, "Tell me about my walk along the river.").kind == "quoted"
    assert [type(event.error) for event in desk.of(Failed)] == [ModelDamaged]


def test_a_cancelled_question_ends_quietly(make_desk: MakeDesk) -> None:
    desk, _ = filled(make_desk)
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        desk.journeys.answerer.answer(Question("Who?", desk.clock()), token)
    assert desk.of(AnswerReady) == []


def test_the_answer_is_spoken_sentence_by_sentence_and_falls_silent_when_told(make_desk: MakeDesk) -> None:
    desk, _ = filled(make_desk)
    answer = asked(desk, "Tell me about my walk along the river.")
    sentences = desk.journeys.answerer.spoken(answer)
    desk.journeys.narrator.say(sentences, "en", Token())
    assert [event.sentence for event in desk.of(SpeakingChanged)] == [*sentences, ""]
    assert desk.speaker.seconds > 0.5
    sound = desk.journeys.narrator.render(sentences, "en", Token())
    assert sound.seconds > desk.speaker.seconds
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        desk.journeys.narrator.say(sentences, "en", token)


def test_edited_text_is_found_and_the_old_text_no_longer(make_desk: MakeDesk) -> None:
    desk, entries = filled(make_desk)
    edited = desk.journeys.diary.edit(entries[1].entry_id, "I baked a plum cake.", "")
    desk.journeys.indexer.index(edited, Token())
    assert asked(desk, "What did I bake, a plum cake?").citations[0].entry_id == entries[1].entry_id
    assert all("lentil" not in one.quote for one in asked(desk, "Did I cook lentil soup?").citations)
    assert [revision.text for revision in edited.revisions] == [NOTES[1][1], "I baked a plum cake."]


def test_an_erased_entry_is_neither_listed_nor_found_nor_on_disk(make_desk: MakeDesk) -> None:
    desk, entries = filled(make_desk)
    desk.journeys.diary.erase(entries[0].entry_id)
    desk.journeys.indexer.forget(entries[0].entry_id)
    assert entries[0].entry_id not in {one.entry_id for one in desk.journeys.diary.summaries()}
    assert all(one.entry_id != entries[0].entry_id for one in asked(desk, "Did I walk with Anna?").citations)
    with pytest.raises(InputError):
        desk.journeys.diary.get(entries[0].entry_id)


def test_locking_forgets_everything(make_desk: MakeDesk) -> None:
    desk, _ = filled(make_desk)
    desk.journeys.session.lock()
    with pytest.raises(VaultLocked):
        desk.journeys.diary.summaries()
    assert desk.journeys.searcher.find(Question("river", desk.clock()), Token()).hits == ()
    desk.journeys.session.lock()


def test_without_vectors_words_still_find_and_the_rest_is_finished_later(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    entry = desk.journeys.diary.write("The heron stood still.")
    desk.journeys.session.lock()
    desk.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    assert asked(desk, "Where did the heron stand?").citations[0].entry_id == entry.entry_id
    assert desk.journeys.indexer.finish_missing(Token()) == 1
    assert desk.journeys.indexer.finish_missing(Token()) == 0
