"""Standby follows the settings at once, ends with the diary, and its wake begins a conversation."""

from __future__ import annotations

from dataclasses import replace

from diary_desktop.domain.events import EarChanged, SettingsLoaded, VaultLocked, Woken
from diary_desktop.domain.hearing import EarState
from diary_desktop.domain.settings import HandsFree, Settings
from diary_desktop.presenters.standby import StandbyPresenter

ON = Settings(hands_free=HandsFree(everywhere=True, phrase="dear diary"))


class Service:
    going_on = False

    def __init__(self) -> None:
        self.asked: list[str] = []

    def start(self) -> None:
        self.going_on = True
        self.asked.append("start")

    def stop(self) -> None:
        self.going_on = False
        self.asked.append("stop")

    def renew(self) -> None:
        self.asked.append("renew")

    def answered(self) -> None:
        self.asked.append("answered")

    def mute(self, muted: bool) -> None:
        self.asked.append(f"mute {muted}")


def presenter() -> tuple[StandbyPresenter, Service]:
    service = Service()
    one = StandbyPresenter(service, lambda: service.asked.append("conversation"), service.asked.append)  # type: ignore[arg-type]  # a stand-in
    return one, service


def test_off_until_wished_and_off_again_without_a_word() -> None:
    one, service = presenter()
    one.on_event(SettingsLoaded(0, Settings()))
    one.on_event(SettingsLoaded(0, ON))
    one.on_event(SettingsLoaded(0, replace(ON, hands_free=replace(ON.hands_free, phrase=""))))
    assert service.asked == ["stop", "start", "renew", "stop", "renew"]


def test_another_phrase_is_heard_by_at_once_and_another_pause_changes_nothing() -> None:
    one, service = presenter()
    one.on_event(SettingsLoaded(0, ON))
    one.on_event(SettingsLoaded(0, replace(ON, hands_free=replace(ON.hands_free, silence_seconds=8.0))))
    assert service.asked == ["start", "start"]
    one.on_event(SettingsLoaded(0, replace(ON, hands_free=replace(ON.hands_free, wake_word="alexa"))))
    assert service.asked[-1] == "renew"


def test_a_wake_begins_a_conversation_and_locking_ends_the_waiting() -> None:
    one, service = presenter()
    one.on_event(SettingsLoaded(0, ON))
    one.on_event(Woken(1, "dear diary"))
    one.on_event(VaultLocked(0))
    assert service.asked == ["start", "conversation", "answered", "stop"]


def test_the_key_mutes_only_what_listens() -> None:
    one, service = presenter()
    one.mute_or_unmute()
    assert service.asked == []
    one.on_event(SettingsLoaded(0, ON))
    one.mute_or_unmute()
    assert one.muted, "before the ear says so: a second press opens it again"
    one.on_event(EarChanged(0, EarState(open=True, muted=True)))
    assert one.muted
    one.mute_or_unmute()
    assert service.asked == ["start", "mute True", "pause", "mute False", "listening"], "each with its tone"
