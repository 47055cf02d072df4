"""Ties threads and services on adapters into one running diary, and shuts it down in order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial

from diary_desktop.adapters import Adapters
from diary_desktop.domain.errors import DiaryError
from diary_desktop.parts.talking import Parts
from diary_desktop.retrieval.prompt import Templates
from diary_desktop.runtime.shutdown import Step, shut_down
from diary_desktop.services.journeys import Journeys

log = logging.getLogger(__name__)


class Running:
    """One running diary and the order in which it is shut down."""

    def __init__(self, journeys: Journeys, closers: Mapping[str, Callable[[float], bool]]) -> None:
        self.journeys = journeys
        self._closers = closers

    def close(self) -> list[str]:
        """Stop what runs, seal what is open, lock, end the threads. Returns the names of steps that took too long."""
        self.journeys.backup_schedule.closing()
        self.journeys.rewriting.forget()
        self.journeys.tasks.cancel_all()
        self.journeys.player.stop()
        self.journeys.standby.stop()
        self.journeys.ear.close()
        recording = Step("recording", self._stop_recording, 15.0)
        drafts = Step("drafts", self._seal_drafts, 15.0)
        files = Step("files", self.journeys.attachments.taken_out.let_go, 5.0)
        backup = Step("backup", self.journeys.backup_schedule.finish, 60.0)
        upkeep = Step("upkeep", self.journeys.upkeep.finish, 20.0)
        own = [recording, drafts, files, backup, upkeep]
        return shut_down([*own, *(Step(name, close, 30.0) for name, close in self._closers.items())])

    def _stop_recording(self, seconds: float) -> bool:
        self.journeys.recorder.stop()
        return self.journeys.recorder.wait(seconds)

    def _seal_drafts(self, seconds: float) -> bool:
        try:
            self.journeys.drafts.seal()
        except DiaryError as error:
            log.warning("a draft could not be sealed at closing: %s", type(error).__name__)
            return False
        return True


def assemble(adapters: Adapters, templates: Templates) -> Running:
    """Threads and services on ``adapters``. No thread starts before its first job."""
    parts = Parts(adapters, templates)
    journeys = Journeys(**{one.name: getattr(parts, one.name) for one in fields(Journeys)})
    _finish_before_a_lock(parts)
    _forget_at_a_lock(parts)
    parts.session.after_unlock(parts.backup_schedule.after_unlock)
    parts.session.on_created(parts.keys.created)
    return Running(journeys, {thread.name: thread.close for thread in parts.threads.ordered})


def _finish_before_a_lock(parts: Parts) -> None:
    """In this order: who listens stops first, then what is open is sealed."""
    for step in (
        parts.standby.stop,
        parts.dialogue.stop,
        parts.spoken_question.stop,
        parts.ear.close,
        lambda: parts.ear.wait_closed(5.0),
        parts.recorder.stop,
        lambda: parts.recorder.wait(15.0),
        parts.drafts.seal_before_lock,
        parts.taken_out.let_go,
        parts.rewriting.forget,
        parts.backups.stop,
        parts.snapshots.at_lock,
    ):
        parts.session.before_lock(step)


def _forget_at_a_lock(parts: Parts) -> None:
    """What held words of the diary, and at last the free memory of every thread."""
    session, threads, scrub = parts.session, parts.threads, parts.adapters.scrub_thread
    steps: tuple[Callable[[], object], ...] = (
        parts.backups.forget,
        parts.keys.forget,
        parts.drafts.clear,
        parts.taken_out.forget,
        parts.reembedding.clear,
        parts.indexer.clear,
        parts.captions.forget,
        *(engine.unload for engine in threads.models),
        scrub,
        *(partial(thread.between, scrub) for thread in threads.ordered),
    )
    for step in steps:
        session.on_lock(step)
