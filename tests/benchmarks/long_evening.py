"""Many hours of use in minutes: does memory grow, is a widget left over? ``tests.benchmarks.long_evening [ROUNDS]``.

The real window offscreen, tied to a real diary of a made-up year in a folder of its own. A round goes through every
place, opens entries, searches, writes, asks, opens dialogs, changes colours and language, and locks; afterwards
widgets, Qt objects, Python objects, threads and resident memory are counted. Ends with 1 where a widget, a Qt object
or a thread was left over.
"""

from __future__ import annotations

import gc
import itertools
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog

from diary_desktop.domain.insights import RANGES

from . import lived_window, window_plans
from .gaps import loop_for, loop_until
from .lived_window import Lived, Told
from .passphrase import PASSPHRASE
from .unlocked_memory import resident_mib

WARM = 4
"""Rounds until everything was built once, and caches of fonts and icons are full."""
ROUNDS = 40
OPENED = 6
ENTRIES = 400
WORDS = ("river", "chợ", "mẹ", "kilometre")


def rounds(lived: Lived, count: float) -> Told:
    """So many evenings one after another, counted after each."""
    counted: list[dict[str, float]] = []
    kinds: list[Counter[str]] = []
    lived.gaps.stop()  # its list of ticks would grow by a quarter of a megabyte a round
    for number in range(round(count)):
        _evening(lived, number)
        counted.append(_count(lived))
        kinds.append(Counter(type(one).__name__ for one in QApplication.allWidgets()))
        print(number, " ".join(f"{name} {value:.0f}" for name, value in counted[-1].items()), flush=True)
    return {"counted": counted, "more": kinds[-1] - kinds[min(WARM, len(kinds) - 1)]}


def _evening(lived: Lived, number: int) -> None:
    work, actions = lived.work, lived.work.actions
    known = work.cast.shelf.newest_first()
    for place in ("today", "timeline", "ask", "insights", "settings"):
        actions.go(place)
        loop_for(0.1)
    for one in itertools.islice(known, number % 7, None, max(1, len(known) // OPENED)):
        actions.open_entry(one.entry_id)
        loop_for(0.08)
    for step in (_dialogs, _search, _write, _insights, _settings, _ask, _days):
        step(lived)
    work.window.look.choose_theme(("dark", "high_contrast_light", "light")[number % 3])
    loop_for(0.1)
    if number % 4 == 3:  # each builds every view anew
        work.window.speak("vi" if work.window.language.code == "en" else "en")
        loop_for(0.2)
        work.window.look.choose_scale(110 if work.window.look.percent == 100 else 100)
        loop_for(0.2)
    work.cast.shell.lock()
    loop_until(lambda: work.locked and not lived.journeys.tasks.runs("desk"))
    lived.work.cast.unlock.unlock(bytearray(PASSPHRASE))
    loop_until(lambda: not work.locked and not work.cast.unlock.state.busy)
    loop_for(0.3)


def _dialogs(lived: Lived) -> None:
    entry = lived.work.actions.entry
    for ask in (entry.change_date, entry.show_details, lived.work.actions.help, lived.work.actions.voice_help):
        ask()
        loop_for(0.05)
        for dialog in lived.work.window.findChildren(QDialog):
            dialog.reject()
    entry.open_details("label")
    loop_for(0.05)
    entry.close_details()


def _search(lived: Lived) -> None:
    for word in WORDS:
        lived.work.actions.search()
        loop_for(0.05)
        lived.work.cast.search.type(word)
        loop_for(0.1)
        lived.work.actions.escape()
        loop_for(0.05)


def _write(lived: Lived) -> None:
    """Kept, corrected, and erased again: the diary is as large afterwards as before."""
    work, before = lived.work, {one.entry_id for one in lived.work.cast.shelf.newest_first()}
    work.actions.write_entry()
    work.body.write._text.insertPlainText("A line of a long evening, and another one.")
    loop_for(0.05)
    work.actions.commit()
    loop_until(lambda: work.cast.shell.state.place == "entry")
    made = next(one.entry_id for one in work.cast.shelf.newest_first() if one.entry_id not in before)
    work.cast.entry.edit()
    loop_for(0.05)
    work.actions.leave()
    loop_for(0.05)
    gone: list[bool] = []

    def erase(job: int, _: object) -> None:
        lived.journeys.bin.put(made, job)
        lived.journeys.bin.erase(made, job)
        gone.append(True)

    lived.journeys.tasks.start("desk", "keep", erase)
    loop_until(lambda: bool(gone))


def _insights(lived: Lived) -> None:
    lived.work.actions.go("insights")
    for name in RANGES:
        lived.work.cast.insights.choose(name)
        loop_for(0.1)


def _settings(lived: Lived) -> None:
    for section in ("general", "voice", "models", "backup", "bin", "appearance", "shortcuts", "prove", "about"):
        lived.work.actions.open_settings(section)
        loop_for(0.03)


def _ask(lived: Lived) -> None:
    lived.work.actions.go("ask")
    lived.work.actions.new_conversation()
    lived.work.cast.ask.ask("How often did I run in October?")
    loop_until(lambda: lived.work.cast.ask.state.turns[-1].answer is not None)
    loop_for(0.05)


def _days(lived: Lived) -> None:
    known = lived.work.cast.shelf.newest_first()
    for one in itertools.islice(known, 0, None, max(1, len(known) // OPENED)):
        lived.work.actions.show_day(one.when.day())
        loop_for(0.05)
    lived.work.actions.open_on_this_day()
    loop_for(0.05)
    lived.work.actions.leave()


def _count(lived: Lived) -> dict[str, float]:
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        loop_for(0.05)
        gc.collect()
    return {
        "widgets": len(QApplication.allWidgets()),
        "qt_objects": len(lived.work.window.findChildren(QObject)),
        "python_objects": len(gc.get_objects()) + gc.get_freeze_count(),
        "threads": threading.active_count(),
        "rss_mb": resident_mib(),
    }


def main(folder: Path, count: int) -> int:
    """The measuring process."""
    window_plans.evening = rounds  # type: ignore[attr-defined]  # a plan of its own
    told = lived_window.main("evening", count, folder)
    counted = told["counted"]
    assert isinstance(counted, list)
    first, last = counted[min(WARM, count - 1)], counted[-1]
    for name in first:
        per_round = (last[name] - first[name]) / max(1, count - 1 - WARM)
        print(f"{name}: {first[name]:.0f} after round {WARM}, {last[name]:.0f} at the end, {per_round:+.3f} a round")
    print("more than after the warm rounds:", dict(told["more"]))  # type: ignore[call-overload]  # a Counter
    return int(any(last[name] > first[name] for name in ("widgets", "qt_objects", "threads")))


def begin(count: int) -> int:
    """Make the year, then live in a process that made nothing."""
    from .lifetimes import lifetime  # noqa: PLC0415  it reads what no window does

    with tempfile.TemporaryDirectory() as folder:
        made = lifetime(Path(folder), ENTRIES)
        call = [sys.executable, "-m", "tests.benchmarks.long_evening", str(count), str(made.folder)]
        return subprocess.run(call, check=False).returncode


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    code = main(Path(sys.argv[2]), asked) if len(sys.argv) > 2 else begin(asked)
    sys.stdout.flush()
    os._exit(code)  # widgets that are still there are the system's to take back
