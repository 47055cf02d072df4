"""What is done in the large window while its gaps are measured: one function a plan."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit

from diary_desktop import app
from diary_desktop.domain.events import AnswerReady, Event
from diary_desktop.engines.installed import InstalledModels, installed_models

from .gaps import loop_for, loop_until
from .unlocked_memory import resident_mib

if TYPE_CHECKING:
    from .lived_window import Lived, Told

FRAME = 0.016
PLACES = ("today", "timeline", "ask", "insights", "settings")
ROUNDS = 12


def scroll(lived: Lived, seconds: float) -> Told:
    """A wheel turned for half of the time, the handle dragged over the whole list for the other half."""
    lived.work.actions.go("timeline")
    loop_for(0.5)
    bar = max(_scrollers(lived), key=lambda one: one.verticalScrollBar().maximum()).verticalScrollBar()
    end = time.monotonic() + seconds / 2
    while time.monotonic() < end:
        bar.setValue(bar.value() + 60)
        loop_for(FRAME)
    end, begin = time.monotonic() + seconds / 2, time.monotonic()
    while time.monotonic() < end:
        share = (time.monotonic() - begin) / (seconds / 2)
        bar.setValue(round(share * bar.maximum()))
        loop_for(FRAME)
    return {"rows": len(lived.work.cast.shelf.newest_first())}


def search(lived: Lived, seconds: float) -> Told:
    """Words typed letter by letter into the field that Ctrl K leads to."""
    lived.work.actions.search()
    loop_for(0.3)
    end, asked = time.monotonic() + seconds, 0
    for text in lived.texts:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        for letter in text[:24]:
            QTest.keyClicks(field, letter)
            loop_for(0.09)
        loop_for(0.6)
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        asked += 1
        if time.monotonic() > end:
            break
    return {"asked": asked}


def record(lived: Lived, seconds: float) -> Told:
    """Spoken to in real time, with captions by the recogniser there is."""
    lived.work.actions.speak()
    loop_until(lambda: lived.work.cast.record.state.phase == "recording")
    loop_for(seconds)
    said = len(lived.work.cast.record.state.caption.settled)
    lived.work.cast.record.finish()
    loop_until(lambda: lived.work.cast.record.state.phase == "idle")
    return {"settled": said}


def answer(lived: Lived, seconds: float) -> Told:
    """Questions over the whole diary, with answers that stream."""
    told: list[Event] = []
    lived.journeys.bus.listen(told.append)
    lived.work.actions.go("ask")
    end = time.monotonic() + seconds
    for asked, text in enumerate(lived.texts, 1):
        lived.work.cast.ask.ask(f"What did I write about {text}?")
        loop_until(lambda asked=asked: sum(isinstance(one, AnswerReady) for one in told) >= asked)  # type: ignore[misc]  # mypy infers no lambda with a default
        loop_for(0.2)
        if time.monotonic() > end:
            break
    answers = [one.answer for one in told if isinstance(one, AnswerReady)]
    if not any(one.kind == "generated" for one in answers):
        raise RuntimeError("no answer streamed: nothing was measured")
    return {"asked": len(answers)}


def models(lived: Lived, seconds: float) -> Told:
    """Every engine there is loaded for the first time, and again and again after that."""
    place = lived.journeys.session.place.folder.parent / "models"
    loaded: list[str] = []
    ended = threading.Event()

    def load() -> None:
        found, none = installed_models(place), InstalledModels()
        loaders: tuple[tuple[str, Callable[[InstalledModels], object]], ...] = (
            ("listening", app.load_recognizer),
            ("memory", app.load_embedder),
            ("speaking", app.load_synthesizer),
        )
        end = time.monotonic() + seconds
        while not loaded or time.monotonic() < end:
            app.load_detector()
            for name, loader in loaders:
                loader(none)
                loader(found)
                loaded.append(name)
            loaded.append(type(app.load_language_model(found)).__name__)
        ended.set()

    threading.Thread(target=load, name="loads").start()
    loop_until(ended.is_set, 600)
    return {"loaded": len(loaded)}


def switch(lived: Lived, seconds: float) -> Told:
    """From each place to the next; taken once it is painted."""
    taken: list[float] = []
    known = lived.work.cast.shelf.newest_first()
    moves: list[Callable[[], object]] = [lambda place=place: lived.work.actions.go(place) for place in PLACES]  # type: ignore[misc]  # mypy infers no lambda with a default
    moves.append(lambda: lived.work.actions.open_entry(known[len(known) // 2].entry_id))
    for move in moves * ROUNDS:
        begin = time.perf_counter()
        move()
        QApplication.processEvents()
        lived.application.window.repaint()
        taken.append(1000 * (time.perf_counter() - begin))
        loop_for(0.15)
    return {"switches": taken[len(moves) :], "first": taken[: len(moves)]}


def memory(lived: Lived, seconds: float) -> Told:
    """With the list and an entry shown, and a search made; no engine is loaded."""
    work = lived.work
    for place in PLACES:
        work.actions.go(place)
        loop_for(0.3)
    work.actions.open_entry(work.cast.shelf.newest_first()[0].entry_id)
    loop_for(0.5)
    return {"open_mb": resident_mib()}


def _scrollers(lived: Lived) -> list[QAbstractScrollArea]:
    return [one for one in lived.work.body.findChildren(QAbstractScrollArea) if one.isVisible()]


def make_models(place: str) -> None:
    """One tiny model of each kind, where installed ones are looked for."""
    from tests.tiny_models.gguf_model import write_gguf  # noqa: PLC0415  heavy, and only where models are loaded
    from tests.tiny_models.piper_voice import write_voice  # noqa: PLC0415  as above
    from tests.tiny_models.sentence_model import write_sentence_model  # noqa: PLC0415  as above
    from tests.tiny_models.whisper_model import write_whisper  # noqa: PLC0415  as above

    folder = Path(place)
    for kind in ("listening", "answering", "speaking", "memory"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    write_gguf(folder / "answering" / "tiny.gguf")
    write_voice(folder / "speaking" / "en_US-tiny-low.onnx")
    write_sentence_model(folder / "memory" / "tiny")
    write_whisper(folder / "listening" / "tiny")
