"""The policy of locking, on a clock that moves when told: never in mid-sentence, never without a word before."""

from __future__ import annotations

import pytest

from diary_desktop.domain.settings import Privacy
from diary_desktop.services.auto_lock import AutoLock, Verdict, awake_and_asleep, is_deep

FIVE = Privacy()
ONE = Privacy(lock_after_minutes=1)
LOUD, SOFT = -20.0, -60.0


class Seconds:
    """A clock in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def policy(seconds: Seconds) -> AutoLock:
    return AutoLock(seconds, seconds)


def test_it_counts_down_half_a_minute_and_then_locks(policy: AutoLock, seconds: Seconds) -> None:
    seconds.now += 269
    assert policy.look(FIVE) == Verdict()
    seconds.now += 1
    assert policy.look(FIVE) == Verdict(notice=30)
    seconds.now += 29.5
    assert policy.look(FIVE) == Verdict(notice=1)
    seconds.now += 0.5
    assert policy.look(FIVE) == Verdict("idle")


def test_a_key_or_a_voice_during_the_countdown_stays_it(policy: AutoLock, seconds: Seconds) -> None:
    seconds.now += 280
    policy.touched()
    assert policy.look(FIVE) == Verdict()
    seconds.now += 280
    policy.heard(LOUD)
    assert policy.look(FIVE) == Verdict()


def test_an_open_microphone_that_hears_nobody_does_not_keep_it_open(policy: AutoLock, seconds: Seconds) -> None:
    for _ in range(300):
        seconds.now += 1
        policy.heard(SOFT)
    assert policy.look(FIVE, recording=True) == Verdict("idle")


def test_never_in_mid_typing_however_short_the_setting(policy: AutoLock, seconds: Seconds) -> None:
    """Keys once a second for ten minutes, at the shortest setting there is."""
    for _ in range(600):
        seconds.now += 1
        policy.touched()
        assert policy.look(ONE) == Verdict()
    seconds.now += 59
    assert policy.look(ONE).reason is None
    seconds.now += 1
    assert policy.look(ONE) == Verdict("idle")


def test_zero_minutes_is_never(policy: AutoLock, seconds: Seconds) -> None:
    seconds.now += 1e6
    assert policy.look(Privacy(lock_after_minutes=0)) == Verdict()


def test_with_the_screen_locked_it_locks_at_once(policy: AutoLock) -> None:
    policy.touched()
    policy.screen(locked=True)
    assert policy.look(FIVE) == Verdict("screen")
    assert policy.look(Privacy(lock_with_screen=False)) == Verdict()
    policy.screen(locked=False)
    assert policy.look(FIVE) == Verdict()


def test_somebody_who_dictates_on_with_the_screen_locked_is_heard_out(policy: AutoLock, seconds: Seconds) -> None:
    policy.heard(LOUD)
    policy.screen(locked=True)
    seconds.now += 59
    assert policy.look(FIVE, recording=True) == Verdict()
    seconds.now += 1
    assert policy.look(FIVE, recording=True) == Verdict("screen")


def test_sleep_waits_for_nobody(policy: AutoLock) -> None:
    policy.touched()
    policy.heard(LOUD)
    assert policy.before_sleep(FIVE) == Verdict("sleep")
    assert policy.before_sleep(Privacy(lock_on_suspend=False)) == Verdict()


def test_a_sleep_that_nobody_announced_is_noticed_on_waking(seconds: Seconds) -> None:
    awake = Seconds()
    policy = AutoLock(seconds, awake)
    for clock in (seconds, awake):
        clock.now += 30
    assert policy.look(FIVE) == Verdict()
    seconds.now += 11
    assert policy.look(FIVE) == Verdict("sleep")
    assert policy.look(FIVE) == Verdict(), "once"
    seconds.now += 11
    assert policy.look(Privacy(lock_on_suspend=False)) == Verdict()


def test_opening_begins_a_new_count(policy: AutoLock, seconds: Seconds) -> None:
    policy.screen(locked=True)
    seconds.now += 3600
    policy.opened()
    assert policy.look(FIVE) == Verdict()


@pytest.mark.parametrize(
    ("choice", "deep"), [("never", set()), ("suspend", {"sleep"}), ("always", {"asked", "idle", "sleep", "screen"})]
)
def test_which_locks_are_deep(choice: str, deep: set[str]) -> None:
    privacy = Privacy(deep_lock=choice)  # type: ignore[arg-type]  # one of them
    assert {one for one in ("asked", "idle", "sleep", "screen") if is_deep(privacy, one)} == deep


def test_the_clock_goes_forward() -> None:
    assert awake_and_asleep() <= awake_and_asleep()
