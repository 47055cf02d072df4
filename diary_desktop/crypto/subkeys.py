"""One purpose's key in every epoch that is still read, newest first, for what is neither a record nor a stream."""

from __future__ import annotations


class Subkeys:
    """Shared by whoever works for the purpose; changed on the vault thread alone."""

    def __init__(self, newest: bytes, *older: bytes) -> None:
        self.all: tuple[bytes, ...] = (newest, *older)

    @classmethod
    def of(cls, keys: bytes | Subkeys) -> Subkeys:
        """A single key counts as its only epoch."""
        return cls(keys) if isinstance(keys, bytes) else keys

    @property
    def newest(self) -> bytes:
        """The one everything is made with from now on."""
        return self.all[0]

    def turn_over(self, key: bytes) -> None:
        """A new epoch begins."""
        self.all = (key, *self.all)

    def forget_older(self) -> None:
        """Nothing of the epochs before is left."""
        self.all = self.all[:1]
