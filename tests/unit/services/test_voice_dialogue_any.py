"""Whatever is said and pressed, in whatever order: the conversation ends, keeps every entry, and minds its manners."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from diary_desktop.services.spoken_commands import WORDINGS
from tests.fakes.ear import Woke
from tests.fakes.voice import Line, Press, Room, quoted

TALK = ("we walked along the river", "hôm nay trời đẹp", "", "hmm", "what did I do last week", "tuần trước làm gì")
SAID = tuple(one.say for table in WORDINGS.values() for one in table.values())
KEYS = (
    "wake",
    "leave",
    "unmute",
    "mute",
    "lock_soon",
    "stop",
    "finish",
    "lock",
    "discard",
    "repeat",
    "own_voice",
    "yes",
)

lines = st.builds(
    Line,
    st.floats(0.1, 12.0),
    st.floats(0.2, 20.0),
    st.booleans(),
    st.one_of(st.sampled_from(TALK), st.sampled_from(SAID)),
)
presses = st.builds(Press, st.sampled_from(KEYS), st.floats(0.1, 12.0))
begun = st.sampled_from(("write this down", "ghi lại giúp mình"))
scripts = st.lists(st.one_of(lines, presses, st.just(Woke()), st.builds(Line, text=begun)), max_size=14)
rooms = st.fixed_dictionaries(
    {
        "language": st.sampled_from(("en", "vi")),
        "wakes": st.sampled_from(((), ("dear diary",))),
        "silence": st.sampled_from((0.0, 2.0, 5.0)),
        "barge_in": st.booleans(),
        "hears_words": st.booleans(),
        "answer_seconds": st.sampled_from((0.0, 3.0)),
        "patience": st.sampled_from((3.0, 40.0, 400.0)),
    }
)


@settings(max_examples=120)
@given(rooms, scripts)
def test_it_never_hangs_loses_an_entry_listens_in_its_sleep_or_speaks_over_a_dictation(room, script) -> None:
    held = Room(**room, answers=[quoted((date(2026, 5, 3), "Rain."))]).hold(*script)
    assert held.ended
    assert not held.trouble
    assert not held.ear.state.open
    assert held.ear.ended is None, "still recording"
    for entry_id in held.begun:
        assert held.entries[entry_id].clip is not None or entry_id in held.bin
    with_words = [one for one in held.bin if held.entries[one].clip is not None]
    assert len(with_words) <= held.agreed, "binned without a yes"
    assert held.wishes in ([], ["lock"])
