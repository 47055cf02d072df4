"""Takes PySide6's hook for ``__feature__`` switches out of ``import``: it reads the source of whatever is imported.

It looks through every module for the word PySide6, and what it read stays in ``linecache``: 25 MiB once a diary is
open (measured with PySide6 6.11). Nothing here asks for a feature. What PySide6 needs to complete its own classes when
they are first used is another hook, which stays.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  it is what sets the hook


def take_out() -> None:
    """From now on modules are imported unread. May be called again; does nothing where there is no such hook."""
    before = getattr(builtins, "__orig_import__", None)
    if before is not None and builtins.__import__ is getattr(builtins, "__feature_import__", None):
        builtins.__import__ = before
