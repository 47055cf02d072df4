"""Who may open the diary, as a person goes about it: each way in, each change, and what a restart remembers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from diary_desktop.domain.errors import (
    Cancelled,
    ChangeUncertain,
    InputError,
    KeystoreUnavailable,
    WaitFirst,
    WrongKeyFile,
    WrongPassphrase,
)
from diary_desktop.domain.events import Progress, VaultUnlocked
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.keys import PASSPHRASE_CHANGED
from diary_desktop.services.resealing import STEP_NAME, Outcome
from diary_desktop.services.wrong_tries import FREE_TRIES, LONGEST_WAIT, wait_after
from diary_desktop.storage.header import HeaderStore
from tests.fakes.clock import FakeClock
from tests.fakes.keystore import FakeKeystore
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk

OTHER = "mật khẩu hoàn toàn khác".encode()


def given(passphrase: bytes = PASSPHRASE) -> Secrets:
    return Secrets(passphrase=bytearray(passphrase))


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """A diary just made, open."""
    made = make_desk()
    made.journeys.session.create(bytearray(PASSPHRASE))
    return made


def reopened(desk: Desk, secrets: Secrets) -> None:
    desk.journeys.session.lock()
    desk.journeys.session.unlock(secrets)


def test_what_opens_a_diary_is_of_the_day_it_was_made(desk: Desk) -> None:
    assert [(one.kind, one.made) for one in desk.journeys.keys.slots()] == [
        ("passphrase", desk.clock()),
        ("words", desk.clock()),
    ]


def test_the_passphrase_of_today_is_asked_for_and_checked(desk: Desk) -> None:
    keys = desk.journeys.keys
    wrong, new = bytearray(b"not this one"), bytearray(OTHER)
    with pytest.raises(WrongPassphrase):
        keys.change_passphrase(wrong, new)
    assert not any((*wrong, *new)), "what was given is wiped, however it ends"
    with pytest.raises(InputError, match="passphrase of today"):
        keys.change_passphrase(None, bytearray(OTHER))
    current, new = bytearray(PASSPHRASE), bytearray(OTHER)
    assert keys.change_passphrase(current, new) == PASSPHRASE_CHANGED
    assert not any(current)
    assert not any(new)
    with pytest.raises(WrongPassphrase):
        reopened(desk, given())
    desk.journeys.session.unlock(given(OTHER))
    assert keys.slots()[-1].made == desk.clock()


@pytest.mark.parametrize("refused", [b"", b"   \n", "\u2003".encode(), b"x" * 4097])
def test_empty_and_overlong_passphrases_are_refused_and_change_nothing(desk: Desk, refused: bytes) -> None:
    with pytest.raises(InputError):
        desk.journeys.keys.change_passphrase(bytearray(PASSPHRASE), bytearray(refused))
    reopened(desk, given())


def test_spaces_at_the_ends_do_not_count_and_inner_ones_do(desk: Desk) -> None:
    desk.journeys.keys.change_passphrase(bytearray(PASSPHRASE), bytearray(b"  two  words\t"))
    reopened(desk, given(b"two  words"))
    with pytest.raises(WrongPassphrase):
        reopened(desk, given(b"two words"))


def test_unchecked_words_are_spoken_of_once_a_day_however_often_it_is_opened(desk: Desk) -> None:
    keys = desk.journeys.keys
    assert keys.words_due()
    assert not keys.words_due()
    reopened(desk, given())
    assert not keys.words_due(), "nor after a restart on the same day"
    desk.clock.forward(days=1)
    assert keys.words_due()
    new = keys.new_recovery_words(bytearray(PASSPHRASE))
    assert keys.confirm_words((1, 2, 3), new[:3])
    desk.clock.forward(days=1)
    assert not keys.words_due()


def test_words_stay_unchecked_until_three_are_asked_back(make_desk: MakeDesk) -> None:
    desk = make_desk()
    words = desk.journeys.session.create(bytearray(PASSPHRASE))
    keys = desk.journeys.keys
    assert not keys.words_checked()
    assert not keys.confirm_words((1, 5, 9), ("no", words[4], words[8]))
    for numbers in ((1, 2), (1, 1, 1), (0, 2, 3), (11, 12, 13)):
        with pytest.raises(InputError):
            keys.confirm_words(numbers, tuple("x" for _ in numbers))
    assert keys.confirm_words((2, 7, 12), (words[1], f" {words[6].upper()} ", words[11]))
    reopened(desk, given())
    assert keys.words_checked(), "remembered for good"
    new = keys.new_recovery_words(bytearray(PASSPHRASE))
    assert not keys.words_checked(), "new words are unchecked again"
    desk.journeys.session.lock()
    desk.journeys.session.unlock(given())
    with pytest.raises(InputError, match="all twelve"):
        keys.confirm_words((1, 2, 3), new[:3])
    assert not keys.check_all_words(bytearray(" ".join(words).encode()))
    assert keys.check_all_words(bytearray(" ".join(new).encode()))
    assert keys.words_checked()


def test_opened_by_words_a_new_passphrase_is_required(make_desk: MakeDesk) -> None:
    desk = make_desk()
    words = desk.journeys.session.create(bytearray(PASSPHRASE))
    keys = desk.journeys.keys
    assert not keys.passphrase_required()
    reopened(desk, Secrets(recovery_words=bytearray(" ".join(words).encode())))
    assert desk.of(VaultUnlocked)[-1].opened_with == "words"
    assert keys.passphrase_required()
    keys.change_passphrase(None, bytearray(OTHER))
    assert not keys.passphrase_required()
    reopened(desk, given(OTHER))
    assert not keys.passphrase_required()
    assert desk.of(VaultUnlocked)[-1].opened_with == "passphrase"


def test_no_lasting_way_in_without_the_passphrase_of_today(make_desk: MakeDesk, tmp_path: Path) -> None:
    store = FakeKeystore()
    desk = make_desk(keystore=lambda: store)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    keys, file = desk.journeys.keys, tmp_path / "diary.key"
    ways: tuple[Callable[[bytearray | None], object], ...] = (
        keys.new_recovery_words,
        lambda current: keys.add_key_file(file, current),
        lambda current: keys.use_keystore(True, current),
        desk.journeys.resealing.begin,
    )
    before = keys.slots()
    for way in ways:
        with pytest.raises(InputError, match="passphrase of today"):
            way(None)
        wrong = bytearray(b"not this one")
        with pytest.raises(WrongPassphrase):
            way(wrong)
        assert not any(wrong)
    assert (keys.slots(), store.kept, file.exists()) == (before, {}, False)


def test_right_after_an_opening_by_words_new_ones_are_made_once_without_asking_again(make_desk: MakeDesk) -> None:
    desk = make_desk()
    words = desk.journeys.session.create(bytearray(PASSPHRASE))
    keys = desk.journeys.keys
    for declined in (True, False):
        reopened(desk, Secrets(recovery_words=bytearray(" ".join(words).encode())))
        keys.change_passphrase(None, bytearray(OTHER))
        if declined:
            keys.decline_words()
        else:
            assert len(keys.new_recovery_words(None)) == 12
        with pytest.raises(InputError, match="passphrase of today"):
            keys.new_recovery_words(None)


def test_each_key_file_has_its_own_slot(desk: Desk, tmp_path: Path) -> None:
    keys = desk.journeys.keys
    first, second = (keys.add_key_file(tmp_path / name, bytearray(PASSPHRASE)) for name in ("one.key", "two.key"))
    assert [slot.kind for slot in keys.slots()] == ["passphrase", "words", "key_file", "key_file"]
    keys.remove(first)
    second_content = bytearray((tmp_path / "two.key").read_bytes())
    with pytest.raises(WrongKeyFile, match="This file does not open"):
        reopened(desk, Secrets(key_file=bytearray((tmp_path / "one.key").read_bytes())))
    desk.journeys.session.unlock(Secrets(key_file=second_content))
    assert not any(second_content)
    assert desk.journeys.keys.slots()[-1].slot_id == second
    for slot in keys.slots()[:2]:
        with pytest.raises(InputError, match="always stay"):
            keys.remove(slot.slot_id)


def test_five_tries_are_free_then_it_waits_also_after_a_restart(make_desk: MakeDesk, clock: FakeClock) -> None:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    desk.journeys.session.lock()
    for _ in range(FREE_TRIES):
        assert desk.journeys.keys.wait_seconds() == 0
        with pytest.raises(WrongPassphrase):
            desk.journeys.session.unlock(given(b"wrong"))
    again = make_desk().journeys
    assert again.keys.wait_seconds() == wait_after(FREE_TRIES) == 2
    right = given()
    with pytest.raises(WaitFirst, match=r"in 2 s\."):
        again.session.unlock(right)
    assert right.passphrase is not None
    assert not any(right.passphrase)
    clock.forward(seconds=1.5)
    assert again.keys.wait_seconds() == 1
    clock.forward(days=-400)
    assert again.keys.wait_seconds() == 2, "a clock turned back begins the wait anew, and it ends"
    clock.forward(seconds=2)
    again.session.unlock(given())
    again.session.lock()
    with pytest.raises(WrongPassphrase):
        again.session.unlock(given(b"wrong"))
    assert again.keys.wait_seconds() == 0, "the right one cleared what was before"


def test_the_wait_grows_to_a_bound() -> None:
    waits = [wait_after(wrong) for wrong in range(40)]
    assert waits[:FREE_TRIES] == [0] * FREE_TRIES
    assert waits == sorted(waits)
    assert waits[-1] == wait_after(10**9) == LONGEST_WAIT


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"wrong": "x", "last": 1}', b'{"wrong": 9, "last": NaN}'])
def test_damaged_tries_lock_nobody_out(desk: Desk, tmp_path: Path, content: bytes) -> None:
    desk.journeys.session.lock()
    with pytest.raises(WrongPassphrase):
        desk.journeys.session.unlock(given(b"wrong"))
    (file,) = (tmp_path / "state").glob("tries-*")
    file.write_bytes(content)
    assert desk.journeys.keys.wait_seconds() == 0
    desk.journeys.session.unlock(given())


def test_the_keystore_opens_the_diary_until_it_is_let_go(make_desk: MakeDesk) -> None:
    store = FakeKeystore()
    desk = make_desk(keystore=lambda: store)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    keys = desk.journeys.keys
    assert keys.keystore_name() == "Fake keystore"
    keys.use_keystore(True, bytearray(PASSPHRASE))
    keys.use_keystore(True, bytearray(PASSPHRASE))
    assert len(store.kept) == 1, "saying it twice leaves one"
    assert all(len(secret) == 32 for secret in store.kept.values())
    desk.journeys.session.lock()
    assert [slot.kind for slot in keys.ways_in()] == ["passphrase", "words", "keystore"]
    desk.journeys.session.unlock(keys.from_keystore())
    assert desk.of(VaultUnlocked)[-1].opened_with == "keystore"
    keys.use_keystore(False)
    assert store.kept == {}
    desk.journeys.session.lock()
    with pytest.raises(KeystoreUnavailable, match="does not open"):
        keys.from_keystore()
    desk.journeys.session.unlock(given())


def test_without_a_trusted_keystore_nothing_is_kept(desk: Desk) -> None:
    assert desk.journeys.keys.keystore_name() == ""
    with pytest.raises(KeystoreUnavailable):
        desk.journeys.keys.use_keystore(True, bytearray(PASSPHRASE))
    assert len(desk.journeys.keys.slots()) == 2


def test_a_keystore_that_refuses_leaves_no_slot(make_desk: MakeDesk) -> None:
    store = FakeKeystore()
    desk = make_desk(keystore=lambda: store)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    store.refuses = True
    with pytest.raises(KeystoreUnavailable):
        desk.journeys.keys.use_keystore(True, bytearray(PASSPHRASE))
    assert len(desk.journeys.keys.slots()) == 2


def test_sealing_anew_asks_for_the_passphrase_and_gives_new_words(make_desk: MakeDesk, tmp_path: Path) -> None:
    store = FakeKeystore()
    desk = make_desk(keystore=lambda: store)
    old_words = desk.journeys.session.create(bytearray(PASSPHRASE))
    keys, resealing = desk.journeys.keys, desk.journeys.resealing
    entry = desk.journeys.diary.write("We walked along the river with Anna.")
    keys.add_key_file(tmp_path / "diary.key", bytearray(PASSPHRASE))
    keys.use_keystore(True, bytearray(PASSPHRASE))
    with pytest.raises(WrongPassphrase):
        resealing.begin(bytearray(b"not this one"))
    begun = resealing.begin(bytearray(PASSPHRASE))
    assert (len(begun.words), begun.key_files_gone) == (12, 1)
    assert begun.words[0] not in repr(begun)
    assert resealing.going_on()
    assert resealing.go_on(7, Token()).finished
    steps = [event for event in desk.of(Progress) if event.step == STEP_NAME]
    assert steps[-1].done <= steps[-1].total
    assert {event.job_id for event in steps} == {7}
    assert keys.confirm_words((1, 2, 3), begun.words[:3])
    assert [slot.made for slot in keys.slots()] == [desk.clock()] * 3
    desk.journeys.session.lock()
    assert len(store.kept) == 1
    desk.journeys.session.unlock(keys.from_keystore())
    reopened(desk, Secrets(recovery_words=bytearray(" ".join(begun.words).encode())))
    reopened(desk, given())
    assert desk.journeys.diary.get(entry.entry_id) == entry
    assert keys.words_checked()
    with pytest.raises(WrongPassphrase):
        reopened(desk, Secrets(recovery_words=bytearray(" ".join(old_words).encode())))
    with pytest.raises(WrongPassphrase):
        desk.journeys.session.unlock(Secrets(key_file=bytearray((tmp_path / "diary.key").read_bytes())))


def test_locked_half_way_it_goes_on_after_the_next_unlock(desk: Desk) -> None:
    resealing = desk.journeys.resealing
    desk.journeys.diary.write("We walked along the river with Anna.")
    resealing.begin(bytearray(PASSPHRASE), bytearray(OTHER))
    stopped = Token()
    stopped.cancel()
    with pytest.raises(Cancelled):
        resealing.go_on(0, stopped)
    desk.journeys.session.lock()
    with pytest.raises(Cancelled):
        resealing.go_on(0, Token())
    desk.journeys.session.unlock(given(OTHER))
    assert resealing.going_on()
    given_again = bytearray(OTHER), bytearray(PASSPHRASE)
    with pytest.raises(InputError, match="already"):
        resealing.begin(*given_again)
    assert not any(byte for secret in given_again for byte in secret), "both are wiped, though it was refused"
    assert resealing.go_on(0, Token()).finished
    assert not resealing.going_on()


def test_sealing_anew_is_not_at_its_end_while_anything_is_left() -> None:
    assert Outcome().finished
    assert not Outcome(("entry 43b27383",)).finished


def test_words_that_may_open_the_diary_though_sealing_anew_failed_are_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ChangeUncertain

    keys, resealing = desk.journeys.keys, desk.journeys.resealing
    with monkeypatch.context() as patch:
        patch.setattr(HeaderStore, "write", fails)
        with pytest.raises(ChangeUncertain):
            resealing.begin(bytearray(PASSPHRASE))
    assert len(keys.uncertain_words) == 12
    assert not resealing.going_on()


def test_no_secret_is_logged_raised_or_shown(make_desk: MakeDesk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    desk = make_desk()
    words = desk.journeys.session.create(bytearray(PASSPHRASE))
    keys = desk.journeys.keys
    told: list[str] = []
    attempts = (
        lambda: keys.change_passphrase(bytearray(b"Wrongpassphrase"), bytearray(OTHER)),
        lambda: keys.change_passphrase(bytearray(PASSPHRASE), bytearray(b"y" * 5000)),
        lambda: keys.check_all_words(bytearray(b"zebra zebra")),
        lambda: keys.check_all_words(bytearray(" ".join((*words[1:], words[0])).encode())),
        lambda: keys.confirm_words((1, 2, 3), words[3:6]),
        lambda: reopened(desk, given(b"Wrongpassphrase")),
        lambda: desk.journeys.session.unlock(given()),
        lambda: desk.journeys.resealing.begin(bytearray(b"Wrongpassphrase")),
        lambda: keys.change_passphrase(bytearray(PASSPHRASE), bytearray(OTHER)),
    )
    for attempt in attempts:
        try:
            attempt()
        except (InputError, WrongPassphrase) as error:
            told += [repr(error), str(error), repr(error.args), repr(error.values), repr(error.__cause__)]
    told += [repr(event) for event in desk.events]
    told += [repr(given()), repr(Secrets(recovery_words=bytearray(" ".join(words).encode())))]
    told += [f"{record.getMessage()} {vars(record)}" for record in caplog.records if "diary_desktop" in record.name]
    said = "\n".join(told)
    secrets = [PASSPHRASE.decode(), OTHER.decode(), "Wrongpassphrase", "yyyyyyyy", "zebra", " ".join(words[:2])]
    assert len(told) > 20
    assert [one for one in secrets if one in said] == []
