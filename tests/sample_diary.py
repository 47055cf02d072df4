"""A made-up diary for pictures of the window and for tests of its screens; nothing of it ships."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta

from diary_desktop.domain.conversation import Answer, Citation, Question
from diary_desktop.domain.entry import (
    Clip,
    ClipId,
    ClipPart,
    Entry,
    EntryId,
    EntrySummary,
    Gap,
    HeardAgain,
    LetGo,
    Mood,
    Revision,
    RevisionId,
    summary_of,
)
from diary_desktop.domain.errors import MicrophoneLost
from diary_desktop.domain.listing import Wanted
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.period import Period
from diary_desktop.domain.transcript import Caption, Segment, Transcript, Word
from diary_desktop.domain.vocabulary import Correction, Place
from diary_desktop.presenters.ask_state import AskState, Turn
from diary_desktop.presenters.calendar_days import last_mood
from diary_desktop.presenters.entry_list import EntryListState
from diary_desktop.presenters.entry_state import EntryState
from diary_desktop.presenters.history import HistoryState, Version
from diary_desktop.presenters.proposal import proposal_of
from diary_desktop.presenters.record import RecordState
from diary_desktop.presenters.review import ReviewState
from diary_desktop.presenters.spoken_words import spoken_words
from diary_desktop.presenters.today import Memory, TodayState, WeekDay
from diary_desktop.presenters.word_diff import word_diff
from diary_desktop.retrieval.lunar import lunar_day
from diary_desktop.services.arranging import arranged, by_day
from diary_desktop.services.on_this_day import remembered
from diary_desktop.services.streaks import Streak

NOW = Moment(datetime(2026, 11, 21, 21, 40), 420, "Asia/Ho_Chi_Minh")
DATED = Moment(datetime(2026, 11, 18, 21, 40), 420, "Asia/Ho_Chi_Minh")
"""A day somebody chose for what is told ``NOW``."""

TODAY = date(2026, 11, 21)
WORDS = (
    "orbit",
    "velvet",
    "maple",
    "ribbon",
    "canyon",
    "harbor",
    "thunder",
    "pencil",
    "meadow",
    "lantern",
    "copper",
    "willow",
)

RUN = (
    "Sáng nay chạy 5 km dọc sông Hàn, trời se lạnh và có sương. Cầu Rồng gần như biến mất trong sương, chỉ còn nghe "
    "tiếng xe máy ở xa. Mình không mở nhạc, chỉ đếm nhịp thở. Đến đoạn cầu Trần Thị Lý thì gặp chú Tư đang câu cá, "
    "chú hỏi thăm mẹ.\n"
    "Về nhà mẹ đã nấu xôi đậu xanh, cả bếp thơm mùi lá dứa. Mẹ bảo: “Chạy nhiều thì phải ăn nhiều”. We laughed about "
    "how she still packs food as if I were going on a three-day trip. Lâu rồi mới có một buổi sáng nhẹ như vậy."
)


def peaks(number: int) -> bytes:
    """128 bars of something like speech."""
    return bytes(
        min(255, int(30 + 200 * abs(math.sin(at * 0.31 + number)) * abs(math.sin(at * 0.07 + number * 2)) + at % 7 * 4))
        for at in range(128)
    )


def entry(
    number: int,
    when: datetime,
    title: str,
    text: str,
    *,
    mood: Mood | None = None,
    seconds: float = 0.0,
    tags: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    place: str = "",
) -> Entry:
    """One made-up entry."""
    moment = Moment(when, 420, "Asia/Ho_Chi_Minh")
    revision = Revision(1, RevisionId(number.to_bytes(16, "big")), None, title, text, moment)
    clip = Clip(ClipId(number.to_bytes(16, "big")), (ClipPart(1),), seconds, peaks(number)) if seconds else None
    transcript = _transcript(text, seconds) if seconds else None
    return Entry(
        EntryId(number.to_bytes(16, "big")),
        moment,
        (revision,),
        transcript=transcript,
        clip=clip,
        mood=mood,
        tags=tags,
        people=people,
        place=place,
    )


def _transcript(text: str, seconds: float) -> Transcript:
    parts = text.split()
    step = seconds / len(parts)
    words = tuple(
        Word(part, at * step, (at + 1) * step, 0.3 if part == "three-day" else 0.9) for at, part in enumerate(parts)
    )
    return Transcript((Segment(text, 0.0, seconds, words),), "vi", "sample")


def entries() -> tuple[Entry, ...]:
    """Newest first."""
    roof = (
        "Ate alone on the roof, first time in weeks without looking at my phone. "
        "The lime tree has six new leaves. Trời xanh, gió nhẹ."
    )
    rain = "Mưa cả ngày. Đọc hết cuốn sách của chị Lan cho mượn, rồi ngủ quên trên ghế."
    return (
        entry(1, datetime(2026, 11, 21, 12, 15), "Lunch on the roof", roof, mood=Mood.CLEARING, seconds=72,
              tags=("nghỉ ngơi", "một mình")),
        entry(2, datetime(2026, 11, 21, 7, 42), "Chạy dọc sông Hàn", RUN, mood=Mood.BRIGHT, seconds=160,
              tags=("chạy bộ",), people=("mẹ",), place="Đà Nẵng"),
        entry(3, datetime(2026, 11, 20, 22, 5), "Mưa lớn, đọc hết cuốn sách", rain, mood=Mood.CLOUDY, seconds=211),
        entry(4, datetime(2026, 11, 19, 21, 48), "Gọi cho Minh", "Minh nói Tết này sẽ về sớm.", mood=Mood.CLEARING,
              seconds=242),
        entry(5, datetime(2026, 11, 18, 23, 10), "Một ngày dài ở cơ quan", "Họp tới chín giờ tối.", mood=Mood.RAINY,
              seconds=115),
        entry(6, datetime(2026, 11, 17, 20, 30), "Mẹ học gửi voice message", "Mẹ gửi liền một lúc bảy cái.",
              mood=Mood.BRIGHT, seconds=58),
        entry(7, datetime(2026, 11, 16, 19, 12), "Trở trời, đau đầu gối", "Knee hurts again, walked home.",
              mood=Mood.RAINY),
        entry(8, datetime(2026, 11, 15, 8, 20), "Chủ nhật ở chợ Hàn", "Đi chợ với mẹ từ sớm.", mood=Mood.CLEARING,
              seconds=137),
        entry(9, datetime(2026, 10, 30, 18, 0), "Before the rain", "Just made it home dry. I always think clearer.",
              mood=Mood.CLEARING, seconds=45),
        entry(10, datetime(2025, 11, 21, 20, 0), "", "Ngày giỗ ông. Cả nhà ngồi quanh mâm cơm, cậu Ba kể chuyện ông "
              "từng đạp xe bốn mươi cây số để mua cho bà một bó hoa.", mood=Mood.CLOUDY),
    )  # fmt: skip


def summaries() -> tuple[EntrySummary, ...]:
    return tuple(summary_of(one) for one in entries())


def today_state() -> TodayState:
    found = remembered(TODAY, date(2025, 11, 21), _days(summaries()).__getitem__)[0]
    return TodayState(
        TODAY,
        hour=21,
        lunar=lunar_day(TODAY),
        entries=summaries()[:2],
        week=week(),
        streak=Streak(18, 2),
        memory=Memory(found),
        empty_diary=False,
    )


def week(*, empty: bool = False) -> tuple[WeekDay, ...]:
    """The week of the sample, or one without entries."""
    days, first = _days(() if empty else summaries()), TODAY - timedelta(days=TODAY.weekday())
    told = [(first + timedelta(days=at), days[first + timedelta(days=at)]) for at in range(7)]
    return tuple(WeekDay(day, len(ones), last_mood(ones), day == TODAY, day > TODAY) for day, ones in told)


def _days(entries: tuple[EntrySummary, ...]) -> defaultdict[date, tuple[EntrySummary, ...]]:
    return defaultdict(tuple, by_day(entries, 4))


def timeline_state(selected: int = 1) -> EntryListState:
    everything = summaries()
    listing = arranged(everything, Wanted(), "month", 4)
    return EntryListState(everything, listing, selected=everything[selected], total=len(everything))


def entry_state(*, playing: bool = True) -> EntryState:
    shown = entries()[1]
    assert shown.transcript is not None
    words = spoken_words(shown.text, shown.transcript.words)
    return EntryState(shown, words, playing=playing, position=67.0 if playing else 0.0, word=27 if playing else -1)


def checking_state() -> EntryState:
    """The first doubtful word is being looked at, in a recording with a gap."""
    state = entry_state(playing=False)
    assert state.entry is not None
    assert state.entry.clip is not None
    shown = replace(state.entry, clip=replace(state.entry.clip, gaps=(Gap(41.0, 0.8),)))
    words = tuple(replace(one, doubtful=one.doubtful or at in (20, 33)) for at, one in enumerate(state.words))
    return replace(state, entry=shown, words=words, checked=1, speed=1.25)


def offering_state() -> EntryState:
    """A name was corrected a moment ago, and the recording was written down again."""
    state = entry_state(playing=False)
    assert state.entry is not None
    assert state.entry.transcript is not None
    again = HeardAgain(replace(state.entry.transcript, recognizer="Whisper small"), NOW)
    return replace(state, entry=replace(state.entry, again=again), offers=(Correction("min chow", "Minh Châu", "vi"),))


def review_state() -> ReviewState:
    """What a later transcript would change."""
    state = offering_state()
    assert state.entry is not None
    first = state.entry.revision
    heard = replace(first, text=first.text.replace("sương. Cầu", "xương. Cầu").replace("trip", "tripp"), number=0)
    heard = replace(heard, origin="transcribed", revision_id=RevisionId(b"heard first     "))
    edited = replace(state.entry, revisions=(heard, replace(first, origin="edited", parent_id=heard.revision_id)))
    text = first.text.replace("ở xa", "ở phía xa").replace("gặp chú Tư", "gặp chú Tự").replace("xôi đậu", "sôi đậu")
    return ReviewState(edited, proposal_of(edited, text.replace("three-day", "three day")))


def slips_state() -> EntryState:
    """Older entries have the same slip."""
    state = entry_state(playing=False)
    places = tuple(
        Place(one.entry_id, RevisionId(bytes(16)), one.told, 4, 12, "min chow", "Minh Châu", "Gặp ", " ở chợ")
        for one in entries()[2:6]
    )
    return replace(state, slips=places)


def record_state(phase: str = "recording") -> RecordState:
    settled = (
        "Tối nay cả nhà gọi video cho bà ngoại. Bà cười suốt, kể chuyện hồi nhỏ mẹ trèo cây ổi rồi ngã xuống ao. "
        "Mình muốn nhớ mãi giọng bà lúc kể chuyện đó.\nMinh nói Tết này sẽ về sớm, khoảng hai mươi tháng Chạp, and he "
        "already booked the train from Diêu Trì. Mẹ nghe xong im lặng một lúc, rồi đứng dậy đi rửa bát."
    )
    bars = tuple(one / 255 for one in peaks(3))
    doubts = tuple((at, at + len(word)) for word in ("Chạp", "Diêu Trì") for at in [settled.index(word)])
    caption = Caption(settled, "Có lẽ ngày mai mình sẽ gọi lại cho bà, chỉ để", doubts)
    state = RecordState("recording", NOW, 134.0, -24.0, "Built-in microphone", bars, caption, hint="good", when=NOW)
    if phase == "paused":
        return replace(state, phase="paused", dbfs=None, hint="")
    if phase == "parked":
        names = ("Built-in microphone", "Headset")
        return replace(state, phase="parked", dbfs=None, hint="", error=MicrophoneLost(), microphones=names)
    if phase == "gap":
        return replace(state, gaps=(Gap(71.0, 0.8),), hint="quiet", dbfs=-46.0)
    return state if phase == "recording" else RecordState("recording", NOW, 2.0, -50.0, "Built-in microphone", bars[:4])


def ask_state() -> AskState:
    quotes = (
        (1, date(2026, 10, 9), "Sương sớm", "Chạy xong đầu óc nhẹ hẳn, như ai vừa mở cửa sổ."),
        (2, date(2026, 10, 23), "Before the rain", "I always think clearer after the bridge."),
        (3, date(2026, 10, 18), "Đầu gối lại đau", "Chạy được hai cây thì đầu gối nhói, phải đi bộ về."),
    )
    citations = tuple(
        Citation(number, EntryId(number.to_bytes(16, "big")), day, title, quote, 0, len(quote))
        for number, day, title, quote in quotes
    )
    period = Period(date(2026, 10, 1), date(2026, 10, 31), "in October")
    question = Question("How often did I run in October, and how did I feel after?", NOW)
    text = (
        "After most of your runs in October you wrote that you felt clear-headed or light. [1][2] "
        "The exception was the 18th: your knee hurt and you walked home. [3]"
    )
    answer = Answer(question, "generated", text, citations, period, 34, 5.2)
    turns = (Turn(question.text, answer=answer), Turn("What did I say about the knee?"))
    return AskState("Running and my knee", turns, 0, 1, can_listen=True, sounding=frozenset({1, 2, 3}))


def quoted_state() -> AskState:
    """Without a language model: the person's own words."""
    state = ask_state()
    before = state.turns[0].answer
    assert before is not None
    answer = Answer(
        before.question, "quoted", "Here is what you wrote.", before.citations, before.period, before.entries_read, 0.4
    )
    return AskState("Running and my knee", (Turn(before.question.text, answer=answer),), 0, 2, can_listen=True)


def nothing_state() -> AskState:
    """Nothing was found."""
    question = Question("Where did I leave the umbrella?", NOW)
    text = (
        "Your diary never speaks of \u201cumbrella\u201d. "
        "I read all 34 entries, from 1 October 2026 to 31 October 2026. The nearest is from 5 October 2026."
    )
    nearest = Citation(
        1, EntryId(bytes(16)), date(2026, 10, 5), "Rain", "It rained and I came home wet to the skin.", 0, 42
    )
    answer = Answer(question, "nothing", text, (nearest,), None, 34, 0.2)
    return AskState("Where did I leave the umbrella?", (Turn(question.text, answer=answer),), can_listen=True)


def history_state() -> HistoryState:
    """An entry whose transcript was corrected, with the correction shown."""
    shown = entry_state(playing=False).entry
    assert shown is not None
    heard = shown.text.replace("có sương", "có xương").replace("chú Tư", "chú Tú đang").replace("Lâu rồi mới", "Mới")
    versions = (
        Version("edited", shown.title, shown.text, NOW, RevisionId(b"2"), current=True),
        Version("transcript", "", heard, shown.told, RevisionId(b"1")),
    )
    return HistoryState(shown.entry_id, versions, 1, word_diff(heard, shown.text))


def conflict_state() -> HistoryState:
    """The same entry changed on two computers."""
    state = history_state()
    other = Version("edited", "Chạy bộ buổi sáng", "Sáng nay chạy 5 km. Gặp chú Tư câu cá.", NOW, RevisionId(b"3"))
    return replace(state, conflict=(other, state.versions[0]))


def silent_state() -> EntryState:
    """An entry whose sound was let go."""
    state = entry_state(playing=False)
    assert state.entry is not None
    assert state.entry.clip is not None
    gone = LetGo(state.entry.clip.clip_id, 160.0, peaks(2), NOW)
    return EntryState(replace(state.entry, clip=None, let_go=gone))
