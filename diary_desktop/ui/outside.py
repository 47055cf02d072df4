"""What one start of the program knows of the computer it runs on: who may ring, and what reminders need to know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject

from diary_desktop.services.reminding import Reminding

from .desktop_wishes import DesktopWishes
from .tray import TrayIcon


class Bell(Protocol):
    """Tells what a second start of the program wishes."""

    def fileno(self) -> int: ...

    def rings(self) -> list[str]: ...


@runtime_checkable
class Pipe(Protocol):
    """The same where there are no sockets to look at (Windows): ``ui/local_bell.py``."""

    def follow(self, told: Callable[[str], None], parent: QObject) -> None: ...


@dataclass(frozen=True, slots=True)
class Outside:
    """``wish`` is what this start was asked for; ``keep_reminders`` is called on a thread that may touch the disk."""

    bell: Bell | Pipe | None = None
    wish: str = ""
    reminding: Reminding | None = None
    keep_reminders: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Known:
    """What a closed diary tells of itself, as in ``UnlockState``."""

    wait_seconds: int = 0
    keystore: bool = False


@dataclass(frozen=True, slots=True)
class Handed:
    """What stood in front of the closed diary and goes on behind it."""

    wishes: DesktopWishes
    tray: TrayIcon
    wish: str
