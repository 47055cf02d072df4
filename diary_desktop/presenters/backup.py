"""Backups as the window shows them: a card on Today, and the page where they are chosen, tried, restored and merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeVar

from diary_desktop.domain.backup import BackupState, Drill, Generation
from diary_desktop.domain.bundle import MergeReport
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import BackupChanged, Event, JobId, Progress, VaultLocked
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.backups import Backups
from diary_desktop.services.merging import Merging
from diary_desktop.services.tasks import Lane, Task, Tasks

from .inquiry import Inquiries

T = TypeVar("T")

OLD_DAYS = 7
"""After this the card turns amber."""

Part = Literal["", "folders", "now", "try", "restore", "bundle", "merge"]
Form = Literal["", "restore", "bundle", "merge"]


@dataclass(frozen=True, slots=True)
class BackupCard:
    """``kind``: ``never`` (none chosen or made), ``ok``, ``old``, ``missing`` (old, its folder not there),
    ``running``, ``failed``. ``days`` since the last good one, ``percent`` while one runs."""

    kind: Literal["never", "ok", "old", "missing", "running", "failed"] = "never"
    last: Moment | None = None
    days: int = 0
    percent: int = 0
    seconds_left: float | None = None
    error: DiaryError | None = None

    @property
    def amber(self) -> bool:
        """Whether somebody should look."""
        return self.kind in ("old", "missing", "failed")


def card_of(state: BackupState, now: Moment) -> BackupCard:
    """What the card says of ``state``. A backup of days to come was dated by a wrong clock and counts as today's."""
    last = state.last_good
    days = max((now.utc - last.utc).days, 0) if last is not None else 0
    percent = 100 * state.done // state.total if state.total else 0
    card = BackupCard("never", last, days, percent, state.seconds_left, state.error)
    if state.running:
        return replace(card, kind="running")
    if state.error is not None and days < OLD_DAYS and not state.reachable:
        return replace(card, kind="ok" if last is not None else "failed")
    if state.error is not None:
        return replace(card, kind="failed")
    if last is None or not state.folders:
        return card
    if days < OLD_DAYS:
        return replace(card, kind="ok")
    return replace(card, kind="old" if state.reachable else "missing")


class BackupCardPresenter:
    """Listens for as long as the window lives."""

    def __init__(self, clock: Clock, show: Callable[[BackupCard], None]) -> None:
        self._clock = clock
        self._show = show
        self._state = BackupState()

    def refresh(self) -> None:
        """Show it as it is now: a day may have passed, or the view is new."""
        self._show(card_of(self._state, self._clock()))

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._state = BackupState()
        elif isinstance(event, BackupChanged):
            self._state = event.state
            self.refresh()


@dataclass(frozen=True, slots=True)
class BackupPageState:
    """``busy`` is the part that is worked on, ``at`` the one ``error`` or ``done`` belongs to."""

    backup: BackupState = field(default_factory=BackupState)
    automatic: bool = True
    form: Form = ""
    busy: Part = ""
    at: Part = ""
    error: DiaryError | None = None
    done: Literal["", "backed_up", "tried", "bundled", "merged"] = ""
    count: int = 0
    """Entries of a bundle that was made."""
    drill: Drill | None = None
    candidates: tuple[Generation, ...] = ()
    counted: MergeReport | None = None
    """What a merge would bring, or has brought."""
    percent: int = 0


class BackupPresenter:
    """Secrets pass through as buffers; whoever uses them wipes them, and one that waits for a yes is wiped here."""

    def __init__(
        self, backups: Backups, merging: Merging, tasks: Tasks, bus: EventBus, show: Callable[[BackupPageState], None]
    ) -> None:
        self._backups = backups
        self._merging = merging
        self._inquiries = Inquiries(tasks, bus, "backup_page")
        self._show = show
        self._state = BackupPageState()
        self._bundle: tuple[Path, bytearray] | None = None
        self._under_way: Task | None = None

    @property
    def state(self) -> BackupPageState:
        return self._state

    def begin(self) -> None:
        """Look at what is remembered and whether the folders are there."""
        self._inquiries.ask(
            lambda job, _: (self._backups.look(job), self._backups.automatic()),
            lambda found: self._set(replace(self._state, backup=found[0], automatic=found[1])),
        )

    def open_form(self, form: Form) -> None:
        """Another form; whatever an earlier one held is gone."""
        self._forget_bundle()
        self._set(replace(self._state, form=form, error=None, done="", counted=None, candidates=(), at=""))

    def add_folder(self, folder: Path) -> None:
        """Remember another folder."""
        self._choose([*map(Path, self._state.backup.folders), folder])

    def forget_folder(self, folder: str) -> None:
        """Make no more backups there; those that are there stay."""
        self._choose([Path(one) for one in self._state.backup.folders if one != folder])

    def set_automatic(self, automatic: bool) -> None:
        """Each day by itself, or only when asked."""
        self._work("folders", "desk", lambda _, __: self._backups.set_automatic(automatic), lambda _: self._after())

    def back_up(self) -> None:
        """Now, into every folder."""
        self._work("now", "jobs", self._backups.back_up, lambda _: self._finished("now", "backed_up"))

    def try_restore(self) -> None:
        """The newest one, into a folder of its own; the diary is not touched."""
        self._work("try", "jobs", self._backups.rehearse, self._tried)

    def look_in(self, folder: Path) -> None:
        """The backups in a folder, to choose one from."""

        def found(candidates: tuple[Generation, ...]) -> None:
            self._set(replace(self._state, busy="", form="restore", candidates=candidates))

        self._work("restore", "desk", lambda _, __: self._backups.candidates(folder), found)

    def restore(self, generation: Generation, secrets: Secrets) -> None:
        """In the place of the open diary, which closes when the restored one is ready."""
        work = self._restored(generation, secrets)
        self._work("restore", "jobs", work, lambda _: self._after())

    def make_bundle(self, file: Path, passphrase: bytearray) -> None:
        """All entries in a new file under a passphrase of its own, which is wiped."""

        def made(count: int) -> None:
            self._set(replace(self._state, busy="", form="", at="bundle", done="bundled", count=count))

        self._work("bundle", "jobs", lambda job, token: self._merging.bundle(file, passphrase, job, token), made)

    def count(self, file: Path, passphrase: bytearray) -> None:
        """What a bundle would bring. The passphrase waits for a yes, and is wiped by it or by leaving."""
        self._forget_bundle()
        self._bundle = (file, passphrase)
        copy = bytearray(passphrase)

        def counted(report: MergeReport) -> None:
            self._set(replace(self._state, busy="", counted=report))

        self._work(
            "merge", "jobs", lambda job, token: self._merging.merge(file, copy, job, token, dry_run=True), counted
        )

    def merge(self, *, also_erased: bool) -> None:
        """Take in what was counted."""
        if self._bundle is None:
            return
        (file, passphrase), self._bundle = self._bundle, None

        def merged(report: MergeReport) -> None:
            self._set(replace(self._state, busy="", form="", at="merge", done="merged", counted=report))

        def work(job: JobId, token: CancelToken) -> MergeReport:
            return self._merging.merge(file, passphrase, job, token, also_erased=also_erased)

        self._work("merge", "jobs", work, merged)

    def stop(self) -> None:
        """Stop what is under way; everything stays as it was, and a merge goes on when asked again."""
        if self._under_way is not None:
            self._under_way.cancel()
        self._inquiries.forget()
        self._set(replace(self._state, busy=""))

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._forget_bundle()
            self._state = BackupPageState()
        elif isinstance(event, BackupChanged):
            self._set(replace(self._state, backup=event.state))

    def _restored(self, generation: Generation, secrets: Secrets) -> Callable[[JobId, CancelToken], object]:
        def work(job: JobId, token: CancelToken) -> object:
            return self._backups.restore_here(generation, secrets, self._backups.teller(job), token, job)

        return work

    def _choose(self, folders: Sequence[Path]) -> None:
        chosen = list(dict.fromkeys(folders))
        self._work("folders", "desk", lambda job, _: self._backups.choose(chosen, job), lambda _: self._after())

    def _tried(self, drill: Drill) -> None:
        self._set(replace(self._state, busy="", at="try", done="tried", drill=drill))

    def _finished(self, part: Part, done: Literal["backed_up"]) -> None:
        self._set(replace(self._state, busy="", at=part, done=done))

    def _after(self) -> None:
        self._set(replace(self._state, busy=""))
        self.begin()

    def _work(self, part: Part, lane: Lane, work: Callable[[JobId, CancelToken], T], then: Callable[[T], None]) -> None:
        if self._state.busy:
            return
        self._set(replace(self._state, busy=part, at=part, error=None, done="", percent=0))
        self._under_way = self._inquiries.ask(
            work, then, self._failed, progressed=self._progressed, stopped=self._stopped, lane=lane
        )

    def _stopped(self) -> None:
        self._set(replace(self._state, busy=""))

    def _progressed(self, news: Progress) -> None:
        percent = 100 * news.done // news.total if news.total else 0
        if percent != self._state.percent:
            self._set(replace(self._state, percent=percent))

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, busy="", error=error))

    def _forget_bundle(self) -> None:
        bundle, self._bundle = self._bundle, None
        if bundle is not None:
            bundle[1][:] = bytes(len(bundle[1]))

    def _set(self, state: BackupPageState) -> None:
        self._state = state
        self._show(state)
