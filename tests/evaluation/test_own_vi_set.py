"""The Vietnamese set over a Vietnamese diary: floors, and that marks and how letters are composed do not decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.moment import Moment
from diary_desktop.engines.minilm_embedder import MiniLmEmbedder
from diary_desktop.runtime.engine_thread import Token

from .marking import shares
from .marks import recalls
from .predictions import answers
from .scratch_diary import NOW, Engines, ScratchDiary, no_model, scratch_diary
from .sets import Row, read_set
from .vectors import KeptVectors

OWN_VI = Path(__file__).resolve().parent / "own_vi"

FLOORS = {"found": 0.9, "fact": 0.85, "span": 0.8, "absent": 0.6, "count": 1.0, "sum": 1.0, "first": 1.0, "last": 1.0}
"""A little under what is reached."""

MOST_LOST = 0.03
"""Recall that may be lost where marks are not typed."""


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScratchDiary]:
    entries, folder = read_set(OWN_VI).entries, tmp_path_factory.mktemp("own_vi")
    engines = Engines(lambda: KeptVectors(MiniLmEmbedder(), folder / "vectors"), no_model)
    with scratch_diary(folder, engines, entries) as made:
        made.journeys.answerer.answer(
            Question("Mình có gặp Thảo không?", Moment(NOW)), Token()
        )  # all threads have begun
        yield made


def _questions() -> Sequence[Row]:
    return read_set(OWN_VI).questions


def test_the_floors_hold(diary: ScratchDiary) -> None:
    found = shares(_questions(), [one for one, _ in answers(diary, _questions())])
    assert {kind: share for kind, share in found.items() if share < FLOORS.get(kind, 0.0)} == {}
    assert set(FLOORS) <= set(found)


def test_marks_may_be_left_out_and_letters_taken_apart(diary: ScratchDiary) -> None:
    found = recalls(diary, _questions())
    assert found["same"] == 1
    for first in (5, 10):
        assert abs(found[f"with@{first}"] - found[f"without@{first}"]) <= MOST_LOST
        assert found[f"with@{first}"] == found[f"apart@{first}"] >= 0.9


def test_words_typed_without_marks_find_what_was_written_with_them(diary: ScratchDiary) -> None:
    hits = diary.journeys.searcher.find(Question("di xe dap", Moment(NOW)), Token()).hits
    assert "Đạp xe" in hits[0].passage.text
    assert "xe đạp" in " ".join(hit.passage.text for hit in hits[:5])
