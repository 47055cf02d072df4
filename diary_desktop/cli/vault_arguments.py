"""Options of the vault's own verbs. Apart from the verbs, because the window starts here and reads no service."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

HELP = {
    "verify": "open every record of the diary once and name what is damaged",
    "compact": "make the diary's folder as small as it can be",
    "remove-aside": "remove copies of damaged tables that cannot be read here, which erasing does not reach",
    "salvage": "take what a damaged diary still proves into a new one, and name what is gone",
}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """Where to, and with which passphrase."""
    add = parsers["salvage"].add_argument
    add("--to", type=Path, metavar="FOLDER", required=True, help="a new folder for the new diary")
    text = "give the new diary another passphrase (asked for, or the second line of standard input)"
    add("--new-passphrase", action="store_true", help=text)
    parsers["remove-aside"].add_argument("--yes", action="store_true", help="do not ask: they may be the last copies")
