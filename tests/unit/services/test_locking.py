"""Locking: what must be kept is kept first, then the keys go, then everything that came out of the vault."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from diary_desktop.domain.errors import Cancelled, CancelToken, DiskFull, DiskGone, InputError
from diary_desktop.domain.events import Failed, MemoryCleared, VaultLocked
from diary_desktop.domain.settings import Privacy
from diary_desktop.ports.storage import OpenVault
from diary_desktop.services.vault_state import VaultState
from tests.conftest import ExpectedLogs
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk
from tests.journeys.conftest import clock as clock
from tests.journeys.conftest import make_desk as make_desk


@pytest.fixture
def opened(make_desk: MakeDesk) -> Desk:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk


def test_what_must_be_kept_is_kept_before_the_keys_go(opened: Desk) -> None:
    session, order = opened.journeys.session, list[str]()
    session.before_lock(lambda: order.append(opened.journeys.diary.write("A draft.").text))
    session.on_lock(lambda: order.append(f"open: {session.is_open()}"))
    session.lock()
    assert order == ["A draft.", "open: False"]
    news = [type(one) for one in opened.events if isinstance(one, VaultLocked | MemoryCleared)]
    assert news == [VaultLocked, MemoryCleared]


def test_what_cannot_be_kept_keeps_the_diary_open(opened: Desk) -> None:
    def fails() -> None:
        raise DiskFull

    session = opened.journeys.session
    session.before_lock(fails)
    with pytest.raises(DiskFull):
        session.lock()
    assert session.is_open()
    assert not opened.of(VaultLocked)


def test_a_disk_that_is_gone_keeps_no_diary_open(opened: Desk, expected_logs: ExpectedLogs) -> None:
    """What could not be sealed never can be: only a diary that is opened once more writes again."""
    expected_logs("locked all the same")
    order: list[str] = []

    def fails() -> None:
        raise DiskGone

    session = opened.journeys.session
    session.before_lock(fails)
    session.before_lock(lambda: order.append("the next one"))
    session.lock()
    assert not session.is_open()
    assert order == ["the next one"]
    assert len(opened.of(VaultLocked)) == 1


def test_a_second_lock_says_nothing(opened: Desk) -> None:
    for _ in range(2):
        opened.journeys.session.lock()
    assert len(opened.of(VaultLocked)) == len(opened.of(MemoryCleared)) == 1


def test_a_close_that_fails_still_drops_all_text_and_says_so(opened: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    forget, cleared = VaultState.forget, list[str]()

    def fails(state: VaultState, *, settle: bool = True) -> bool:
        forget(state, settle=settle)
        raise DiskFull

    opened.journeys.session.on_lock(lambda: cleared.append("text"))
    with monkeypatch.context() as patch:
        patch.setattr(VaultState, "forget", fails)
        with pytest.raises(DiskFull):
            opened.journeys.session.lock()
    assert cleared == ["text"]
    assert len(opened.of(VaultLocked)) == len(opened.of(MemoryCleared)) == 1


def test_an_engine_that_is_busy_is_waited_for_and_not_for_ever(opened: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    never: Future[None] = Future()
    monkeypatch.setattr("diary_desktop.services.session.PATIENCE", 0.01)
    opened.journeys.session.on_lock(lambda: never)
    opened.journeys.session.lock()
    assert opened.of(MemoryCleared)


def test_long_work_is_asked_to_stop_and_the_desk_goes_on(opened: Desk) -> None:
    tasks, go = opened.journeys.tasks, threading.Event()

    def waits(_: object, token: CancelToken) -> None:
        assert go.wait(5)

    def looks(_: object, token: CancelToken) -> None:
        assert go.wait(5)
        token.raise_if_cancelled()
        ran.append("job")

    ran: list[str] = []

    def keep(*_: object) -> None:
        ran.append("desk")

    started = [tasks.start("desk", "a", waits), tasks.start("desk", "b", keep), tasks.start("jobs", "c", looks)]
    tasks.cancel_long_work()
    go.set()
    for one in started[:2]:
        one.future.result(5)
    with pytest.raises(Cancelled):
        started[2].future.result(5)
    assert ran == ["desk"]
    assert not opened.of(Failed)


@pytest.mark.parametrize("wrong", [Privacy(lock_after_minutes=241), Privacy(deep_lock="sometimes")])  # type: ignore[arg-type]  # wrong on purpose
def test_settings_out_of_range_are_refused(wrong: Privacy) -> None:
    with pytest.raises(InputError):
        wrong.validate()


@pytest.mark.parametrize("amid", ["a compaction", "a verification"])
def test_nothing_holds_the_closed_diary_once_its_work_is_let_go(opened: Desk, amid: str) -> None:
    """The keys are gone at once; diary text may hang on what is left of it."""
    session = opened.journeys.session
    opened.journeys.diary.write("An evening by the river.")

    def begun(vault: OpenVault) -> Iterator[object]:
        steps = iter(vault.upkeep(compact=True) if amid == "a compaction" else vault.verifying())
        next(steps)
        next(steps)
        return steps

    held, steps = session.with_vault(weakref.ref), session.with_vault(begun)
    session.lock()
    del steps
    session.is_open()  # the diary's thread has let go of its last job
    gc.collect()
    assert held() is None
