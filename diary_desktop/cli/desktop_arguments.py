"""Options of ``desktop-entry``. Apart from the verb, because the window starts here too."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

HELP = {"desktop-entry": "the menu entry and icon for a Linux desktop: shown, installed for you alone, or removed"}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """Without an option the entry is only shown."""
    which = parsers["desktop-entry"].add_mutually_exclusive_group()
    which.add_argument("--install", action="store_true", help="write both where your own programs' entries belong")
    which.add_argument("--remove", action="store_true", help="take both away again")
