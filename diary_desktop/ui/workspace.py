"""Ties presenters to the window once the services are there; views may be built anew, presenters stay."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.events import BackupChanged, Event, MemoryCleared, SettingsLoaded, VaultLocked, VaultUnlocked
from diary_desktop.domain.settings import Privacy
from diary_desktop.presenters.ask_state import AskState
from diary_desktop.presenters.backup import BackupCardPresenter
from diary_desktop.presenters.hands_free import HandsFreeState
from diary_desktop.presenters.models import ModelsPresenter
from diary_desktop.presenters.record import RecordState
from diary_desktop.presenters.shell import Notice, ShellState
from diary_desktop.presenters.unlock_state import FirstWish, UnlockState
from diary_desktop.services.auto_lock import Reason, is_deep
from diary_desktop.services.journeys import Journeys

from .actions import Actions
from .body import Body
from .casting import cast_of
from .dressing import Dressing
from .keeping import Keeping
from .language import tr
from .main_window import MainWindow
from .notice_board import NoticeBoard
from .outcomes import Outcomes
from .panes import Panes, PlaceMemory
from .record_view import RecordView
from .settings.desk import Favours, SettingsDesk
from .settings.models_wishes import do_wish, looks_like_models, tie_models
from .shortcuts import Shortcuts
from .stage import Stage
from .wiring import connect_body, connect_screen, connect_unlock, deeds_of, panes_of

TICK_MS = 30_000
"""How often Today looks whether a new day has begun."""

LIVE = ("starting", "recording", "finishing")
"""Phases of a recording in which the microphone is open."""


class Workspace(QObject):
    """Main thread only. ``deliver`` takes every event from the bridge. ``scrub`` runs once all has been let go."""

    unlocked = Signal()
    microphone_changed = Signal(str)
    """``off``, ``listening`` or ``recording``."""
    hidden = Signal()
    waits = Signal()
    """There are screens that can be made or brought up to date before anybody turns to them."""
    emptied = Signal(bool)
    """After a lock, when nothing of the diary is held any more; true where the program is to be started anew."""

    def __init__(self, window: MainWindow, journeys: Journeys, scrub: Callable[[], object] = gc.collect) -> None:
        super().__init__(window)
        self._scrub = scrub
        self._reason: Reason = "asked"
        self.window, self._clock = window, journeys.clock
        self._locked, self._closing, self._unwiped, self._deep = True, False, False, False
        self._place = self._section = ""
        self._at: tuple[str, EntryId | None] = ("", None)
        self.body = Body(window.look)
        self.cast = cast_of(journeys, self._stage())
        self.dressing = Dressing(window, self.cast.shell)
        self.actions = Actions(window, self.cast, lambda: self.body)
        self.keeping = Keeping(window, self.cast, self.actions, journeys)
        self.outcomes = Outcomes(window, self.cast, self.actions, self.keeping.put_in_bin, lambda: self._locked)
        self.panes = Panes(window, lambda: [*panes_of(self.body), window.toast])
        self.places = PlaceMemory(lambda: self.body)
        self.notices = NoticeBoard(self.cast, self.actions, self.keeping, lambda: self.body, self._rebuild)
        favours = Favours(
            lambda *said: self.window.toast.show_outcome(*said),
            self.actions.open_settings,
            self.cast.shell.lock,
            window.speak_as_chosen,
            lambda: window.language.code,
            self.actions.review,
            self.actions.open_entry,
            self.actions.open_versions,
            lambda: window.name,
            window.greet,
            self.actions.closed.print_words,
        )
        self.backup_card = BackupCardPresenter(
            journeys.clock, lambda card: self.body.tell(Body.today, lambda view: view.show_backup(card))
        )
        self.desk = SettingsDesk(window, window.look, journeys, favours)
        self.cast.unlock.first_run.models_shown = lambda: self._first_models().begin()
        self._connect()
        window.worded.connect(self._rebuild)
        window.resized.connect(self._arrange)
        window.dropped.connect(self._take_in)
        window.uncover_asked.connect(self.cast.covering.try_passphrase)
        window.lock_asked.connect(self.cast.shell.lock)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._new_day)
        self._tick.start(TICK_MS)
        self.cast.unlock.begin(window.unlock.state.page, window.unlock.state.away)
        window.attend()

    @property
    def locked(self) -> bool:
        return self._locked

    @property
    def is_between(self) -> bool:
        """Whether the vault is open already while its words or a new passphrase are still asked for."""
        return self._locked and self.cast.unlock.is_between

    def deliver(self, event: Event) -> Iterator[None]:
        """One event to everybody whom it may concern; the shelf first, for the others read it.

        In parts where it takes long, as with a lifetime of entries: who goes through them may stop between two.
        """
        if isinstance(event, VaultLocked):
            self._hide()
        if isinstance(event, SettingsLoaded):
            self.dressing.wear(event.settings.appearance)
            self.shortcuts.bind(event.settings.appearance.keys)
        for one in (*self.cast.listeners, self.desk, self.keeping, self.backup_card):
            one.on_event(event)
            if isinstance(event, VaultUnlocked):
                yield
                if one is self.cast.days:
                    self.body.prepare()  # with what the presenters show by now, before anybody is to see it
                    yield
        if isinstance(event, VaultLocked):
            self.desk.close()
        if isinstance(event, VaultUnlocked):
            self.window.show_last_backup(None)  # another diary may have been opened: its own day follows
        if isinstance(event, BackupChanged) and event.state.last_good is not None:
            self.window.show_last_backup(event.state.last_good.local.date())
        if isinstance(event, MemoryCleared):
            self._wipe()
            self._scrub()
            self.emptied.emit(self._deep)

    def fault(self, details: str = "") -> None:
        """Something nobody foresaw went wrong in the window; ``details`` are its kind and place, and no contents."""
        if not self._locked:
            self.cast.shell.tell(Notice(fault=True, place=self.cast.shell.state.home, details=details))

    @property
    def busy(self) -> bool:
        """Whether the diary is doing something for the person, which counts as being there."""
        return self.cast.busy

    @property
    def privacy(self) -> Privacy:
        """The settings of locking; the defaults while locked."""
        return self.cast.shelf.settings.privacy

    @property
    def recording(self) -> bool:
        """Whether the microphone is open for an entry."""
        return self.cast.record.state.phase in LIVE or self.cast.hands_free.dictating

    def lock(self, reason: Reason) -> None:
        """Close the diary for ``reason``; a recording or draft is sealed on the way."""
        self._reason = reason
        if self.is_between:
            self._deep = is_deep(self.privacy, reason)
            self.cast.unlock.lock()
        else:
            self.cast.shell.lock()

    def close(self) -> None:
        """The window goes: nothing of the diary stays in it. A recording is finished, never discarded."""
        self._tick.stop()
        self.keeping.stop()
        self._closing = True
        self.cast.record.finish()
        self._hide()
        self._wipe()

    def _stage(self) -> Stage:
        """What presenters show and tell; it goes to the views of the moment."""
        return Stage(
            body=lambda: self.body,
            unlock=self._show_unlock,
            opened=self._opened,
            shell=self._show_shell,
            record=self._show_record,
            kept=lambda *kept: self.outcomes.kept(*kept),
            discarded=lambda: self.actions.leave(),
            written=lambda entry_id: self.outcomes.written(entry_id),
            taking_in=lambda files: self.outcomes.taking_in(files),
            taken_in=lambda *kept: self.outcomes.taken_in(*kept),
            texts_kept=lambda kept: self.outcomes.texts_kept(kept),
            entry_gone=self._entry_gone,
            reviewed=lambda: self.window.toast.show_outcome(tr("Kept.")),
            left=lambda draft: self.keeping.left(draft),
            ask=self._show_ask,
            hands_free=self._show_hands_free,
            cover=self.window.cover,
            lock=lambda: self.cast.shell.lock(),
            woken=lambda: self.actions.woken(),
            open_source=lambda citation, play: self.actions.open_source(citation, play=play),
            taken_out=lambda: self.keeping.question_out(),
            conversation_gone=lambda gone: self.keeping.conversation_gone(gone),
            conversation_written=lambda: self.keeping.conversation_written(),
            open_found=lambda entry_id, marked: self.actions.open_entry(entry_id, marked=marked),
            ask_instead=lambda text: self.actions.ask_instead(text),
            numbers_written=lambda: self.window.toast.show_outcome(tr("Saved. This file is not encrypted.")),
        )

    def _show_unlock(self, state: UnlockState) -> None:
        self.window.unlock.show_state(state)
        if self._locked:  # a first run tries the microphone before the diary is shown
            self.window.ember.show_state("recording" if state.guide.phase == "listening" else "")

    def _opened(self, wish: FirstWish) -> None:
        self._locked = self._deep = False
        self._reason = "asked"
        self.unlocked.emit()
        self.window.unlock.wipe()
        self.cast.shell.opened()
        self.cast.today.refresh()
        self.cast.timeline.go_to_today()
        self.cast.entries.refresh()
        self.window.show_open()
        self._arrange()
        self.cast.connections.look()
        self.cast.shell.remind(self._clock().day())
        self.body.focus_first("today")
        if wish != "today":
            (self.actions.speak if wish == "speak" else self.actions.write_entry)()

    def _show_shell(self, state: ShellState) -> None:
        if self._locked and not self._closing and state.place != "unlock" and not state.locking:
            self._uncover()
        if self._locked:
            return
        if state.locking:
            self._deep = is_deep(self.privacy, self._reason)
            self._hide()
            return
        if state.place != self._place:
            self.places.leave(self._at)
        self._at = (state.place, state.entry_id)
        turned = (state.place, state.section) != (self._place, self._section)
        moved, self._place, self._section = state.place != self._place, state.place, state.section
        if moved and state.place != "entry":
            self.cast.entry.leave_editor()
            self.cast.history.close()
            self.cast.review.close()
        if turned and state.place == "settings":
            self.body.settings.show_section(state.section)
        self.notices.show(state.notice)
        self.body.rail.set_place(state.home)
        self.body.tell(Body.record, self._show_language)
        self._arrange()
        if moved and state.place in ("ask", "record", "write"):
            self.window.toast.put_away()  # it would lie over the composer or the dock
        if moved:
            self.cast.search.close()
        if moved and state.place == "ask":
            self.cast.ask_opened(self.window.language.code)
        if moved:
            (self.cast.insights.opened if state.place == "insights" else self.cast.insights.left)()
        if moved and state.place != "unlock":
            self._focus(state)

    def _focus(self, state: ShellState) -> None:
        """Where one begins, or, come back, where one was."""
        if state.returned:
            self.places.come_back(self._at, lambda: self.body.focus_first(state.place))
        else:
            self.body.focus_first(state.place)

    def _show_language(self, view: RecordView) -> None:
        shell = self.cast.shell.state
        view.show_language(shell.spoken, reads_captions=shell.reads_captions)

    def _show_record(self, state: RecordState) -> None:
        self.body.tell(Body.record, lambda view: view.show_state(state))
        self.body.rail.set_recording(state.phase in LIVE)
        self._show_microphone()

    def _show_ask(self, state: AskState) -> None:
        self.body.tell(Body.ask, lambda view: view.show_state(state))
        self._show_microphone()

    def _show_hands_free(self, state: HandsFreeState) -> None:
        self.body.tell(Body.hands_free, lambda view: view.show_state(state), needed=state.shown)
        self._show_microphone()

    def _show_microphone(self) -> None:
        """The truth in one place for all that open it: an entry, a question asked aloud, and the open ear."""
        phase, ear = self.cast.record.state.phase, self.cast.hands_free.state.ear
        on = phase in LIVE or self.cast.ask.state.hears or self.cast.hands_free.dictating
        waiting = "" if on else next(iter(ear.waiting_for), "")
        self.body.rail.set_microphone(on=on or ear.hearing, waiting_for=waiting)
        live = "recording" if phase in LIVE else "listening" if on or ear.hearing else "off"
        self.microphone_changed.emit("off" if self._locked else live)
        line = "recording" if on else "paused" if phase in ("paused", "parked") else ""
        self.window.ember.show_state("" if self._locked else line)

    def _entry_gone(self) -> None:
        self.cast.entries.select(None)
        if self.cast.shell.state.place == "entry":
            self.cast.shell.back()

    def _hide(self) -> None:
        """Hide, then wipe, with the closed diary already in front."""
        self._locked = True
        self.dressing.undo()
        self.places.forget()
        self._place = self._section = ""
        self.cast.intake.stop()
        self.window.show_closed()
        self._unwiped = True
        QTimer.singleShot(0, self, self._wipe)  # the lock is under way by then: keys do not wait for widgets

    def _wipe(self) -> None:
        """Nothing of the diary stays in any widget, nor in the clipboard."""
        if self._unwiped:
            self._unwiped = False
            self.desk.untie()  # what is still told until the diary is locked is for no page any more
            self.body.wipe()
            self.hidden.emit()

    def _uncover(self) -> None:
        """Locking was given up because something could not be kept: the views show again what presenters hold."""
        self._locked = False
        for one in self.cast.refreshable:
            one.refresh()
        self.backup_card.refresh()
        self.window.show_open()

    def _connect(self) -> None:
        """The views of the moment to presenters and actions."""
        self.window.set_body(self.body)
        self.body.added.connect(self._tie)
        self.body.waits.connect(self.waits)
        self.waits.emit()
        self.body.banner.acted.connect(self.notices.act)
        self.body.banner.way_chosen.connect(self.notices.choose)
        connect_body(self.body, self.cast, self.actions)
        self.panes.forget()
        self.places.forget()
        self.shortcuts = Shortcuts(self.body, deeds_of(self.window, self.cast, self.actions, self.panes))
        self.shortcuts.bind(self.cast.shelf.settings.appearance.keys)
        self.actions.keys_of = self.shortcuts.rows
        connect_unlock(self.window, self.cast, self.actions)
        self.window.unlock.wishes.models_wished.connect(
            lambda wish, what: do_wish(self._first_models(), self.window, wish, what)
        )

    def _tie(self, screen: str) -> None:
        """A screen that was just made: it asks presenters and actions, and shows what holds by now."""
        connect_screen(screen, self.body, self.cast, self.actions)
        if screen == "settings":
            self.body.settings.furnish(self.desk)
        if not self._locked:
            for one in self.cast.showing.get(screen, ()):
                one.refresh()
            self.body.tell(Body.record, self._show_language)
            self.backup_card.refresh()

    def _first_models(self) -> ModelsPresenter:
        """Of a first run; Settings goes on with the same."""
        return tie_models(self.desk, self.cast.unlock.first_run.show_models)

    def _take_in(self, dropped: Sequence[Path]) -> None:
        """Recordings, or a kit of models."""
        if len(dropped) == 1 and looks_like_models(dropped[0]) and not self._locked:
            self.actions.open_settings("models")
            self._first_models().take_in(dropped[0])
        else:
            self.actions.take_in(dropped)

    def _rebuild(self) -> None:
        """New widgets, the same states."""
        self.desk.untie()
        self.body = Body(self.window.look)
        self._connect()
        if self._locked:
            return
        self._uncover()
        self._place = ""
        self._show_shell(self.cast.shell.state)
        self.dressing.keep()

    def _arrange(self) -> None:
        if not self._locked:
            self.body.arrange(self.cast.shell.state.place, narrow=self.window.narrow)
            self.window.toast.place(self.body.rail.width() if self.body.rail.isVisible() else 0)

    def _new_day(self) -> None:
        if not self._locked:
            self.cast.today.refresh()
            self.backup_card.refresh()
            self.cast.connections.look()
