"""What the quick cover shows; apart from its presenter, so that the first window needs nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass

from diary_desktop.domain.errors import DiaryError


@dataclass(frozen=True, slots=True)
class CoverState:
    """``busy`` while a passphrase is tried; ``error`` of the last one."""

    covered: bool = False
    busy: bool = False
    error: DiaryError | None = None
