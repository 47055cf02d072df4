"""A keystore in memory: what an operating system would keep under the log-in."""

from __future__ import annotations

from diary_desktop.domain.errors import KeystoreUnavailable


class FakeKeystore:
    """``refuses`` makes it say no from then on."""

    def __init__(self, name: str = "Fake keystore") -> None:
        self.name = name
        self.kept: dict[str, bytes] = {}
        self.refuses = False

    def put(self, name: str, secret: bytearray) -> None:
        self._answer()
        self.kept[name] = bytes(secret)

    def get(self, name: str) -> bytearray | None:
        self._answer()
        return bytearray(self.kept[name]) if name in self.kept else None

    def remove(self, name: str) -> None:
        self._answer()
        self.kept.pop(name, None)

    def _answer(self) -> None:
        if self.refuses:
            raise KeystoreUnavailable
