"""The set that suits a machine fits it, and every set is whole for the person's languages."""

from __future__ import annotations

import pytest

from diary_desktop.domain.catalogue import ROLES
from diary_desktop.engines.catalogue import read_catalogue
from diary_desktop.resources import model_list_path
from diary_desktop.services.model_choice import GIB, STEPS, Machine, choices, recommended

CATALOGUE = read_catalogue(model_list_path("catalogue.toml"))


@pytest.mark.parametrize(
    ("gigabytes", "cores", "step"),
    [
        (0, 2, "light"),
        (4, 4, "light"),
        (8, 8, "light"),
        (16, 2, "light"),
        (15.5, 4, "balanced"),
        (32, 6, "balanced"),
        (31.2, 8, "best"),
    ],
)
def test_a_machine_gets_what_it_can_carry(gigabytes, cores, step):
    assert recommended(Machine(int(gigabytes * GIB), cores)) == step


@pytest.mark.parametrize("languages", [["en"], ["vi"], ["en", "vi"]])
def test_every_set_hears_answers_and_speaks_the_persons_languages(languages):
    for choice in choices(CATALOGUE, Machine(16 * GIB, 8), languages):
        roles = {one.role for one in choice.models}
        assert roles >= set(ROLES) - {"memory"}
        assert ("memory" in roles) == ("vi" in languages)
        for language in languages:
            assert any(one.role == "speaking" and one.speaks(language) for one in choice.models)


def test_sets_grow_and_only_the_light_one_shrinks_for_little_memory():
    roomy, tight = (choices(CATALOGUE, Machine(memory * GIB, 4), ["en"]) for memory in (16, 4))
    assert [one.step for one in roomy] == list(STEPS)
    assert roomy[0].size < roomy[1].size < roomy[2].size
    assert tight[0].size < roomy[0].size
    assert tight[1:] == roomy[1:]


def test_a_language_without_a_voice_still_gets_the_rest():
    (light, *_) = choices(CATALOGUE, Machine(8 * GIB, 4), ["th"])
    assert {one.role for one in light.models} == {"listening", "answering", "memory"}
