"""Trying a voice: one at a time, stopped by the same control, and an error that stays with the voice it belongs to."""

from __future__ import annotations

from diary_desktop.domain.errors import SpeakerLost
from diary_desktop.presenters.voice_trial import TrialState, VoiceTrial

from .conftest import Stage


def trying(stage: Stage) -> VoiceTrial:
    one = stage.desk.journeys
    trial = VoiceTrial(one.narrator, one.tasks, stage.show)
    stage.listeners.append(trial.on_event)
    return trial


def test_a_voice_is_heard_and_falls_silent_at_its_end(stage: Stage) -> None:
    trial = trying(stage)
    trial.hear_or_stop("vi")
    assert stage.state == TrialState("vi", "vi")
    stage.until(lambda: stage.state.language == "" and bool(stage.desk.speaker.played))
    assert stage.state.error is None
    stage.rest(0.1)


def test_the_same_control_stops_it(stage: Stage) -> None:
    trial = trying(stage)
    trial.hear_or_stop("en")
    trial.hear_or_stop("en")
    assert stage.state.language == ""
    stage.rest(0.2)
    assert stage.state == TrialState("", "en")


def test_what_went_wrong_stays_with_its_voice(stage: Stage) -> None:
    trial = trying(stage)
    stage.desk.speaker.lost_after = 0
    trial.hear_or_stop("en")
    stage.until(lambda: isinstance(stage.state.error, SpeakerLost))
    assert (stage.state.language, stage.state.tried) == ("", "en")
    stage.rest(0.1)
