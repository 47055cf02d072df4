"""Reading aloud: at the speed of the settings, asked anew for each text."""

from __future__ import annotations

from dataclasses import replace

from diary_desktop.runtime.engine_thread import Token
from tests.journeys.conftest import PASSPHRASE, MakeDesk
from tests.journeys.conftest import clock as clock
from tests.journeys.conftest import make_desk as make_desk


def test_twice_the_speed_takes_half_the_time(make_desk: MakeDesk) -> None:
    desk = make_desk()
    journeys = desk.journeys
    journeys.session.create(bytearray(PASSPHRASE))
    journeys.narrator.say(["one two three four"], "en", Token())
    settings = journeys.session.settings()
    journeys.session.change_settings(replace(settings, speaking=replace(settings.speaking, speed=2.0)))
    journeys.narrator.say(["one two three four"], "en", Token())
    usual, fast = (sound.seconds for sound in desk.speaker.played)
    assert 1.9 < usual / fast < 2.1
