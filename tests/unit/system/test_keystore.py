"""Only the keystores named here are trusted, and what they are asked stays quiet. None of them runs in these tests."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked

from diary_desktop.domain.errors import KeystoreUnavailable
from diary_desktop.ports.keystore import Keystore
from diary_desktop.system.keystore import SERVICE, TRUSTED, SystemKeystore, trusted_backends

SECRET = bytearray(range(32))
SLOT = "00112233445566778899aabbccddeeff"


class Kept(KeyringBackend):
    """Keeps in memory, and does what it is told to do wrong."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None
        self.forgets = False

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer()
        if not self.forgets:
            self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        self._answer()
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        self._answer()
        del self.kept[service, username]

    def _answer(self) -> None:
        if self.error is not None:
            raise self.error


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """A back end that is on the list."""
    monkeypatch.setitem(TRUSTED, f"{Kept.__module__}.{Kept.__qualname__}", "Test keystore")
    return Kept()


def test_a_trusted_one_keeps_and_gives_back(trusted: Kept) -> None:
    store: Keystore = SystemKeystore(lambda: [trusted])
    assert store.name == "Test keystore"
    assert store.get(SLOT) is None
    store.put(SLOT, bytearray(SECRET))
    assert store.get(SLOT) == SECRET
    store.remove(SLOT)
    store.remove(SLOT)
    assert store.get(SLOT) is None


def test_the_names_it_keeps_under_tell_nothing(trusted: Kept) -> None:
    SystemKeystore(lambda: [trusted]).put(SLOT, bytearray(SECRET))
    ((service, name),) = trusted.kept
    assert (service, name) == (SERVICE, SLOT)
    assert not any(word in (service + name).lower() for word in ("diary", "key", "pass", "vault", "secret"))


class PlainText(Kept):
    """As good as the trusted one, and not on the list."""


@pytest.mark.parametrize(
    "make", [PlainText, fail.Keyring, null.Keyring, chainer.ChainerBackend], ids=["other", "fail", "null", "chainer"]
)
def test_every_other_one_is_refused(trusted: Kept, make: Callable[[], KeyringBackend]) -> None:
    store = SystemKeystore(lambda: [make()])
    assert store.name == ""
    for asked in (lambda: store.put(SLOT, bytearray(SECRET)), lambda: store.get(SLOT), lambda: store.remove(SLOT)):
        with pytest.raises(KeystoreUnavailable, match="no keystore that the diary trusts"):
            asked()
    assert SystemKeystore(lambda: [make(), trusted]).name == "Test keystore"


class JeepneyLike(Exception):
    """As a back end's own library raises it."""


JeepneyLike.__module__ = "jeepney.wrappers"


@pytest.mark.parametrize(
    "error", [KeyringLocked("quoting AAECAw"), RuntimeError("AAECAw"), OSError("AAECAw"), JeepneyLike("AAECAw")]
)
def test_what_a_keystore_says_when_it_refuses_goes_nowhere(
    trusted: Kept, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    trusted.error = error
    store = SystemKeystore(lambda: [trusted])
    with pytest.raises(KeystoreUnavailable, match="refused") as found:
        store.put(SLOT, bytearray(SECRET))
    assert found.value.__cause__ is None
    assert found.value.__context__ is None
    assert not any("AAECAw" in f"{record.getMessage()} {vars(record)}" for record in caplog.records)


def test_a_fault_of_ours_is_not_taken_for_a_refusal(trusted: Kept) -> None:
    trusted.error = KeyError("ours")
    with pytest.raises(KeyError):
        SystemKeystore(lambda: [trusted]).get(SLOT)


def test_one_that_says_yes_and_keeps_nothing_is_noticed(trusted: Kept) -> None:
    trusted.forgets = True
    with pytest.raises(KeystoreUnavailable):
        SystemKeystore(lambda: [trusted]).put(SLOT, bytearray(SECRET))


def test_an_item_somebody_changed_is_none(trusted: Kept) -> None:
    trusted.kept[SERVICE, SLOT] = "not base64!"
    assert SystemKeystore(lambda: [trusted]).get(SLOT) is None


def test_plug_ins_and_the_environment_choose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for backend in trusted_backends():
        assert f"{type(backend).__module__}.{type(backend).__qualname__}" in TRUSTED
    assert SystemKeystore().name in ("", *TRUSTED.values())


def test_the_trusted_names_are_classes_of_the_library() -> None:
    """A renamed class would silently turn the keystore off."""
    for full_name in TRUSTED:
        module, _, name = full_name.rpartition(".")
        source = importlib.import_module(module)
        assert hasattr(source, name)
