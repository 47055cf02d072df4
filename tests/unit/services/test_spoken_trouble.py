"""Every error is said in both languages, with the nearest sentence where it has none of its own."""

from __future__ import annotations

import pytest

from diary_desktop.domain.errors import DiaryError, InputError, ModelMissing, NoMicrophone, VaultLocked
from diary_desktop.services.spoken_trouble import trouble_said


def kinds(of: type[DiaryError] = DiaryError) -> list[type[DiaryError]]:
    return [of, *(kind for one in of.__subclasses__() if one.__module__ == of.__module__ for kind in kinds(one))]


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_words_that_are_no_template(kind: type[DiaryError]) -> None:
    said = trouble_said(kind(), "vi")
    assert said.endswith(".")
    assert "{" not in said
    assert said != trouble_said(kind(), "en")


def test_the_nearest_kind_speaks_for_those_without_a_sentence() -> None:
    assert "micro" in trouble_said(NoMicrophone("The microphone is closed.", ""), "vi").lower()
    assert trouble_said(VaultLocked(), "vi") == trouble_said(InputError("Odd.", ""), "vi")
    assert trouble_said(ModelMissing(role="listening"), "en") == "The model for listening is not installed."
