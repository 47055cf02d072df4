"""The hands-free conversation against a script and a clock that nobody waits for: each state, each way out of it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.fakes.ear import Woke
from tests.fakes.voice import Line, Press, Room, quoted

WRITE = {"en": "write this down", "vi": "ghi lại giúp mình"}
FINISH = {"en": "that's all", "vi": "hết rồi"}
KEEP = {"en": "keep it", "vi": "giữ lại"}
LOCK = {"en": "lock the diary", "vi": "khóa nhật ký"}
YES = {"en": "yes", "vi": "đúng rồi"}
MORE = "Say “next” to hear more."
NO = {"en": "no", "vi": "không phải"}
STORY = {"en": "we walked along the river", "vi": "hôm nay mình đi dọc bờ sông"}
ASK = {"en": "what did I do last week", "vi": "tuần trước mình đã làm gì"}

BOTH = pytest.mark.parametrize("language", ["en", "vi"])


def line(text: str, pause: float = 0.5, seconds: float = 1.0, over: bool = False) -> Line:
    return Line(pause, seconds, over, text)


@BOTH
def test_a_whole_evening(language: str) -> None:
    room = Room(language, answers=[quoted((date(2026, 5, 3), "The bread burned."))])
    room.hold(
        *map(line, (WRITE[language], STORY[language], FINISH[language], KEEP[language], ASK[language])),
        *map(line, (LOCK[language], YES[language])),
        woken=True,
    )
    assert [one.text for one in room.kept] == [STORY[language]]
    assert room.asked == [ASK[language]]
    assert room.wishes == ["lock"]
    assert room.tones == ["listening", "listening", "stop", "kept"], "woken, dictating, the end of it, kept"
    assert not room.trouble
    assert not room.ear.state.open
    assert room.phases == [
        *("listening", "dictating", "confirming", "listening"),
        *("answering", "speaking", "listening", "confirming"),
    ]


def test_silence_puts_it_to_sleep_and_the_wake_word_wakes_it() -> None:
    room = Room(answers=[quoted((date(2026, 5, 3), "Rain."))]).hold(Woke(pause=200), line(ASK["en"]))
    assert room.phases[:3] == ["listening", "sleeping", "listening"]
    assert room.asked == [ASK["en"]]
    assert room.states[-1].phase == "sleeping"
    assert "dear diary" in room.states[-1].line


def test_without_a_wake_word_the_microphone_is_closed_while_it_sleeps() -> None:
    room = Room(wakes=()).hold(line("never heard", pause=500), Press("wake"), line("louder"))
    asleep = next(one for one in room.states if one.phase == "sleeping")
    assert not asleep.listens
    assert room.adjusted == ["louder"]


def test_a_follow_up_needs_no_wake_word_for_eight_seconds() -> None:
    answers = [quoted((date(2026, 5, 3), "Rain."))]
    soon = Room(answers=answers).hold(line(ASK["en"]), line("and what about May?", pause=7.5))
    late = Room(answers=answers).hold(line(ASK["en"]), line("and what about May?", pause=9.0))
    assert len(soon.asked) == 2
    assert len(late.asked) == 1


@BOTH
def test_an_entry_is_told_by_date_length_and_first_words(language: str) -> None:
    room = Room(language).hold(*map(line, (WRITE[language], STORY[language], FINISH[language], KEEP[language])))
    asked = next(one for one in room.said if STORY[language] in one)
    assert asked.startswith("Today, " if language == "en" else "Hôm nay, ")
    assert room.said[-1] == ("Kept." if language == "en" else "Đã giữ.")


def test_silence_after_an_entry_keeps_it_after_a_countdown_of_eight() -> None:
    room = Room().hold(line(WRITE["en"]), line(STORY["en"]), line(FINISH["en"]))
    counted = [one.countdown for one in room.states if one.phase == "confirming" and one.countdown]
    assert counted == [8, 7, 6, 5, 4, 3, 2, 1]
    assert [one.text for one in room.kept] == [STORY["en"]]
    assert room.tones[-2:] == ["kept", "pause"], "kept, and then asleep"


def test_silence_ends_a_dictation_after_a_countdown_to_be_seen_and_heard() -> None:
    room = Room().hold(line(WRITE["en"]), line(STORY["en"]))
    counted = [one.countdown for one in room.states if one.phase == "dictating" and one.countdown]
    assert counted == [3, 2, 1]
    assert room.tones.count("countdown") == 3
    assert [one.text for one in room.kept] == [STORY["en"]]


def test_talking_on_cancels_the_countdown() -> None:
    room = Room().hold(line(WRITE["en"]), line("first"), line("second", pause=4.5), line(FINISH["en"]))
    assert [one.text for one in room.kept] == ["first second"]
    shown = [one.countdown for one in room.states if one.phase == "dictating"]
    assert 1 in shown
    assert shown[-1] is None


def test_a_silence_of_nought_never_ends_it() -> None:
    room = Room(silence=0).hold(line(WRITE["en"]), line("first"), line("second", pause=120.0), line(FINISH["en"]))
    assert [one.text for one in room.kept] == ["first second"]
    assert "countdown" not in room.tones


def test_whoever_begins_an_entry_may_think_for_half_a_minute() -> None:
    room = Room().hold(line(WRITE["en"]), line(STORY["en"], pause=25.0), line(FINISH["en"]))
    assert [one.text for one in room.kept] == [STORY["en"]]


def test_an_entry_without_a_word_is_not_kept() -> None:
    room = Room().hold(line(WRITE["en"]))
    assert not room.kept
    assert room.bin == room.begun
    assert any("nothing was kept" in one for one in room.said)


def test_only_a_command_at_once_is_no_entry_either() -> None:
    room = Room().hold(line(WRITE["en"]), line(FINISH["en"]))
    assert not room.kept


@BOTH
def test_a_sentence_with_a_command_in_it_is_a_sentence(language: str) -> None:
    sentence = {"en": "I finished the book last night", "vi": "xong việc tôi về nhà"}[language]
    room = Room(language).hold(*map(line, (WRITE[language], sentence, STORY[language], FINISH[language])))
    assert [one.text for one in room.kept] == [f"{sentence} {STORY[language]}"]


CHANGE = {"en": "change Anna to Hannah", "vi": "đổi Lan thành Loan"}
ABOUT = {"en": "Anna came by", "vi": "Lan ghé chơi"}


@BOTH
def test_words_are_changed_while_they_are_dictated_and_the_command_is_none_of_them(language: str) -> None:
    after = {"en": "Anna brought bread", "vi": "Lan mang bánh"}[language]
    said = (WRITE, ABOUT, CHANGE)
    room = Room(language).hold(*(line(one[language]) for one in said), line(after), line(FINISH[language]))
    meant = {"en": "Hannah came by Hannah brought bread", "vi": "Loan ghé chơi Loan mang bánh"}[language]
    assert [one.text for one in room.kept] == [meant]
    shown = [one.heard for one in room.states if one.phase == "dictating"]
    assert {"en": "Hannah came by", "vi": "Loan ghé chơi"}[language] in shown


@BOTH
def test_a_change_of_words_that_nobody_said_is_a_sentence_of_the_entry(language: str) -> None:
    room = Room(language).hold(*(line(one[language]) for one in (WRITE, STORY, CHANGE, FINISH)))
    assert [one.text for one in room.kept] == [f"{STORY[language]} {CHANGE[language]}"]


def test_another_order_of_words_changes_nothing_while_somebody_dictates() -> None:
    story = ("Ana came by", "it was Anna not Ana", "I said yes instead of no")
    room = Room().hold(line(WRITE["en"]), *map(line, story), line(FINISH["en"]))
    assert [one.text for one in room.kept] == [" ".join(story)]


def test_who_leaves_after_a_change_has_it_made() -> None:
    room = Room().hold(*(line(one["en"]) for one in (WRITE, ABOUT, CHANGE)), Press("leave"))
    assert [one.text for one in room.kept] == ["Hannah came by"]


@pytest.mark.parametrize("key", ["finish", "stop", "wake"])
def test_a_key_ends_a_dictation(key: str) -> None:
    room = Room().hold(line(WRITE["en"]), line(STORY["en"]), Press(key), line(KEEP["en"]))  # type: ignore[arg-type]  # from a table
    assert [one.text for one in room.kept] == [STORY["en"]]
    assert "confirming" in room.phases


def test_leaving_in_mid_sentence_keeps_what_was_said() -> None:
    room = Room(patience=3.0).hold(line(WRITE["en"]), line(STORY["en"]))
    assert room.phases[-1] == "dictating"
    assert [one.text for one in room.kept] == [STORY["en"]]
    assert room.ended


@BOTH
def test_an_entry_is_discarded_only_after_a_yes(language: str) -> None:
    discard = {"en": "discard it", "vi": "bỏ mục này"}[language]
    said = (WRITE[language], STORY[language], FINISH[language], discard)
    sure = Room(language).hold(*map(line, (*said, YES[language])))
    unsure = Room(language).hold(*map(line, (*said, NO[language], KEEP[language])))
    silent = Room(language).hold(*map(line, said))
    assert not sure.kept
    assert sure.bin == sure.begun
    assert len(unsure.kept) == len(silent.kept) == 1


def test_discarding_while_dictating_asks_too() -> None:
    sure = Room().hold(*map(line, (WRITE["en"], STORY["en"], "discard this", "yes")))
    unsure = Room().hold(*map(line, (WRITE["en"], STORY["en"], "discard this", "no")))
    assert not sure.kept
    assert [one.text for one in unsure.kept] == [STORY["en"]]


def corrected(*said: str, language: str = "en", story: str = "Ana came. We ate bread.") -> Room:
    return Room(language).hold(*map(line, (WRITE[language], story, FINISH[language], *said, KEEP[language])))


def test_a_word_is_changed_as_a_new_revision() -> None:
    (entry,) = corrected("change Ana to Anna").kept
    assert entry.text == "Anna came. We ate bread."
    assert next(one.text for one in entry.revisions) == "Ana came. We ate bread."


def test_a_word_is_changed_in_vietnamese() -> None:
    (entry,) = corrected("đổi Hoa thành Hòa", language="vi", story="Hoa đến chơi").kept
    assert entry.text == "Hòa đến chơi"


def test_what_is_not_there_is_not_changed_and_said() -> None:
    room = corrected("change elephant to horse")
    assert room.kept[0].text == "Ana came. We ate bread."
    assert any("did not find" in one for one in room.said)


def test_the_last_sentence_goes_after_a_yes() -> None:
    assert corrected("delete the last sentence", "yes").kept[0].text == "Ana came."
    assert corrected("delete the last sentence", "no").kept[0].text == "Ana came. We ate bread."


def test_the_last_sentence_of_one_is_not_deleted() -> None:
    room = corrected("delete the last sentence", story="We ate bread.")
    assert room.kept[0].text == "We ate bread."


def test_a_tag_and_another_day() -> None:
    (entry,) = corrected("tag this family", "it was yesterday").kept
    assert entry.tags == ("family",)
    assert entry.when.day() == date(2026, 11, 20)


def test_an_entry_is_read_back_and_asked_about_again() -> None:
    room = corrected("read it back")
    assert "Ana came. We ate bread." in room.said
    assert room.phases.count("confirming") == 2
    assert len(room.kept) == 1


def test_a_correction_still_works_once_it_is_kept() -> None:
    room = Room().hold(*map(line, (WRITE["en"], STORY["en"], FINISH["en"], KEEP["en"], "tag this walks")))
    assert room.kept[0].tags == ("walks",)


def test_a_correction_without_an_entry_says_so() -> None:
    room = Room().hold(line("tag this family"))
    assert room.said == ["There is no entry to do that with."]


def test_an_entry_for_another_day() -> None:
    room = Room().hold(*map(line, ("new entry for last Sunday", STORY["en"], FINISH["en"], KEEP["en"])))
    assert room.kept[0].when.day() == date(2026, 11, 15)


def test_a_question_while_an_entry_is_confirmed_keeps_it_and_is_answered() -> None:
    room = Room(answers=[quoted((date(2026, 5, 3), "Rain."))])
    room.hold(*map(line, (WRITE["en"], STORY["en"], FINISH["en"], ASK["en"])))
    assert len(room.kept) == 1
    assert room.asked == [ASK["en"]]


def test_what_is_not_understood_twice_keeps_the_entry() -> None:
    room = Room().hold(*map(line, (WRITE["en"], STORY["en"], FINISH["en"], "lovely weather today", "so it is")))
    assert len(room.kept) == 1
    assert any("Say keep" in one for one in room.said)


def test_a_new_entry_right_after_one() -> None:
    room = Room().hold(*map(line, (WRITE["en"], "one", FINISH["en"], WRITE["en"], "two", FINISH["en"], KEEP["en"])))
    assert [one.text for one in room.kept] == ["one", "two"]


def two_sources(*said: Line | Press, **room: object) -> Room:
    answer = quoted((date(2026, 5, 3), "The bread burned."), (date(2025, 5, 4), "It rained."))
    return Room(answers=[answer], **room).hold(line(ASK["en"]), *said)  # type: ignore[arg-type]  # from a table


def test_a_quote_is_said_with_its_date_first() -> None:
    assert two_sources().said == ["On 3 May you wrote: The bread burned.", MORE]


def test_next_previous_and_repeat_walk_the_sources() -> None:
    room = two_sources(*map(line, ("next", "next", "previous", "say that again")))
    first, second = "On 3 May you wrote: The bread burned.", "On 4 May 2025 you wrote: It rained."
    assert room.said == [first, MORE, second, "That was the last one.", first, first], "the way on is told once"


def test_my_own_voice_plays_the_source_in_question() -> None:
    room = two_sources(line("next"), line("play that in my own voice"))
    assert [one.quote for one in room.played] == ["It rained."]
    assert any(one.own_voice and one.heard == "It rained." for one in room.states)


def test_what_was_written_has_no_voice() -> None:
    room = two_sources(line("play that in my own voice"), plays_sound=False)
    assert room.said[-1] == "There is no recording of that. It was written."


def test_next_without_an_answer() -> None:
    assert Room().hold(line("next")).said == ["There is nothing to play. Ask me something first."]
    assert Room().hold(line("repeat")).said == ["I have not said anything yet."]


def test_talking_over_an_answer_silences_it_and_is_heard() -> None:
    room = two_sources(line("stop", over=True), line("next"))
    assert room.said == ["On 4 May 2025 you wrote: It rained."]


def test_without_barge_in_it_speaks_to_the_end() -> None:
    room = two_sources(line("next", over=True), barge_in=False)
    assert len(room.said) == 3


def test_while_it_reads_only_a_command_is_obeyed() -> None:
    answer = quoted((date(2026, 5, 3), "Rain."))
    stopped = Room(answers=[answer], answer_seconds=30.0).hold(line(ASK["en"]), line("never mind"), line("louder"))
    coughed = Room(answers=[answer], answer_seconds=30.0).hold(line(ASK["en"]), line("hmm"), line("oh dear"))
    left = Room(answers=[answer], answer_seconds=30.0).hold(line(ASK["en"]), Press("leave"), line("louder"))
    assert stopped.said == ["All right.", "Louder."]
    assert stopped.tokens[0].cancelled
    assert coughed.said == ["Reading your diary.", "On 3 May you wrote: Rain."]
    assert not left.adjusted
    assert left.ended


def test_a_computed_answer_is_said_as_it_is() -> None:
    answer = quoted((date(2026, 5, 3), "I ran."), kind="computed")
    assert Room(answers=[answer]).hold(line("how often did I run")).said == ["Here is what you wrote."]


def test_each_adjustment_and_the_end_of_the_range() -> None:
    said = ("slower", "faster", "louder", "quieter")
    assert Room().hold(*map(line, said)).adjusted == list(said)
    assert Room(limits=True).hold(line("louder")).said == ["That is as far as it goes."]


@BOTH
def test_lock_asks_back_and_a_no_or_silence_leaves_it_open(language: str) -> None:
    refused = Room(language).hold(line(LOCK[language]), line(NO[language]))
    silent = Room(language).hold(line(LOCK[language]))
    muttered = Room(language).hold(line(LOCK[language]), line("hmm"), line("tja"))
    agreed = Room(language).hold(line(LOCK[language]), line("hmm"), line(YES[language]))
    assert not refused.wishes
    assert not silent.wishes
    assert not muttered.wishes
    assert agreed.wishes == ["lock"]
    assert agreed.ended


def test_lock_while_dictating_keeps_the_entry_first() -> None:
    room = Room().hold(*map(line, (WRITE["en"], STORY["en"], LOCK["en"], YES["en"])))
    assert [one.text for one in room.kept] == [STORY["en"]]
    assert room.wishes == ["lock"]


def test_mute_by_voice_and_back_by_key() -> None:
    room = Room().hold(line("mute"), line("never heard"), Press("unmute"), line("louder"))
    assert room.adjusted == ["louder"]
    assert room.said[0].startswith("The microphone is off")
    assert any(one.muted and one.phase == "sleeping" and not one.listens for one in room.states)


def test_mute_by_key_from_anywhere_silences_everything() -> None:
    room = two_sources(Press("mute"), Press("repeat"), Press("unmute"), line("louder"))
    assert room.adjusted == ["louder"]
    assert sum("burned" in one for one in room.said) == 2


def test_mute_while_dictating_keeps_what_was_said() -> None:
    room = Room().hold(line(WRITE["en"]), line(STORY["en"]), Press("mute"))
    assert [one.text for one in room.kept] == [STORY["en"]]
    assert room.state.muted


def test_a_sentence_that_nobody_asked_for_is_offered_to_be_kept() -> None:
    yes = Room().hold(line("today we planted the apple tree"), line("yes"))
    no = Room().hold(line("today we planted the apple tree"), line("no"))
    assert [one.text for one in yes.kept] == ["today we planted the apple tree"]
    assert not no.kept


def test_noise_is_not_answered_and_a_stray_word_only_once() -> None:
    assert Room().hold(line(""), line("")).said == []
    assert len(Room().hold(line("banana"), line("orange")).said) == 1


def test_an_evening_of_noise_wears_nothing_out() -> None:
    room = Room().hold(*(line("") for _ in range(1_200)), line("louder"))
    assert room.adjusted == ["louder"]


def test_help_says_what_is_understood() -> None:
    room = Room().hold(line("what can I say"))
    assert "Write this down" in room.said[0]
