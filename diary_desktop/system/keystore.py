"""The operating system's own keystore through ``keyring``, and no other back end: most of those keep plain text.

``keyring`` would take whatever a plug-in, a configuration file or the environment names. Here each trusted back end is
asked for by name, and what answers is refused unless it is exactly that class.
"""

from __future__ import annotations

import base64
import binascii
import importlib
import logging
from collections.abc import Callable, Iterable

from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringError

from diary_desktop.domain.errors import KeystoreUnavailable

log = logging.getLogger(__name__)

SERVICE = "local-item"
"""The service all names are kept under. It tells nothing of a diary."""

TRUSTED = {
    "keyring.backends.macOS.Keyring": "macOS Keychain",
    "keyring.backends.Windows.WinVaultKeyring": "Windows Credential Locker",
    "keyring.backends.SecretService.Keyring": "Secret Service",
    "keyring.backends.kwallet.DBusKeyring": "KWallet",
}
"""Back ends by full class name, with the name a person knows. Each seals what it keeps under the log-in."""


_FOREIGN = ("secretstorage", "jeepney", "dbus", "pywintypes", "win32ctypes")


class SystemKeystore:
    """``Keystore`` on the first trusted back end that works here.

    What passes through ``keyring`` are strings, which cannot be wiped: base64 of random bytes, never what a person
    typed.
    """

    def __init__(self, find: Callable[[], Iterable[KeyringBackend]] | None = None) -> None:
        candidates = (find or trusted_backends)()
        self._backend = next((one for one in candidates if _name_of(one) in TRUSTED), None)

    @property
    def name(self) -> str:
        """Such as ``Secret Service``; empty where none is trusted."""
        return TRUSTED[_name_of(self._backend)] if self._backend is not None else ""

    def put(self, name: str, secret: bytearray) -> None:
        """Keep it, and read it back: some systems say yes and keep nothing. Raises ``KeystoreUnavailable``."""
        text = base64.b64encode(secret).decode("ascii")
        backend = self._require()
        _asked(lambda: backend.set_password(SERVICE, name, text))
        if _asked(lambda: backend.get_password(SERVICE, name)) != text:
            raise _refused()

    def get(self, name: str) -> bytearray | None:
        """What is kept, or nothing. Raises ``KeystoreUnavailable``."""
        backend = self._require()
        text = _asked(lambda: backend.get_password(SERVICE, name))
        try:
            return bytearray(base64.b64decode(text, validate=True)) if text else None
        except (binascii.Error, ValueError):
            log.info("keystore item unreadable")
            return None

    def remove(self, name: str) -> None:
        """Forget it. Raises ``KeystoreUnavailable``."""
        backend = self._require()
        if _asked(lambda: backend.get_password(SERVICE, name)) is not None:
            _asked(lambda: backend.delete_password(SERVICE, name))

    def _require(self) -> KeyringBackend:
        if self._backend is None:
            raise KeystoreUnavailable
        return self._backend


def trusted_backends() -> Iterable[KeyringBackend]:
    """Each trusted back end that this system has, tried in turn. Plug-ins and configuration are not looked at."""
    for full_name in TRUSTED:
        module, _, name = full_name.rpartition(".")
        try:
            kind = getattr(importlib.import_module(module), name)
            if kind.viable:
                yield kind()
        except (ImportError, AttributeError, InitError, KeyringError, RuntimeError, OSError) as error:
            log.info("no such keystore", extra={"error": type(error).__name__})


def _name_of(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _asked(question: Callable[[], str | None]) -> str | None:
    """An answer of the back end, or ``KeystoreUnavailable``; what it raises may quote what it was given."""
    try:
        return question()
    except (KeyringError, RuntimeError, OSError) as error:
        kind = type(error).__name__
    except Exception as error:
        # Each back end's own library lets errors of its own through, and none can be imported everywhere.
        if type(error).__module__.split(".")[0] not in _FOREIGN:
            raise
        kind = type(error).__name__
    log.info("keystore refused", extra={"error": kind})
    raise _refused()


def _refused() -> KeystoreUnavailable:
    return KeystoreUnavailable(
        "The keystore of this computer refused.", "Unlock it, or open the diary with your passphrase."
    )
