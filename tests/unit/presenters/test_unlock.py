"""The closed screen: making, opening, mistakes, and secrets that do not stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.domain.errors import InputError, WrongPassphrase
from diary_desktop.domain.events import VaultLocked
from diary_desktop.presenters.unlock import FREE_TRIES, UnlockPresenter
from diary_desktop.presenters.unlock_state import acceptable, strength
from tests.journeys.conftest import PASSPHRASE, MakeDesk

from .conftest import Stage


@pytest.fixture
def closed(make_desk: MakeDesk) -> tuple[Stage, UnlockPresenter]:
    """No diary yet."""
    stage = Stage(make_desk())
    return stage, _presenter(stage)


def _presenter(stage: Stage) -> UnlockPresenter:
    journeys = stage.desk.journeys
    presenter = UnlockPresenter(journeys.session, journeys.tasks, stage.show, stage.called)
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


def test_three_words_are_asked_back_and_a_mistake_is_said(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    words = _made(stage, presenter)
    presenter.words_are_written()
    asked = stage.state.asked
    assert len(set(asked)) == 3
    assert list(asked) == sorted(asked)
    presenter.confirm(("no", "no", "no"))
    assert stage.state.mistaken
    assert stage.calls == []
    presenter.confirm(tuple(f" {words[at].upper()} " for at in asked))
    assert stage.calls == [(False,)]
    assert stage.state.words == (), "the words must not stay in the screen's state"


def test_later_opens_the_diary_and_says_that_they_are_unchecked(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.later()
    assert stage.calls == [(True,)]


def test_opening_with_passphrase_wrong_then_right(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.later()
    _locked(stage)
    assert stage.state.page == "open"
    presenter.unlock(bytearray(b"not this one"))
    assert stage.state.busy
    stage.until(lambda: stage.state.error is not None)
    assert isinstance(stage.state.error, WrongPassphrase)
    assert not stage.state.busy
    presenter.unlock(bytearray(PASSPHRASE))
    stage.until(lambda: len(stage.calls) == 2)
    assert stage.calls[-1] == (False,)


def test_after_some_tries_it_waits_and_takes_nothing_meanwhile(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.later()
    _locked(stage)
    for _ in range(FREE_TRIES):
        presenter.unlock(bytearray(b"not this one"))
        stage.until(lambda: not stage.state.busy)
    wait = stage.state.wait_seconds
    assert wait > 0
    presenter.unlock(bytearray(PASSPHRASE))
    assert not stage.state.busy, "nothing is tried while waiting"
    for _ in range(wait):
        presenter.second_passed()
    assert stage.state.wait_seconds == 0


def test_recovery_words_open_it_however_they_are_typed(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    words = _made(stage, presenter)
    presenter.later()
    _locked(stage)
    presenter.turn_to("recover")
    presenter.unlock_with_words("  " + "   ".join(words).upper() + "\n")
    stage.until(lambda: len(stage.calls) == 2)


def test_a_key_file_that_cannot_be_read_is_said(closed: tuple[Stage, UnlockPresenter], tmp_path: Path) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.later()
    _locked(stage)
    presenter.unlock_with_key_file(tmp_path / "none")
    stage.until(lambda: stage.state.error is not None)
    assert type(stage.state.error) is InputError


def test_an_opening_that_was_given_up_is_locked_again(closed: tuple[Stage, UnlockPresenter]) -> None:
    stage, presenter = closed
    _made(stage, presenter)
    presenter.later()
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
