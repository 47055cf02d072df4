"""Options of the verbs on words; apart from the verbs, because the window starts here and must not read services."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

HELP = {
    "names": "names the recogniser should know, and putting them right in older entries",
    "transcribe-again": "write recordings down again with the recogniser there is now",
}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """What to do with the names; which entries to transcribe again."""
    names = parsers["names"]
    what = ("list", "add", "remove", "correct")
    names.add_argument("action", nargs="?", choices=what, default="list", help="list them if nothing is said")
    text = "the name as it is written; - reads it from standard input, because arguments are visible to other programs"
    names.add_argument("name", nargs="?", default="", metavar="NAME", help=text)
    names.add_argument("--heard", default="", metavar="WORDS", help="what the recogniser makes of it")
    names.add_argument("--language", default="", metavar="CODE", help="en, vi, ...: only where this is spoken")
    names.add_argument("--yes", action="store_true", help="correct: change every place found; else they are only shown")
    again = parsers["transcribe-again"]
    again.add_argument("ids", nargs="*", metavar="ID", help="these entries; else all that the rough starter wrote down")
    again.add_argument("--since", metavar="DATE", help="entries from this day on, such as 2026-11-01")
    again.add_argument("--all", action="store_true", help="also those that another good recogniser wrote down")
    text = "take over what changes, but nothing that was written by hand; else it waits to be looked at in the window"
    again.add_argument("--accept", action="store_true", help=text)
