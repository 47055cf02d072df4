"""The verbs on entries, settings and passphrases; and tasks, which turn what happened into news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diary_desktop.domain.entry import Mood
from diary_desktop.domain.errors import CancelToken, DiaryError, InputError, VaultExists, WrongPassphrase
from diary_desktop.domain.events import EntryErased, Failed
from diary_desktop.domain.settings import Appearance, Days, Settings
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from tests.conftest import ExpectedLogs
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    one = make_desk()
    one.journeys.session.create(bytearray(PASSPHRASE))
    return one


def test_entries_are_listed_by_when_they_happened(desk: Desk) -> None:
    desk.journeys.diary.write("First told.")
    desk.clock.forward(hours=1)
    old = replace(desk.clock(), local=desk.clock().local.replace(year=2020))
    desk.journeys.diary.write("Long ago.", happened=old)
    assert [one.title for one in desk.journeys.diary.summaries()] == ["First told", "Long ago"]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_is_not_an_entry(desk: Desk, text: str) -> None:
    with pytest.raises(InputError):
        desk.journeys.diary.write(text)


def test_an_entry_is_found_by_the_beginning_of_its_id(desk: Desk) -> None:
    entry = desk.journeys.diary.write("Here.")
    assert desk.journeys.diary.find(entry.entry_id.hex()[:8]) == entry
    for wrong in ("", "abc", "zzzz", "0" * 32):
        with pytest.raises(InputError):
            desk.journeys.diary.find(wrong)


def test_mood_tags_and_date_are_kept_without_a_new_revision(desk: Desk) -> None:
    entry = desk.journeys.diary.write("A day.")
    desk.journeys.diary.set_mood(entry.entry_id, Mood.CLEARING)
    desk.journeys.diary.set_tags(entry.entry_id, ("run", " run ", "", "river"))
    happened = replace(desk.clock(), local=desk.clock().local.replace(day=3))
    changed = desk.journeys.diary.redate(entry.entry_id, happened)
    assert (changed.mood, changed.tags, changed.when) == (Mood.CLEARING, ("run", "river"), happened)
    assert changed.revisions == entry.revisions


def test_saving_the_same_text_makes_no_revision(desk: Desk) -> None:
    entry = desk.journeys.diary.write("A day. More.")
    assert desk.journeys.diary.edit(entry.entry_id, "A day. More.", "A day") == entry
    titled = desk.journeys.diary.edit(entry.entry_id, "A day. More.", "Sunday")
    assert (titled.title, len(titled.revisions)) == ("Sunday", 2)


def test_erasing_tells_the_lists(desk: Desk) -> None:
    entry = desk.journeys.diary.write("Gone soon.")
    desk.journeys.diary.erase(entry.entry_id, job=4)
    assert desk.of(EntryErased) == [EntryErased(4, entry.entry_id)]


def test_settings_are_checked_sealed_and_read_back(desk: Desk, make_desk: MakeDesk) -> None:
    wanted = Settings(days=Days(begins_at=6), appearance=Appearance(theme="dark"))
    desk.journeys.session.change_settings(wanted)
    with pytest.raises(InputError):
        desk.journeys.session.change_settings(Settings(days=Days(begins_at=99)))
    desk.journeys.session.lock()
    assert desk.journeys.session.settings() == Settings()
    again = make_desk()
    again.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    assert again.journeys.session.settings() == wanted


def test_a_new_passphrase_opens_and_the_old_one_does_not(desk: Desk) -> None:
    desk.journeys.keys.change_passphrase(bytearray(PASSPHRASE), bytearray("mật khẩu mới".encode()))
    desk.journeys.session.lock()
    with pytest.raises(WrongPassphrase):
        desk.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    assert not desk.journeys.session.is_open()
    desk.journeys.session.unlock(Secrets(passphrase=bytearray("mật khẩu mới".encode())))
    assert desk.journeys.session.is_open()


def test_recovery_words_open_as_well(make_desk: MakeDesk) -> None:
    desk = make_desk()
    words = desk.journeys.session.create(bytearray(PASSPHRASE))
    desk.journeys.session.lock()
    desk.journeys.session.unlock(Secrets(recovery_words=bytearray(" ".join(words).upper().encode())))
    assert desk.journeys.session.is_open()


def test_a_diary_is_never_made_over_another(desk: Desk, make_desk: MakeDesk) -> None:
    desk.journeys.session.lock()
    with pytest.raises(VaultExists):
        make_desk().journeys.session.create(bytearray(PASSPHRASE))


def test_what_goes_wrong_in_a_task_becomes_news(desk: Desk, expected_logs: ExpectedLogs) -> None:
    expected_logs("fault")
    tasks = desk.journeys.tasks

    def known(job: int, token: object) -> None:
        desk.journeys.diary.find("nothing")

    def unforeseen(job: int, token: object) -> None:
        raise ZeroDivisionError("the text of an entry")

    first, second = tasks.start("desk", "open", known), tasks.start("desk", "open", unforeseen)
    for task in (first, second):
        task.future.exception(10)
    desk.journeys.tasks.start("desk", "open", lambda job, token: None).future.result(10)
    assert [(event.job_id, type(event.error)) for event in desk.of(Failed)] == [
        (first.job_id, InputError),
        (second.job_id, DiaryError),
    ]


def test_a_cancelled_task_is_no_news(desk: Desk) -> None:
    def waits(job: int, token: CancelToken) -> None:
        assert isinstance(token, Token)
        token.wait(30)

    task = desk.journeys.tasks.start("jobs", "index", waits)
    waiting = desk.journeys.tasks.start("jobs", "index", waits)
    desk.journeys.tasks.cancel_all()
    assert task.future.exception(10) is not None
    assert waiting.future.exception(10) is not None
    assert desk.of(Failed) == []
