"""Prove it: one proof at a time, how far it is, and what the last one found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import Event, Failed, JobId, Progress, ProofReady, VaultLocked
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.proof_report import ProofReport, Prover, report_of
from diary_desktop.services.socket_guard import NO_GUARD, SocketGuard
from diary_desktop.services.tasks import Task, Tasks

from .inquiry import Inquiries

PLACE = "prove"


@dataclass(frozen=True, slots=True)
class ProveState:
    """``step`` is one of ``proving.STEPS`` while it runs; ``done`` of ``total`` bytes of files are read."""

    running: bool = False
    step: str = ""
    done: int = 0
    total: int = 0
    report: ProofReport | None = None
    error: DiaryError | None = None
    sockets: str = ""
    """Whether the system refuses sockets to a network: ``on``, ``off`` or ``unsupported``; empty until it is known."""
    wanted: bool = True
    """Whether it is to, from the next start on."""


class ProvePresenter:
    """The proof runs on the jobs lane, in a child process; locking the diary stops it."""

    def __init__(
        self,
        prover: Prover,
        tasks: Tasks,
        bus: EventBus,
        show: Callable[[ProveState], None],
        guard: SocketGuard = NO_GUARD,
    ) -> None:
        self._prover = prover
        self._guard = guard
        self._inquiries = Inquiries(tasks, bus, PLACE)
        self._tasks = tasks
        self._bus = bus
        self._show = show
        self._task: Task | None = None
        self._state = ProveState()

    @property
    def state(self) -> ProveState:
        return self._state

    def begin(self) -> None:
        """Start a proof; the last report stays until there is another."""
        if not self._state.running:
            self._set(replace(self._state, running=True, step="", done=0, total=0, error=None))
            self._task = self._tasks.start("jobs", PLACE, self._prove)

    def stop(self) -> None:
        """Give it up. Nothing of it stays."""
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self._set(self._still())

    def look(self) -> None:
        """Whether the system refuses sockets, and is to."""
        self._inquiries.ask(lambda _, __: (self._guard.state(), self._guard.wanted()), self._looked)

    def want(self, refused: bool) -> None:
        """From the next start on."""
        self._inquiries.ask(lambda _, __: self._guard.want(refused), lambda _: self.look(), self._failed)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self.stop()
        elif self._task is None or event.job_id != self._task.job_id:
            return
        elif isinstance(event, Progress):
            self._set(replace(self._state, step=event.step, done=event.done, total=event.total))
        elif isinstance(event, ProofReady):
            self._task = None
            self._set(replace(self._still(), report=report_of(event.fields)))
        elif isinstance(event, Failed):
            self._task = None
            self._failed(event.error)

    def _looked(self, found: tuple[str, bool]) -> None:
        self._set(replace(self._state, sockets=found[0], wanted=found[1]))

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._still(), error=error))

    def _still(self) -> ProveState:
        """As it is while nothing runs."""
        return replace(self._state, running=False, step="", done=0, total=0, error=None)

    def _prove(self, job: JobId, token: CancelToken) -> None:
        def told(step: str, done: int, total: int) -> None:
            self._bus.publish(Progress(job, done, total, step))

        self._bus.publish(ProofReady(job, self._prover(token, told)))

    def _set(self, state: ProveState) -> None:
        self._state = state
        self._show(state)
