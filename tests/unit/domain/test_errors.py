"""Every error says what happened and what to do, and fills its fields late so that a window can translate first."""

from __future__ import annotations

import pytest

from diary_desktop.domain import errors
from diary_desktop.domain.errors import DiaryError, InputError, ModelMissing


def every_error(root: type[DiaryError] = DiaryError) -> list[type[DiaryError]]:
    return [root, *(found for child in root.__subclasses__() for found in every_error(child))]


OWN = [one for one in every_error() if one.__module__ == errors.__name__]


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.__name__)
def test_says_what_and_hint_without_arguments(kind: type[DiaryError]) -> None:
    error = kind()
    assert error.what_text.endswith(".")
    assert error.hint_text.endswith(".")
    assert "{" not in str(error)
    assert 1 <= error.exit_code <= 8


def test_values_fill_the_templates_and_the_templates_stay_for_translation() -> None:
    error = InputError("'{text}' is not a date.", "Write {example}.", text="maybe", example="2026-11-21")
    assert (error.what_text, error.hint_text) == ("'maybe' is not a date.", "Write 2026-11-21.")
    assert error.what_template == "'{text}' is not a date."
    assert str(error) == "'maybe' is not a date. Write 2026-11-21."


def test_a_missing_model_names_its_role() -> None:
    assert "answering" in str(ModelMissing(role="answering"))


def test_the_docstring_draws_every_error() -> None:
    missing = [kind.__name__ for kind in OWN if kind.__name__ not in (errors.__doc__ or "")]
    assert missing == []
