"""Prove it as its page sees it: running, how far, stopped, failed, and the last report kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from queue import SimpleQueue

import pytest

from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import Event, VaultLocked
from diary_desktop.presenters.prove import ProvePresenter, ProveState
from diary_desktop.services.proof_report import Check, ProofReport, unprovable
from diary_desktop.services.socket_guard import NO_GUARD, SocketGuard
from tests.journeys.conftest import Desk, MakeDesk
from tests.journeys.conftest import clock as clock
from tests.journeys.conftest import make_desk as make_desk

REPORT = ProofReport("2026-11-21T21:40", (Check("files", True, "{files} files", {"files": 3}, "limits"),), ("/a",))
FIELDS = REPORT.fields() | {"checks": [dict(REPORT.fields()["checks"][0])], "folders": ["/a"], "skipped": []}  # type: ignore[index]  # fields() is plain JSON


class Prover:
    """Says two steps, waits to be let go, then proves, fails or is stopped."""

    def __init__(self, fails: bool = False) -> None:
        self.go = threading.Event()
        self.fails = fails

    def __call__(self, token: CancelToken, told: Callable[[str, int, int], None]) -> Mapping[str, object]:
        told("write", 0, 0)
        told("files", 5, 10)
        while not self.go.wait(0.01):
            token.raise_if_cancelled()
        if self.fails:
            raise DiaryError("The proof broke off.", "Try again.")
        return FIELDS


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk()


class Page:
    """A presenter with what it showed; events reach it on this thread, as the window's bridge brings them."""

    def __init__(self, desk: Desk, prover: Prover, guard: SocketGuard = NO_GUARD) -> None:
        self.states: list[ProveState] = []
        self.news: SimpleQueue[Event] = SimpleQueue()
        self.presenter = ProvePresenter(prover, desk.journeys.tasks, desk.journeys.bus, self.states.append, guard)
        desk.journeys.bus.listen(self.news.put)

    def until(self, holds: Callable[[ProveState], bool]) -> ProveState:
        while not (self.states and holds(self.states[-1])):
            self.presenter.on_event(self.news.get(timeout=10))
        return self.states[-1]


def test_it_says_how_far_it_is_and_then_what_it_found(desk: Desk) -> None:
    prover = Prover()
    page = Page(desk, prover)
    page.presenter.begin()
    state = page.until(lambda one: one.total == 10)
    assert (state.running, state.step, state.done) == (True, "files", 5)
    page.presenter.begin()  # a second one does not begin
    prover.go.set()
    state = page.until(lambda one: one.report is not None)
    assert state == ProveState(report=REPORT)


def test_stopped_it_keeps_the_report_before(desk: Desk) -> None:
    prover = Prover()
    page = Page(desk, prover)
    prover.go.set()
    page.presenter.begin()
    page.until(lambda one: one.report is not None)
    prover.go.clear()
    page.presenter.begin()
    page.until(lambda one: one.step == "files")
    page.presenter.stop()
    assert page.presenter.state == ProveState(report=REPORT)


def test_what_broke_off_is_said(desk: Desk) -> None:
    prover = Prover(fails=True)
    page = Page(desk, prover)
    prover.go.set()
    page.presenter.begin()
    state = page.until(lambda one: one.error is not None)
    assert not state.running


def test_locking_stops_it(desk: Desk) -> None:
    page = Page(desk, Prover())
    page.presenter.begin()
    page.until(lambda one: one.step == "files")
    page.presenter.on_event(VaultLocked(0))
    assert not page.presenter.state.running


def test_where_it_cannot_be_made_it_says_so() -> None:
    with pytest.raises(DiaryError, match="cannot be made here"):
        unprovable(None, lambda *_: None)  # type: ignore[arg-type]  # never asked


def test_whether_the_system_refuses_sockets_is_shown_and_can_be_changed(desk: Desk) -> None:
    wanted = [True]
    guard = SocketGuard(lambda: "on", lambda: wanted[0], lambda one: wanted.__setitem__(0, one))
    page = Page(desk, Prover(), guard)
    page.presenter.look()
    assert page.until(lambda one: bool(one.sockets)) == ProveState(sockets="on", wanted=True)
    page.presenter.want(False)
    assert page.until(lambda one: not one.wanted).sockets == "on", "until the next start"
