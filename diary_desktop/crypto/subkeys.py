"""One purpose's key in every epoch that is still read, newest first, for what is neither a record nor a stream."""

from __future__ import annotations

from ..domain.errors import VaultLocked


class Subkeys:
    """Shared by whoever works for the purpose; changed on the vault thread alone."""

    def __init__(self, newest: bytes, *older: bytes) -> None:
        self._all: tuple[bytes, ...] = (newest, *older)

    @classmethod
    def of(cls, keys: bytes | Subkeys) -> Subkeys:
        """A single key counts as its only epoch."""
        return cls(keys) if isinstance(keys, bytes) else keys

    @property
    def all(self) -> tuple[bytes, ...]:
        """Newest first. Raises ``VaultLocked`` once they are forgotten."""
        if not self._all:
            raise VaultLocked
        return self._all

    @property
    def newest(self) -> bytes:
        """The one everything is made with from now on."""
        return self.all[0]

    def turn_over(self, key: bytes) -> None:
        """A new epoch begins."""
        self._all = (key, *self.all)

    def forget_older(self) -> None:
        """Nothing of the epochs before is left."""
        self._all = self._all[:1]

    def forget(self) -> None:
        """The diary is closed: whoever still holds this holds no key."""
        self._all = ()
