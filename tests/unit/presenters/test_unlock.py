"""The closed screen: making, opening, mistakes, and secrets that do not stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from diary_desktop.domain.errors import InputError, VaultInUse, VaultMissing, VaultRolledBack, WrongPassphrase
from diary_desktop.domain.events import VaultLocked
from diary_desktop.presenters.unlock import NOT_YET, UnlockPresenter
from diary_desktop.presenters.unlock_state import acceptable, strength
from diary_desktop.services.wrong_tries import FREE_TRIES
from tests.conftest import ExpectedLogs
from tests.journeys.conftest import PASSPHRASE, MakeDesk

from .conftest import Stage


@pytest.fixture
def closed(make_desk: MakeDesk) -> tuple[Stage, UnlockPresenter]:
    """No diary yet."""
    stage = Stage(make_desk())
    return stage, _presenter(stage)


def _presenter(stage: Stage) -> UnlockPresenter:
    journeys = stage.desk.journeys
    presenter = UnlockPresenter(journeys, stage.show, stage.called)
    stage.listeners.append(presenter.on_event)
    presenter.begin()
    return presenter


def _made(stage: Stage, presenter: UnlockPresenter) -> tuple[str, ...]:
    presenter.create(bytearray(PASSPHRASE))
    stage.until(lambda: stage.state.page == "words")
    words: tuple[str, ...] = stage.state.words
    return words


def _locked(stage: Stage) -> None:
    stage.desk.journeys.session.lock()
    stage.until(lambda: any(isinstance(one, VaultLocked) for one in stage.desk.events))
    stage.rest(0.05)


def test_without_a_diary_the_first_page_makes_one(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    assert stage.state.page == "create"
    words = _made(stage, presenter)
    assert len(words) == 12
    assert stage.calls == [], "the diary must not be shown before the words were"


def test_a_diary_that_is_gone_with_its_disk_is_asked_for_and_no_new_one_offered(
    closed: tuple[Stage, UnlockPresenter], expected_logs: ExpectedLogs
) -> None:
    expected_logs("no checkpoint at closing")
    stage, presenter = closed
    _made(stage, presenter)
    stage.desk.journeys.diary.write("On the stick.")
    folder = stage.desk.journeys.session.place.folder
    away = folder.rename(folder.with_name("away"))
    _locked(stage)
    stage.until(lambda: stage.state.page == "away")
    assert (stage.state.away, stage.state.beside, stage.state.first_run) == (folder, "", False)
    presenter.leave_away()
    presenter.look_again()
    stage.until(lambda: stage.state.error is not None)
    assert (stage.state.page, stage.state.error.what_text) == ("away", NOT_YET[0])
    for page in ("have", "open"):
        presenter.turn_to(page)
    assert (stage.state.page, stage.state.away) == ("away", folder)
    away.rename(folder)
    presenter.look_again()
    stage.until(lambda: stage.state.page == "open")
    presenter.unlock(bytearray(PASSPHRASE))
    stage.until(lambda: ("today",) in stage.calls)


def test_a_start_without_the_last_diary_says_where_it_lies_and_leaves_it_only_when_asked(
    closed: tuple[Stage, UnlockPresenter], tmp_path: Path
) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.keys.later()
    usual = stage.desk.journeys.session.place.folder
    _locked(stage)
    there = tmp_path / "stick" / "vault"
    presenter.begin("away", there)
    assert (stage.state.page, stage.state.away, stage.state.beside) == ("away", there, "other")
    usual.rename(usual.with_name("elsewhere"))
    presenter.begin("away", there)
    assert stage.state.beside == "new"
    presenter.leave_away()
    assert (stage.state.page, stage.state.away) == ("create", None)
    presenter.begin("away", there)
    there.parent.mkdir()
    usual.with_name("elsewhere").rename(there)
    presenter.look_again()
    stage.until(lambda: stage.state.page == "open")
    presenter.unlock(bytearray(PASSPHRASE))
    stage.until(lambda: stage.desk.journeys.session.is_open())
    assert stage.desk.journeys.session.place.folder == there


def test_three_words_are_asked_back_and_a_mistake_is_said(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    words = _made(stage, presenter)
    presenter.keys.words_are_written()
    asked = stage.state.asked
    assert len(set(asked)) == 3
    assert list(asked) == sorted(asked)
    presenter.keys.confirm(("no", "no", "no"))
    assert stage.state.mistaken
    assert stage.calls == []
    presenter.keys.confirm(tuple(f" {words[at].upper()} " for at in asked))
    assert stage.calls == [("today",)]
    assert stage.state.words == (), "the words must not stay in the screen's state"


def test_later_opens_the_diary_and_says_that_they_are_unchecked(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.keys.later()
    assert stage.calls == [("today",)]


def test_opening_with_passphrase_wrong_then_right(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.keys.later()
    _locked(stage)
    assert stage.state.page == "open"
    presenter.unlock(bytearray(b"not this one"))
    assert stage.state.busy
    stage.until(lambda: stage.state.error is not None)
    assert isinstance(stage.state.error, WrongPassphrase)
    assert not stage.state.busy
    presenter.unlock(bytearray(PASSPHRASE))
    stage.until(lambda: len(stage.calls) == 2)
    assert stage.calls[-1] == ("today",)


def test_after_some_tries_it_waits_and_takes_nothing_meanwhile(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.keys.later()
    _locked(stage)
    for _ in range(FREE_TRIES):
        presenter.unlock(bytearray(b"not this one"))
        stage.until(lambda: not stage.state.busy)
    stage.until(lambda: stage.state.wait_seconds > 0, "the wait")
    wait = stage.state.wait_seconds
    presenter.unlock(bytearray(PASSPHRASE))
    assert not stage.state.busy, "nothing is tried while waiting"
    for _ in range(wait):
        presenter.second_passed()
    assert stage.state.wait_seconds == 0


def test_recovery_words_open_it_however_they_are_typed(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    words = _made(stage, presenter)
    presenter.keys.later()
    _locked(stage)
    presenter.turn_to("recover")
    presenter.unlock_with_words("  " + "   ".join(words).upper() + "\n")
    stage.until(lambda: stage.state.page == "renew")
    assert len(stage.calls) == 1, "the diary is shown after a new passphrase was set"


NEW = b"quiet harbour lantern sparrow"


def _opened_with_words(stage: Stage, presenter: UnlockPresenter) -> tuple[str, ...]:
    words = _made(stage, presenter)
    presenter.keys.later()
    _locked(stage)
    presenter.turn_to("recover")
    presenter.unlock_with_words(" ".join(words))
    stage.until(lambda: stage.state.page == "renew")
    presenter.keys.set_passphrase(bytearray(NEW))
    stage.until(lambda: stage.state.page == "offer")
    return words


def test_after_the_words_a_new_passphrase_opens_and_the_words_may_stay(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    _opened_with_words(stage, presenter)
    presenter.keys.keep_words()
    assert len(stage.calls) == 2
    _locked(stage)
    presenter.unlock(bytearray(NEW))
    stage.until(lambda: len(stage.calls) == 3)


def test_new_words_are_offered_shown_and_remembered_as_checked(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    old = _opened_with_words(stage, presenter)
    presenter.keys.new_words()
    stage.until(lambda: stage.state.page == "words")
    new = stage.state.words
    assert new != old
    presenter.keys.words_are_written()
    presenter.keys.confirm(tuple(new[at] for at in stage.state.asked))
    assert len(stage.calls) == 2
    stage.rest(0.1)
    assert stage.desk.journeys.keys.words_checked()


def test_a_wait_is_known_again_when_the_screen_begins_anew(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.keys.later()
    _locked(stage)
    for _ in range(FREE_TRIES):
        presenter.unlock(bytearray(b"not this one"))
        stage.until(lambda: not stage.state.busy)
    stage.until(lambda: stage.state.wait_seconds > 0)
    again = _presenter(stage)
    stage.until(lambda: again.state.wait_seconds > 0, "the wait after a new start")


def test_another_diary_is_opened_from_its_folder_or_the_one_above(
    closed: tuple[Stage, UnlockPresenter], make_desk: MakeDesk, tmp_path: Path
) -> None:
    stage, presenter = closed
    other = make_desk(folder="elsewhere/vault")
    other.journeys.session.create(bytearray(NEW))
    other.journeys.session.lock()
    presenter.turn_to("have")
    presenter.turn_to_folder(tmp_path)
    stage.until(lambda: stage.state.error is not None)
    assert isinstance(stage.state.error, VaultMissing)
    assert stage.state.page == "have"
    presenter.turn_to_folder(tmp_path / "elsewhere")
    stage.until(lambda: stage.state.page == "open")
    assert stage.desk.journeys.session.place.folder == tmp_path / "elsewhere" / "vault"
    presenter.unlock(bytearray(NEW))
    stage.until(lambda: len(stage.calls) == 1)


def test_from_the_choice_of_places_the_way_back_leads_to_a_new_diary(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    presenter.turn_to("have")
    presenter.turn_to("open")
    assert stage.state.page == "create"


def test_an_older_state_is_opened_on_purpose_only(closed: tuple[Stage, UnlockPresenter], tmp_path: Path) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.keys.later()
    _locked(stage)
    copytree(tmp_path / "vault", tmp_path / "before")
    presenter.unlock(bytearray(PASSPHRASE))
    stage.until(lambda: len(stage.calls) == 2)
    stage.desk.journeys.diary.write("One more line.")
    _locked(stage)
    rmtree(tmp_path / "vault")
    copytree(tmp_path / "before", tmp_path / "vault")
    presenter.begin()
    presenter.unlock(bytearray(PASSPHRASE))
    stage.until(lambda: stage.state.page == "trouble")
    assert isinstance(stage.state.error, VaultRolledBack)
    presenter.save_report(tmp_path / "report.txt")
    stage.until(lambda: stage.state.saved)
    report = (tmp_path / "report.txt").read_text()
    assert "VaultRolledBack" in report
    assert str(tmp_path) not in report
    presenter.open_as_it_is()
    assert stage.state.as_it_is
    presenter.unlock(bytearray(PASSPHRASE))
    stage.until(lambda: len(stage.calls) == 3)


def test_a_key_file_that_cannot_be_read_is_said(closed: tuple[Stage, UnlockPresenter], tmp_path: Path) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.keys.later()
    _locked(stage)
    presenter.unlock_with_key_file(tmp_path / "none")
    stage.until(lambda: stage.state.error is not None)
    assert type(stage.state.error) is InputError


def test_an_opening_that_was_given_up_is_locked_again(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.keys.later()
    _locked(stage)
    locked = len(stage.desk.of(VaultLocked))
    presenter.unlock(bytearray(PASSPHRASE))
    presenter.cancel()
    stage.rest(1.0)
    assert len(stage.calls) == 1, "it must not open behind the person's back"
    assert not stage.desk.journeys.session.is_open()
    assert len(stage.desk.of(VaultLocked)) in (locked, locked + 1)


@pytest.mark.parametrize(
    ("passphrase", "begins", "taken"),
    [
        ("", "Four or five words", False),
        ("short", "Too short", False),
        ("aaaaaaaaaa", "Too easy", False),
        ("lamplight", "Weak", True),
        ("Lamplight 7", "Good", True),
        ("orbit velvet maple ribbon", "Strong", True),
    ],
)
def test_strength_is_a_sentence(passphrase: str, begins: str, taken: bool) -> None:
    assert strength(passphrase).startswith(begins)
    assert acceptable(passphrase) is taken


def test_what_a_damaged_diary_still_proves_is_salvaged_into_a_new_one(
    closed: tuple[Stage, UnlockPresenter], tmp_path: Path
) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.keys.later()
    stage.desk.journeys.diary.write("This line is to be saved.")
    _locked(stage)
    presenter.turn_to("salvage")
    stage.until(lambda: stage.state.restore.target is not None)
    assert stage.state.restore.target == tmp_path / "vault 2"
    typed = bytearray(PASSPHRASE)
    presenter.salvage.start_with("passphrase", typed, None)
    stage.until(lambda: stage.state.page == "restored")
    assert typed == bytes(len(PASSPHRASE)), "no secret stays behind"
    assert stage.state.restore.report.entries == 1
    assert stage.state.restore.new_words
    presenter.open_restored()
    stage.until(lambda: stage.state.page == "words")
    assert len(stage.state.words) == 12
    presenter.keys.later()
    stage.until(lambda: len(stage.calls) == 2)
    assert stage.desk.journeys.session.place.folder == tmp_path / "vault 2"
    (entry,) = stage.desk.journeys.diary.summaries()
    assert stage.desk.journeys.diary.get(entry.entry_id).text == "This line is to be saved."
    assert (tmp_path / "vault" / "header-a").exists(), "the damaged one is only read"


def test_the_window_that_has_the_diary_open_is_asked_to_come_forward(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, _ = closed
    asked: list[Path] = []
    hears = [True]

    def ring(folder: Path) -> bool:
        asked.append(folder)
        return hears[0]

    presenter = UnlockPresenter(replace(stage.desk.journeys, call_window=ring), stage.show, stage.called)
    stage.listeners.append(presenter.on_event)
    presenter.begin()
    presenter.call_other()
    stage.until(lambda: len(asked) == 1)
    stage.rest(0.05)
    assert presenter.state.error is None
    hears[0] = False
    presenter.call_other()
    stage.until(lambda: isinstance(presenter.state.error, VaultInUse))
    assert presenter.state.error is not None
    assert "Close it there" in presenter.state.error.hint_text
    assert asked == [stage.desk.journeys.session.place.folder] * 2
