"""A window that stays open for days does what time makes due, without being locked first."""

from __future__ import annotations

from dataclasses import replace

from diary_desktop.domain.settings import Sounds
from tests.journeys.conftest import MakeDesk
from tests.journeys.test_sound_keeping import spoken

from .opened import OpenWindow, created


def test_thirty_days_pass_in_an_open_window(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    assert one.work.keeping._due.isActive()
    entry = one.desk.journeys.diary.write("Put away.")
    one.desk.journeys.bin.put(entry.entry_id)
    one.desk.clock.forward(days=30)
    one.work.keeping.look_for_due()
    one.until(lambda: one.desk.journeys.session.with_vault(lambda vault: vault.erased_ids()) == {entry.entry_id})


def test_sound_that_nobody_keeps_goes_once_its_words_are_found(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    session = one.desk.journeys.session
    one.work.cast.shelf.settings = replace(session.settings(), sounds=Sounds("not"))
    session.change_settings(one.work.cast.shelf.settings)
    entry = spoken(one.desk)
    tasks, indexer = one.desk.journeys.tasks, one.desk.journeys.indexer
    tasks.start("jobs", "index", lambda job, token: indexer.index(entry, token, job))
    one.until(lambda: one.desk.journeys.diary.get(entry.entry_id).let_go is not None)
