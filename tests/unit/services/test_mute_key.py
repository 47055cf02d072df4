"""The key that opens the microphone again, named to whoever sees nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diary_desktop.domain.settings import Settings
from diary_desktop.services.hands_free import rules_of


@pytest.mark.parametrize(
    ("changes", "key"), [((), "F8"), (("mute=Ctrl+Shift+M",), "Ctrl Shift M"), (("mute=",), ""), (("ask=F7",), "F8")]
)
def test_it_is_the_one_a_person_chose(changes: tuple[str, ...], key: str) -> None:
    settings = Settings()
    assert rules_of(replace(settings, appearance=replace(settings.appearance, keys=changes))).mute_key == key
