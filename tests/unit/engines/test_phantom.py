"""Made-up lines are dropped where the sound is doubtful, and kept where somebody may have said them."""

from __future__ import annotations

import pytest

from diary_desktop.engines.phantom import Evidence, is_known_phantom, is_phantom, is_repetitive

CLEAR = Evidence(no_speech=0.02, log_probability=-0.2, speech_share=0.9, seconds=3.0)
DOUBTFUL = Evidence(no_speech=0.4, log_probability=-0.7, speech_share=0.6, seconds=3.0)

KNOWN = (
    "Thanks for watching!",
    "Thank you for watching.",
    "Please subscribe to my channel.",
    "Subtitles by the Amara.org community",
    "Hãy subscribe cho kênh Ghiền Mì Gõ để không bỏ lỡ những video hấp dẫn!",
    "Hãy subscribe cho kênh La La School Để không bỏ lỡ những video hấp dẫn",
    "Cảm ơn các bạn đã theo dõi và hẹn gặp lại.",
    "Hẹn gặp lại các bạn trong những video tiếp theo nhé!",
)


@pytest.mark.parametrize("line", KNOWN)
def test_a_known_line_is_dropped_only_where_the_sound_is_doubtful(line: str) -> None:
    assert is_known_phantom(line)
    assert is_phantom(line, DOUBTFUL)
    assert not is_phantom(line, CLEAR)


@pytest.mark.parametrize(
    "line",
    ["Thank you for watching the children.", "You came home late.", "Tạm biệt bà ngoại.", "Cảm ơn mẹ đã nấu cơm."],
)
def test_what_a_person_says_stays(line: str) -> None:
    assert not is_known_phantom(line)
    assert not is_phantom(line, DOUBTFUL)
    assert not is_phantom(line, CLEAR)


def test_where_nobody_speaks_nothing_was_said() -> None:
    assert is_phantom("A walk by the river.", Evidence(0.02, -0.2, 0.05, 3.0))
    assert is_phantom("A walk by the river.", Evidence(0.9, -1.4, 0.8, 3.0))
    assert not is_phantom("A walk by the river.", Evidence(0.9, -0.3, 0.8, 3.0))


def test_one_phrase_over_and_over() -> None:
    stuck = "and the river " * 12
    assert is_repetitive(stuck)
    assert is_phantom(stuck, DOUBTFUL)
    assert is_phantom(stuck, CLEAR), "36 words in three seconds"
    said = Evidence(0.02, -0.2, 0.9, 12.0)
    assert not is_phantom(stuck, said), "said slowly and clearly, it was said"
    assert not is_repetitive("No, no, no.")
    assert not is_repetitive("We walked along the river and looked at the boats until it was dark and cold.")
