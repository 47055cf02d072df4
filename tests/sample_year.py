"""A made-up year of a diary, always the same: moods, recordings, tags, people, places, trackers. Nothing of it ships.

``sample_year()`` is the year that ends with the days of ``tests.sample_diary``.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache

from diary_desktop.domain.entry import Entry, EntrySummary, Mood, summary_of
from diary_desktop.domain.journal import Journal, Prompt, Template, Tracker

from . import sample_diary

FIRST = date(2025, 11, 22)
SEED = 20_261_121

JOURNAL = Journal(
    prompts=(
        Prompt("What did this week leave behind?", 6),
        Prompt("Ai làm mình cười hôm nay?", 4),
    ),
    templates=(
        Template("Sunday look back", "Went well:\n\nWas hard:\n\nNext week:\n", 6),
        Template("Ba điều nhỏ", "1. \n2. \n3. \n"),
    ),
    trackers=(Tracker("Slept well"), Tracker("Run", "number", "km"), Tracker("Coffee", "number")),
    muted_topics=("bệnh viện",),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """What one kind of day is told like; ``mood`` is where its weather tends to."""

    titles: tuple[str, ...]
    sentences: tuple[str, ...]
    tags: tuple[str, ...]
    mood: float
    people: tuple[str, ...] = ()
    place: str = ""
    hour: int = 21


THEMES = (
    Theme(
        ("Chạy ven biển", "Six slow kilometres", "Chạy trong sương"),
        (
            "Ra biển lúc trời còn tím, chạy tới bãi Mỹ Khê rồi quay về.",
            "Legs were heavy for the first kilometre and then forgot about it.",
            "Gặp hai bác lớn tuổi tập dưỡng sinh, gật đầu chào như người quen.",
            "Came home with salt on my lips and an idea for Monday.",
            "Đầu gối im, hơi thở đều, đủ vui cho cả ngày.",
        ),
        ("chạy bộ",), 4.3, (), "Đà Nẵng", 6,
    ),
    Theme(
        ("Ngày họp dài", "Two deadlines moved", "Late at the office"),
        (
            "Bốn cuộc họp, chỉ một cuộc cần có mình.",
            "Khoa redrew the whole plan on the window with a marker, and for once it helped.",
            "The train of mails never ended; I answered the last one standing up.",
            "Ăn tối lúc chín giờ, phở nguội, vẫn ngon.",
            "I said no to the extra report and nobody was angry.",
        ),
        ("công việc",), 2.5, ("Khoa",), "", 22,
    ),
    Theme(
        ("Cơm nhà", "Mẹ gọi video", "Sunday at home"),
        (
            "Mẹ kho cá với trái thơm, cả nhà ăn hết nồi cơm.",
            "Mẹ hỏi bao giờ về, hỏi hai lần.",
            "We shelled peanuts and argued about which song was older.",
            "Ba sửa cái quạt cũ, lần này chạy thật.",
            "Nhà im sau chín giờ, nghe được cả tiếng mưa trên mái tôn.",
        ),
        ("gia đình",), 4.1, ("mẹ",), "Hội An", 20,
    ),
    Theme(
        ("Mưa suốt", "A grey afternoon", "Nước ngập đầu ngõ"),
        (
            "Mưa từ sáng, quần áo phơi ba ngày chưa khô.",
            "The light was on at noon and it felt like November in July.",
            "Nằm nghe mưa, không làm gì, cũng không thấy tiếc.",
            "Cancelled the market and baked a crooked cake instead.",
        ),
        ("mưa",), 2.2, (), "", 17,
    ),
    Theme(
        ("Đọc sách trên sân thượng", "Forty pages", "Cuốn sách của chị Lan"),
        (
            "Đọc được bốn mươi trang, gạch chân đúng một câu.",
            "Chị Lan was right about the third chapter.",
            "Gió lật trang trước khi mình đọc xong.",
            "Read until the letters went blue.",
        ),
        ("đọc sách", "nghỉ ngơi"), 3.8, ("Lan",), "", 19,
    ),
    Theme(
        ("Cà phê với Minh", "Minh is back for a week", "Ngồi vỉa hè"),
        (
            "Minh kể chuyện công ty mới, kể nhanh như sợ hết giờ.",
            "We walked the long way along the river and did not notice.",
            "Cà phê nguội, chuyện thì không.",
            "Minh said I sound calmer than in spring; I had not noticed.",
        ),
        ("bạn bè",), 4.4, ("Minh",), "Đà Nẵng", 16,
    ),
    Theme(
        ("Không ngủ được", "Three in the morning", "Đêm trắng"),
        (
            "Nằm đếm xe tải qua cầu tới ba giờ.",
            "Everything looks bigger at night, even the invoice.",
            "Dậy uống nước, viết mấy dòng này, rồi thử lại.",
            "I should not drink coffee after four, and wrote that down last week too.",
        ),
        ("giấc ngủ",), 1.6, (), "", 23,
    ),
    Theme(
        ("Chợ sớm", "First mangoes", "Mua rau ở chợ Hàn"),
        (
            "Chợ đông từ năm giờ, mua được mớ rau muống còn sương.",
            "The woman with the blue scale gave me an extra lime.",
            "Xách nặng tay, về tới nhà mới nhớ quên hành.",
            "First mangoes of the year, too early and still good.",
        ),
        ("chợ", "nấu ăn"), 3.6, (), "chợ Hàn", 8,
    ),
    Theme(
        ("Học đàn", "The same four chords", "Bài mới"),
        (
            "Tập lại đoạn đầu hai mươi lần, lần cuối gần đúng.",
            "My fingers know the song before I do.",
            "Thầy Hùng bảo chậm lại, cái gì cũng bảo chậm lại.",
            "Played for the neighbour's cat, who left politely.",
        ),
        ("đàn",), 3.9, ("thầy Hùng",), "", 18,
    ),
    Theme(
        ("Đưa bà đi khám", "Waiting room", "Tin từ bệnh viện"),
        (
            "Đưa bà đi khám, ngồi chờ hai tiếng trên ghế nhựa xanh.",
            "The doctor spoke to me instead of to her, and she answered anyway.",
            "Bà nắm tay mình suốt đường về.",
            "Tests again next month; tonight nobody talked much.",
        ),
        ("bệnh viện", "gia đình"), 1.4, ("bà",), "", 20,
    ),
)  # fmt: skip


@cache
def sample_year() -> tuple[Entry, ...]:
    """Some four hundred and fifty entries of a year, newest first."""
    dice = random.Random(SEED)
    kept = {one.when.local.date() for one in sample_diary.entries()}
    made: list[Entry] = []
    day = FIRST
    while day < date(2026, 11, 15):
        if day not in kept and dice.random() < 0.8:
            made += [_told(dice, 1_000 + len(made) + at, day, at) for at in range(dice.choice((1, 1, 1, 2, 2, 3)))]
        day += timedelta(days=1)
    everything = (*sample_diary.entries(), *made)
    return tuple(sorted(everything, key=lambda one: one.when.utc, reverse=True))


@cache
def sample_year_summaries() -> tuple[EntrySummary, ...]:
    """The same as lists know them."""
    return tuple(summary_of(one) for one in sample_year())


def _told(dice: random.Random, number: int, day: date, at: int) -> Entry:
    theme = dice.choice(THEMES)
    sentences = dice.sample(theme.sentences, k=dice.randint(2, len(theme.sentences)))
    hour = min(23, max(5, theme.hour + dice.randint(-1, 1) + at))
    when = datetime.combine(day, time(hour, dice.randrange(60)))
    mood = Mood(min(5, max(1, round(dice.gauss(theme.mood, 0.8))))) if dice.random() < 0.85 else None
    seconds = float(dice.randint(25, 280)) if dice.random() < 0.6 else 0.0
    made = sample_diary.entry(
        number, when, dice.choice(theme.titles), " ".join(sentences), mood=mood, seconds=seconds,
        tags=theme.tags, people=theme.people, place=theme.place,
    )  # fmt: skip
    return replace(made, starred=dice.random() < 0.04, trackers=_tracked(dice, theme) if at == 0 else ())


def _tracked(dice: random.Random, theme: Theme) -> tuple[tuple[str, float], ...]:
    """Runs are longer on days that are told brighter, and sleep is worse after a night awake."""
    slept = dice.random() < (0.1 if "giấc ngủ" in theme.tags else 0.45 + theme.mood / 10)
    found = [("Slept well", float(slept))]
    if "chạy bộ" in theme.tags:
        found.append(("Run", round(dice.uniform(3, 9), 1)))
    if dice.random() < 0.7:
        found.append(("Coffee", float(dice.randint(0, 3))))
    return tuple(found)
