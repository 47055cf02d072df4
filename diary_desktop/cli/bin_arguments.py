"""Options of the bin's verbs. Apart from the verbs, because the window starts here and must not read their services."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

HELP = {
    "delete": "put an entry into the bin, from where it can be brought back for 30 days",
    "bin": "what lies in the bin, and for how many days",
    "restore-entry": "bring an entry back from the bin",
    "erase": "erase an entry for good, whether it is in the bin or not",
}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """Ids, and a way to say yes in a script."""
    for verb in ("delete", "restore-entry", "erase"):
        parsers[verb].add_argument("id", metavar="ID", help="the entry's id, or its first digits as listed")
    parsers["erase"].add_argument("--yes", action="store_true", help="do not ask: it cannot be brought back")
