"""Options of the import, apart from the verb, because the window starts here and must not read its services."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

HELP = {"import": "take in the diary of another program, or undo that within 30 days"}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """Where from, or which import to undo."""
    what = parsers["import"].add_mutually_exclusive_group(required=True)
    text = (
        "an export of Day One, Apple Journal, Google Keep or jrnl, a folder of Markdown, or an archive of this "
        "program: a file, a folder or a zip"
    )
    what.add_argument("path", type=Path, metavar="PATH", nargs="?", help=text)
    what.add_argument("--past", action="store_true", help="list what was imported")
    text = "put the entries of that import into the bin, but those that were changed since"
    what.add_argument("--undo", metavar="ID", help=text)
    text = "say what would be taken in, and what could not be read and why, and change nothing"
    parsers["import"].add_argument("--dry-run", action="store_true", help=text)
