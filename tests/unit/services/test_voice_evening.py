"""Every daily task of one evening by words alone, in both languages, on a clock that nobody waits for."""

from __future__ import annotations

from datetime import date

from tests.fakes.ear import Woke
from tests.fakes.voice import Room, quoted

from .test_voice_dialogue import ASK, BOTH, FINISH, KEEP, LOCK, STORY, WRITE, YES, line


@BOTH
def test_every_daily_task_of_one_evening(language: str) -> None:
    """Write, correct, tag, keep, ask, replay, take back, lock: with the screen off, each by words alone."""
    change = {"en": "change river to lake", "vi": "đổi bờ sông thành bờ hồ"}[language]
    tag = {"en": "tag this family", "vi": "gắn thẻ gia đình"}[language]
    replay = {"en": "play that in my own voice", "vi": "phát lại bằng giọng của mình"}[language]
    undo = {"en": "undo that", "vi": "hoàn tác"}[language]
    mended = {"en": "we walked along the lake", "vi": "hôm nay mình đi dọc bờ hồ"}[language]
    room = Room(language, answers=[quoted((date(2026, 5, 3), "The bread burned."))])
    room.hold(
        Woke(pause=200),
        *map(line, (WRITE[language], STORY[language], FINISH[language], change, tag, KEEP[language])),
        *map(line, (ASK[language], replay, undo, LOCK[language], YES[language])),
    )
    (entry,) = room.kept
    assert entry.text == mended
    assert [one.text for one in entry.revisions] == [STORY[language], mended], "what was said first stays"
    assert entry.tags == (), "the tag came last and was taken back"
    assert any("gia đình" in one or "family" in one for one in room.said)
    assert [one.quote for one in room.played] == ["The bread burned."]
    assert room.wishes == ["lock"]
    assert not room.trouble
