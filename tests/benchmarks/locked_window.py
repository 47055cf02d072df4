"""Prints, as JSON, how fast a window over a large diary locks and what is left in its memory: a process of its own.

``python -m tests.benchmarks.locked_window ENTRIES [--where]``. Locking begins with an entry open, an answer on the
Ask page, words in the search field and a draft half written. ``--where`` shows what surrounds each copy that is left.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from diary_desktop.system.hardening import harden

harden()

# ruff: noqa: E402  hardened first, imported then, as the program does
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diary_desktop import app
from diary_desktop.assembly import Running, assemble
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.entry import Entry, EntryId, Revision, RevisionId
from diary_desktop.domain.events import AnswerReady, Event, MemoryCleared, SettingsLoaded, VaultLocked
from diary_desktop.domain.moment import Moment
from diary_desktop.proof_ground import concealed_keys
from diary_desktop.services.proof_encodings import invented, memory_encodings_of
from diary_desktop.storage.vault import LanceVault
from diary_desktop.system import own_memory
from diary_desktop.system.own_memory import Hidden
from diary_desktop.system.scrubbing import scrub
from diary_desktop.ui.application import DesktopApplication
from diary_desktop.ui.bridge import Bridge
from diary_desktop.ui.workspace import Workspace

WAIT = 120.0
TEXT = "We walked along the river and talked about the garden, the bread and the long winter. " * 12


class Watch:
    """When each kind of news came up, on the thread it came from."""

    def __init__(self) -> None:
        self.times: dict[type[Event], float] = {}

    def __call__(self, event: Event) -> None:
        self.times.setdefault(type(event), time.perf_counter())


def main(entries: int, where: bool) -> dict[str, float]:
    word, passphrase = Hidden(invented(6).encode()), Hidden(invented(8).encode())
    with tempfile.TemporaryDirectory(prefix="diary-benchmark-") as folder:
        place = Path(folder)
        vault = LanceVault(place / "vault", place / "state", lambda: MINIMUM)
        opened, _ = vault.create(passphrase.shown())
        for number in range(entries):
            opened.entries.put(_entry(number))
        opened.close()
        del opened  # or it would be here that a closed diary is held
        adapters = app.real_adapters(app.places(place / "vault", place / "models", place / "state"))
        running = assemble(replace(adapters, vault=vault), app.load_templates())
        try:
            return measured(running, word, passphrase, where)
        finally:
            running.close()


def _entry(days_ago: int) -> Entry:
    """One a day, into the past."""
    told = Moment(datetime(2026, 11, 20, 21, 40) - timedelta(days=days_ago))
    first = Revision(1, RevisionId(secrets.token_bytes(16)), None, "", f"Entry {days_ago}. {TEXT}", told)
    return Entry(EntryId(secrets.token_bytes(16)), told, (first,))


def measured(running: Running, word: Hidden, passphrase: Hidden, where: bool) -> dict[str, float]:
    application = DesktopApplication("open")
    window, watch = application.window, Watch()
    window.show()
    work = Workspace(window, running.journeys, scrub)
    bridge = Bridge(running.journeys.bus, work.deliver)
    running.journeys.bus.listen(watch)
    until(lambda: work.cast.unlock.state.page == "open")
    work.cast.unlock.unlock(passphrase.shown())
    until(lambda: not work.locked and SettingsLoaded in watch.times)
    use(work, word, watch)
    wanted: dict[str, own_memory.Wanted] = {
        f"words {name}": Hidden(plain) for plain, name in memory_encodings_of(word.shown().decode()).items()
    }
    wanted |= {f"key {purpose}": one for purpose, one in concealed_keys(running.journeys).items()}
    wanted["passphrase"] = passphrase
    before = own_memory.counts(wanted)
    began = time.perf_counter()
    work.lock("asked")
    blank = time.perf_counter() - began  # the closed screen has been painted when this returns
    assert window.unlock.isVisible()
    assert not work.body.isVisible()
    until(lambda: MemoryCleared in watch.times)
    settle(0.5)
    after = own_memory.counts(wanted)
    if where:
        show_places(wanted)
    work.close()
    bridge.close()
    return {
        "blank_ms": 1000 * blank,
        "keys_gone_ms": 1000 * (watch.times[VaultLocked] - began),
        "let_go_ms": 1000 * (watch.times[MemoryCleared] - began),
        **totals(before, "open"),
        **totals(after, "left"),
    }


def use(work: Workspace, word: Hidden, watch: Watch) -> None:
    """What a person does in an evening, with the word in all of it."""
    diary, cast = work.actions, work.cast
    text = word.shown().decode()
    diary.write_entry()
    QTest.keyClicks(work.body.write._text, f"Today {text} came by the river.")
    QTest.keyClick(work.body.write._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: cast.entry.state.entry is not None)
    settle(1.0)
    work.actions.search()
    QTest.keyClicks(work.body.entries.field.edit, text)
    until(lambda: not cast.entries.state.searching and bool(cast.entries.state.query))
    work.actions.go("ask")
    QTest.keyClicks(work.body.ask.composer.field.edit, f"Who is {text}?")
    QTest.keyClick(work.body.ask.composer.field.edit, Qt.Key.Key_Return)
    until(lambda: AnswerReady in watch.times)
    settle(0.3)
    work.actions.write_entry()
    QTest.keyClicks(work.body.write._text, f"A draft about {text}, half writt")
    settle(0.3)


def totals(found: Counter[str], suffix: str) -> dict[str, float]:
    return {
        f"{kind}_{suffix}": float(sum(times for name, times in found.items() if name.split()[0] == kind))
        for kind in ("words", "key", "passphrase")
    }


def show_places(wanted: dict[str, own_memory.Wanted]) -> None:
    """What surrounds each copy, for whoever looks for who holds it."""
    for name, one in wanted.items():
        plain = one.shown()
        for region in own_memory.regions():
            content = own_memory.read(region.start, min(region.end - region.start, 256 << 20))
            at = content.find(plain)
            while at >= 0:
                around = bytes(content[max(0, at - 64) : at + 80])
                print(f"{name} {region.name or 'anon'} {region.start + at:#x} {around!r}", file=sys.stderr)
                at = content.find(plain, at + 1)


def settle(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def until(holds: Callable[[], bool]) -> None:
    end = time.perf_counter() + WAIT
    while not holds():
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.002)
        if time.perf_counter() > end:
            raise TimeoutError


if __name__ == "__main__":
    figures = main(int(sys.argv[1]), "--where" in sys.argv)
    print(json.dumps(figures), flush=True)
    os._exit(0)  # widgets that are still there are the system's to take back
