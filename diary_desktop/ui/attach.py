"""Ties a running diary to the window that is already on the screen, and unties it when the window closes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from PySide6.QtCore import QTimer

from diary_desktop.domain.events import Event
from diary_desktop.runtime import imports
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.reminding import Reminding

from .application import DesktopApplication, Errand
from .bridge import Bridge
from .clipboard import PrivateClipboard
from .cover import Cover
from .desktop_wishes import DesktopWishes
from .doorway import Doorway
from .farewell import Farewell
from .idle_work import QUIET, IdleWork
from .language import tr
from .lock_watch import LockWatch
from .outside import Handed, Outside
from .porch import Porch
from .screen_awake import ScreenAwake
from .session_signals import SessionSignals
from .tray import TrayIcon
from .workspace import Workspace


class Running(Protocol):
    """A running diary: its services, and the way to end them."""

    @property
    def journeys(self) -> Journeys: ...

    def close(self) -> object:
        """Stop everything and seal what is open; may take seconds."""


def _kept(running: Running, around: Outside, reminding: Reminding) -> None:
    text = reminding.text
    running.journeys.tasks.start("desk", "remind", lambda _, __: around.keep_reminders(text))


def _look_after(journeys: Journeys, watched: Callable[[], object], idle_seconds: float) -> None:
    """What is done while nobody is there, and what waits for a minute to pass; ``watched`` looks at the screen."""
    watched()
    journeys.attachments.taken_out.look()
    journeys.upkeep.look(idle_seconds)
    journeys.backup_schedule.look(idle_seconds)


def _keep_awake(awake: ScreenAwake, workspace: Workspace) -> None:
    awake.want(workspace.cast.hands_free.state.shown)


def attach(
    application: DesktopApplication,
    running: Running,
    scrub: Callable[[], object] = gc.collect,
    outside: Outside | None = None,
    read: Callable[[], None] = lambda: None,
) -> None:
    """On the main thread, after the first paint. ``scrub`` overwrites what freed memory still holds after a lock.

    ``read`` is called on a thread of its own with the first key or click: it reads what opening the diary will need.
    """
    window = application.window
    farewells: list[Farewell] = []

    def deliver(event: Event) -> Iterator[None]:
        yield from workspace.deliver(event)
        doorway.on_event(event)
        for one in farewells:
            one.on_event(event)

    # First: what is asked from here on may be answered before this is through, and is told behind it.
    bridge = Bridge(running.journeys.bus, deliver)
    workspace = Workspace(window, running.journeys, scrub)
    around = outside or Outside()
    reminding = around.reminding or Reminding(running.journeys.clock)
    handed = _handed(application, around)
    keep = partial(_kept, running, around, reminding)
    doorway = Doorway(window, workspace, reminding, around.bell, handed.wish, keep, handed.tray)
    signals = SessionSignals()
    wishes = handed.wishes
    signals.watch_window(window.winId())
    awake = ScreenAwake()
    workspace.hidden.connect(lambda: awake.want(False))
    watched = partial(_keep_awake, awake, workspace)

    def start_anew() -> None:
        """Not while words wait in this address space alone: they are sealed, and go with it."""
        (signals.let_sleep if running.journeys.drafts.holds_unsaved else application.start_anew)()

    watch = LockWatch(
        workspace,
        lambda: application.activity,
        signals,
        start_anew,
        look_after=partial(_look_after, running.journeys, watched),
    )
    clipboard = _clipboard_of(workspace)
    ahead = _work_ahead(application, workspace)
    Cover(window, lambda: not workspace.locked and workspace.privacy.cover_when_away)
    application.last_resort.happened.connect(workspace.fault)
    if application.collector is not None:
        application.collector.rests = lambda: imports.going_on() or workspace.cast.unlock.state.busy
    # What was imported and built until now lives as long as the window: the collector need not look at it again.
    gc.freeze()

    def ended(_: object) -> None:
        bridge.close()
        for one in farewells:
            one.hide()
        application.qt.quit()

    closing = Errand("closer", running.close, ended)

    def close() -> None:
        ahead.stop()
        wishes.close()
        awake.close()
        watch.close()
        doorway.close()
        clipboard.close()
        workspace.close()
        farewells.append(Farewell(window.look, running.journeys.clock()))
        farewells[0].left_out.connect(running.journeys.backups.stop)
        closing.start()

    window.closed.disconnect(application.qt.quit)
    window.closed.connect(close)
    _read_once_begun(application, read)


def _handed(application: DesktopApplication, around: Outside) -> Handed:
    """What stood in front of the diary; made now where nothing did."""
    window = application.window
    porch = window.findChild(Porch)
    if porch is not None:
        return porch.hand_over()
    wishes = DesktopWishes(window)
    window.look.follow_system(wishes)
    return Handed(wishes, TrayIcon(window.look, window), around.wish)


def _read_once_begun(application: DesktopApplication, read: Callable[[], None]) -> None:
    activity = application.activity
    if activity is None:
        return  # never shown: nobody can be there

    def read_all() -> None:
        application.look.read_icons()
        read()

    reading = Errand("reader", read_all, lambda _: None)
    reading.setParent(activity)
    if activity.has_begun:
        QTimer.singleShot(0, reading, reading.start)  # what was just made is painted first
    else:
        activity.begun.connect(reading.start)


def _work_ahead(application: DesktopApplication, workspace: Workspace) -> IdleWork:
    """Screens are made while nobody is busy in the window, which is not being opened either."""

    def may() -> bool:
        activity = application.activity
        quiet = activity is not None and activity.idle_seconds > QUIET
        return quiet and not imports.going_on() and not workspace.cast.unlock.state.busy

    ahead = IdleWork(lambda: workspace.body.do_ahead(), may, workspace)
    workspace.waits.connect(ahead.wake)
    ahead.wake()
    return ahead


def _clipboard_of(workspace: Workspace) -> PrivateClipboard:
    """Copies are marked and leave by themselves; at the latest when the diary is locked."""

    def told() -> None:
        workspace.window.toast.show_outcome(tr("Copied. It leaves the clipboard in 30 s."))

    clipboard = PrivateClipboard(lambda: workspace.privacy.clear_clipboard, told, workspace)
    workspace.hidden.connect(clipboard.clear)
    return clipboard
