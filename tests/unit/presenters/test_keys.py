"""Passphrase and keys: each change is made by the vault, and said with what it does not reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.domain.errors import ChangeUncertain, KeystoreUnavailable, WrongPassphrase
from diary_desktop.ports.storage import Secrets
from diary_desktop.presenters.keys import KeysPresenter
from diary_desktop.storage.header import Header, HeaderStore
from tests.journeys.conftest import PASSPHRASE

from .conftest import Stage

NEW = b"quiet harbour lantern sparrow"


@pytest.fixture
def keys(stage: Stage) -> KeysPresenter:
    one = stage.desk.journeys
    presenter = KeysPresenter(one.keys, one.resealing, one.tasks, one.bus, stage.show)
    stage.listeners.append(presenter.on_event)
    presenter.begin()
    stage.until(lambda: bool(stage.shown) and stage.state.known)
    return presenter


def opens(stage: Stage, secrets: Secrets) -> bool:
    session = stage.desk.journeys.session
    session.lock()
    try:
        session.unlock(secrets)
    except WrongPassphrase:
        return False
    return True


def test_what_opens_the_diary_is_listed(stage: Stage, keys: KeysPresenter) -> None:
    assert {one.kind for one in stage.state.slots} == {"passphrase", "words"}
    assert not stage.state.words_checked
    assert stage.state.keystore == ""


def test_another_passphrase_opens_and_the_limit_is_said(stage: Stage, keys: KeysPresenter) -> None:
    keys.open_form("passphrase")
    keys.change_passphrase(bytearray(PASSPHRASE), bytearray(NEW))
    stage.until(lambda: stage.state.report is not None)
    assert stage.state.form == ""
    assert "Older backups" in stage.state.report.reaches_not
    stage.until(lambda: not stage.state.busy)
    assert opens(stage, Secrets(passphrase=bytearray(NEW)))
    assert not opens(stage, Secrets(passphrase=bytearray(PASSPHRASE)))


def test_a_wrong_passphrase_of_today_changes_nothing(stage: Stage, keys: KeysPresenter) -> None:
    keys.open_form("passphrase")
    keys.change_passphrase(bytearray(b"not this one"), bytearray(NEW))
    stage.until(lambda: stage.state.error is not None)
    assert isinstance(stage.state.error, WrongPassphrase)
    assert (stage.state.form, stage.state.at) == ("passphrase", "passphrase")
    assert opens(stage, Secrets(passphrase=bytearray(PASSPHRASE)))


def test_new_words_are_shown_asked_back_and_known_as_checked(stage: Stage, keys: KeysPresenter) -> None:
    keys.open_form("new_words")
    keys.new_words(bytearray(PASSPHRASE))
    stage.until(lambda: stage.state.form == "words")
    words = stage.state.words
    keys.words_are_written()
    keys.confirm(("no", "no", "no"))
    stage.until(lambda: stage.state.mistaken)
    keys.confirm(tuple(words[at] for at in stage.state.asked))
    stage.until(lambda: stage.state.words_checked)
    assert stage.state.words == (), "the words must not stay in the page's state"
    assert opens(stage, Secrets(recovery_words=bytearray(" ".join(words).encode())))


def test_the_paper_is_checked_on_any_day(stage: Stage, keys: KeysPresenter) -> None:
    keys.new_words(bytearray(PASSPHRASE))
    stage.until(lambda: stage.state.form == "words")
    words = stage.state.words
    keys.open_form("check")
    wrong = bytearray(" ".join(words[::-1]).encode())
    keys.check_words(wrong)
    stage.until(lambda: stage.state.mistaken or stage.state.error is not None)
    keys.check_words(bytearray(" ".join(words).encode()))
    stage.until(lambda: stage.state.words_checked)


def test_a_key_file_opens_until_its_key_is_taken_away(stage: Stage, keys: KeysPresenter, tmp_path: Path) -> None:
    keys.add_key_file(tmp_path / "diary.key", bytearray(PASSPHRASE))
    stage.until(lambda: len(stage.state.key_files) == 1)
    content = (tmp_path / "diary.key").read_bytes()
    slot = stage.state.key_files[0].slot_id
    assert opens(stage, Secrets(key_file=bytearray(content)))
    stage.rest(0.05)
    keys.begin()
    stage.until(lambda: len(stage.state.key_files) == 1)
    keys.remove(slot)
    stage.until(lambda: stage.state.known and not stage.state.key_files)
    assert not opens(stage, Secrets(key_file=bytearray(content)))


def test_where_there_is_no_keystore_that_is_said(stage: Stage, keys: KeysPresenter) -> None:
    keys.use_keystore(True, bytearray(PASSPHRASE))
    stage.until(lambda: stage.state.error is not None)
    assert isinstance(stage.state.error, KeystoreUnavailable)
    assert not stage.state.keystore_on


def test_what_is_typed_is_weighed_and_wiped(stage: Stage, keys: KeysPresenter) -> None:
    typed = bytearray(b"password1")
    keys.weigh(typed, "en")
    stage.until(lambda: stage.state.strength is not None)
    assert not stage.state.strength.acceptable
    assert typed == bytes(9)


def test_suggestions_go_with_the_form(stage: Stage, keys: KeysPresenter) -> None:
    keys.open_form("passphrase")
    keys.suggest("en")
    stage.rest(0.3)
    keys.open_form("")
    assert stage.state.suggestions == ()


def test_the_whole_diary_is_sealed_anew_behind_another_passphrase(
    stage: Stage, keys: KeysPresenter, tmp_path: Path
) -> None:
    stage.desk.journeys.diary.write("A line to be sealed twice.")
    keys.add_key_file(tmp_path / "diary.key", bytearray(PASSPHRASE))
    stage.until(lambda: bool(stage.state.key_files) and not stage.state.busy)
    keys.open_form("reseal")
    keys.reseal(bytearray(PASSPHRASE), bytearray(NEW))
    stage.until(lambda: stage.state.form == "words")
    words = stage.state.words
    stage.until(lambda: stage.state.report is not None)
    assert stage.state.left == ()
    assert stage.state.words == words, "the new words stay until they are written down"
    stage.rest(0.1)
    assert not opens(stage, Secrets(passphrase=bytearray(PASSPHRASE)))
    assert not opens(stage, Secrets(key_file=bytearray((tmp_path / "diary.key").read_bytes())))
    assert opens(stage, Secrets(passphrase=bytearray(NEW)))
    (entry,) = stage.desk.journeys.diary.summaries()
    assert stage.desk.journeys.diary.get(entry.entry_id).text == "A line to be sealed twice."


def test_new_words_are_shown_also_where_the_disk_leaves_it_open_whether_they_count(
    stage: Stage, keys: KeysPresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = HeaderStore.write

    def half_written(store: HeaderStore, header: Header) -> None:
        write(store, header)
        raise ChangeUncertain

    monkeypatch.setattr(HeaderStore, "write", half_written)
    keys.new_words(bytearray(PASSPHRASE))
    stage.until(lambda: stage.state.form == "words")
    assert isinstance(stage.state.error, ChangeUncertain)
    assert stage.state.report is None, "nobody knows whether those before open no longer"
    assert opens(stage, Secrets(recovery_words=bytearray(" ".join(stage.state.words).encode())))
