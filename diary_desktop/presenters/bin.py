"""The bin and how long sound is kept: what lies there, and the questions before anything is gone for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from diary_desktop.domain.conversation import ConversationId
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import (
    BinChanged,
    EntryBinned,
    EntryErased,
    EntrySaved,
    Event,
    JobId,
    SettingsLoaded,
    VaultLocked,
)
from diary_desktop.domain.settings import Sounds
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.backups import Backups
from diary_desktop.services.bin import Bin, BinItem
from diary_desktop.services.session import Session
from diary_desktop.services.sound_keeping import Affected, SoundKeeping
from diary_desktop.services.tasks import Tasks
from diary_desktop.services.upkeep import Upkeep

from .inquiry import Inquiries

Keep = Literal["always", "90_days", "not"]


@dataclass(frozen=True, slots=True)
class BinState:
    """``known`` once the bin was looked into; ``erasing`` names the item that is being erased."""

    items: tuple[BinItem, ...] = ()
    known: bool = False
    keep: Keep = "always"
    erasing: bytes = b""
    error: DiaryError | None = None
    aside: int = 0
    """Copies of damaged tables, set aside, that cannot be read here: erasing does not reach into them."""


@dataclass(frozen=True, slots=True)
class EraseQuestion:
    """``backups`` are the days of the kept backups that hold it, oldest first; ``aside`` as in ``BinState``."""

    item: BinItem
    backups: tuple[date, ...]
    aside: int = 0


@dataclass(frozen=True, slots=True)
class SoundQuestion:
    """What ``keep`` would let go at once."""

    keep: Keep
    affected: Affected


class BinPresenter:
    """``ask_erase`` and ``ask_sound`` put a question to the person; yes comes back as ``erase`` or ``keep_sound``.

    ``erased`` is told in how many conversations copies of its sentences were found and taken out.
    """

    def __init__(
        self,
        the_bin: Bin,
        keeping: SoundKeeping,
        backups: Backups,
        upkeep: Upkeep,
        session: Session,
        tasks: Tasks,
        bus: EventBus,
        show: Callable[[BinState], None],
        ask_erase: Callable[[EraseQuestion], None],
        ask_sound: Callable[[SoundQuestion], None],
        erased: Callable[[int], None],
    ) -> None:
        self._bin = the_bin
        self._keeping = keeping
        self._backups = backups
        self._upkeep = upkeep
        self._session = session
        self._tasks = tasks
        self._bus = bus
        self._inquiries = Inquiries(tasks, bus, "bin")
        self._show = show
        self._ask_erase = ask_erase
        self._ask_sound = ask_sound
        self._erased = erased
        self._state = BinState()

    @property
    def state(self) -> BinState:
        return self._state

    def begin(self) -> None:
        """Look into the bin."""

        def looked(_: JobId, __: CancelToken) -> tuple[tuple[BinItem, ...], Keep]:
            return self._bin.items(), self._session.settings().sounds.keep

        self._inquiries.ask(looked, self._looked, self._failed)
        self._inquiries.ask(lambda _, __: len(self._upkeep.unread_aside()), self._found_aside, self._failed)

    def restore(self, item: BinItem) -> None:
        """Back where it was."""

        def restored(job: JobId, _: CancelToken) -> None:
            if item.kind == "conversation":
                self._bin.restore_conversation(ConversationId(item.item_id), job)
                return
            entry = self._bin.take_back(EntryId(item.item_id), job)
            self._tasks.start("jobs", "index", lambda own, token: self._bin.refresh(entry, token, own))

        self._inquiries.ask(restored, lambda _: self.begin(), self._failed)

    def wish_erased(self, item: BinItem) -> None:
        """Look which backups hold it, and what it may be in that cannot be read; then ask."""

        def held(_: JobId, __: CancelToken) -> EraseQuestion:
            aside = len(self._upkeep.unread_aside())
            if item.kind == "conversation":
                return EraseQuestion(item, (), aside)
            found = self._backups.generations_with(EntryId(item.item_id))
            return EraseQuestion(item, tuple(dict.fromkeys(one.made.astimezone().date() for one in found)), aside)

        def ask(question: EraseQuestion) -> None:
            self._found_aside(question.aside)
            self._ask_erase(question)

        self._inquiries.ask(held, ask, self._failed)

    def remove_aside(self) -> None:
        """What cannot be read goes for good. The person has said so."""
        self._inquiries.ask(lambda _, __: self._upkeep.remove_unread_aside(), lambda _: self.begin(), self._failed)

    def erase(self, item: BinItem) -> None:
        """Gone for good. The person has said so."""
        if self._state.erasing:
            return

        def erased(job: JobId, _: CancelToken) -> int:
            if item.kind == "entry":
                return self._bin.erase(EntryId(item.item_id), job)
            self._bin.erase_conversation(ConversationId(item.item_id), job)
            return 0

        self._set(replace(self._state, erasing=item.item_id, error=None))
        self._inquiries.ask(erased, self._gone, self._failed)

    def wish_sound(self, keep: Keep) -> None:
        """Another choice; asks first where it would let go of anything now."""
        if keep == self._state.keep:
            return

        def weighed(affected: Affected) -> None:
            if affected.entries:
                self._ask_sound(SoundQuestion(keep, affected))
            else:
                self.keep_sound(keep)

        self._inquiries.ask(lambda _, __: self._keeping.would_let_go(Sounds(keep)), weighed, self._failed)

    def keep_sound(self, keep: Keep) -> None:
        """Seal the choice, and act on it in the background."""

        def sealed(job: JobId, _: CancelToken) -> None:
            settings = self._session.settings()
            wanted = replace(settings, sounds=replace(settings.sounds, keep=keep))
            self._session.change_settings(wanted)
            self._bus.publish(SettingsLoaded(job, wanted))
            self._tasks.start("jobs", "jobs", self._keeping.run)

        self._inquiries.ask(sealed, lambda _: None, self._failed)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._state = BinState()
        elif isinstance(event, SettingsLoaded):
            self._set(replace(self._state, keep=event.settings.sounds.keep))
        elif self._state.known and self._changes(event):
            self.begin()

    def _changes(self, event: Event) -> bool:
        """Whether the bin is another one after this; words that are saved elsewhere are no reason to look."""
        if isinstance(event, EntrySaved | EntryErased):
            saved = event.summary.entry_id if isinstance(event, EntrySaved) else event.entry_id
            return any(one.item_id == saved for one in self._state.items)
        return isinstance(event, EntryBinned | BinChanged)

    def _looked(self, found: tuple[tuple[BinItem, ...], Keep]) -> None:
        items, keep = found
        self._set(replace(self._state, items=items, keep=keep, known=True, error=None))

    def _found_aside(self, aside: int) -> None:
        self._set(replace(self._state, aside=aside))

    def _gone(self, copies: int) -> None:
        self._state = replace(self._state, erasing=b"")
        self._erased(copies)
        self.begin()

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, erasing=b"", error=error))

    def _set(self, state: BinState) -> None:
        self._state = state
        self._show(state)
