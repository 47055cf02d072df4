"""The catalogue that ships can be read whole, and one that nobody can vouch for is refused."""

from __future__ import annotations

import pytest

from diary_desktop.domain.catalogue import ROLES
from diary_desktop.domain.errors import ModelDamaged
from diary_desktop.engines.catalogue import read_catalogue
from diary_desktop.resources import model_list_path

GOOD = f"""
hosts = ["hub.example", "cdn.example"]
[[model]]
key = "small"
role = "speaking"
title = "Small"
hub = "owner/name"
revision = "{"0" * 40}"
licence = "MIT"
languages = ["vi"]
[[model.file]]
path = "a/b/small.onnx"
bytes = 12
sha256 = "{"a" * 64}"
places = 2
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text: str):
        path = tmp_path / "catalogue.toml"
        path.write_text(text, encoding="utf-8")
        return read_catalogue(path)

    return read_text


def test_what_ships_serves_every_role_in_english_and_vietnamese():
    catalogue = read_catalogue(model_list_path("catalogue.toml"))
    for role in ROLES:
        for language in ("en", "vi"):
            assert any(one.role == role and one.speaks(language) and one.offered for one in catalogue.models)


def test_nothing_that_ships_has_a_licence_for_research_only_among_the_offers():
    catalogue = read_catalogue(model_list_path("catalogue.toml"))
    offered = {one.licence for one in catalogue.models if one.offered}
    assert offered <= {"MIT", "Apache-2.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"}


def test_a_model_is_read_with_its_files(read):
    (model,) = read(GOOD).models
    assert (model.key, model.role, model.size, model.files[0].name) == ("small", "speaking", 12, "small.onnx")
    assert model.speaks("vi")
    assert not model.speaks("en")
    assert model.offered


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("places = 2", "places = 1"),
        ("a" * 64, "a" * 63),
        ("a" * 64, "A" * 64),
        ("0" * 40, "main"),
        ("bytes = 12", "bytes = 0"),
        ("bytes = 12", 'bytes = "12"'),
        ("a/b/small.onnx", "../small.onnx"),
        ("a/b/small.onnx", "/small.onnx"),
        ("a/b/small.onnx", "..\\\\small.onnx"),
        ("owner/name", "owner/../name"),
        ('role = "speaking"', 'role = "singing"'),
        ('licence = "MIT"', 'licence = ""'),
        ('languages = ["vi"]', "languages = []"),
        ('"hub.example"', '"hub.example/path"'),
        ('key = "small"', 'key = "../small"'),
        ("[[model]]", "[model"),
        ("hosts", "guests"),
    ],
)
def test_whatever_is_not_as_it_must_be_is_refused(read, before, after):
    assert before in GOOD
    with pytest.raises(ModelDamaged):
        read(GOOD.replace(before, after))


def test_one_key_names_one_model_whatever_its_capitals(read):
    second = GOOD[GOOD.index("[[model]]") :].replace('"small"', '"SMALL"')
    with pytest.raises(ModelDamaged):
        read(GOOD + second)


def test_a_missing_list_is_a_clear_error(tmp_path):
    with pytest.raises(ModelDamaged):
        read_catalogue(tmp_path / "catalogue.toml")
