"""Options of the verbs on conversations and of looking back, apart from the verbs: the window starts here."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

HELP = {
    "conversations": "kept questions with their answers: list, show, rename, archive, delete, export",
    "reflect": "look back at a week, month or year, at this day in earlier years, at people or topics",
}
KINDS = ("week", "month", "year", "on-this-day", "people", "topics")


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """What to do, and with which."""
    add = parsers["conversations"].add_argument
    actions = ["list", "show", "rename", "archive", "unarchive", "delete", "export"]
    add("action", metavar="ACTION", nargs="?", choices=actions, default="list", help=", ".join(actions))
    add("id", metavar="ID", nargs="?", default="", help="the conversation's id, or its first digits as listed")
    add("--title", metavar="TITLE", default="", help="rename: the new title; - reads it from standard input")
    add("--find", metavar="WORDS", default="", help="list: only those that hold the words; - reads them")
    add("--archived", action="store_true", help="list: the archived ones")
    add("--to", type=Path, metavar="PATH", help="export: the file to write")
    add("--format", choices=["markdown", "json"], default="markdown", help="export: markdown to read, json whole")
    add("--plain", action="store_true", help="export: do not ask: the file is not encrypted")
    add = parsers["reflect"].add_argument
    add("kind", metavar="WHAT", choices=KINDS, help=", ".join(KINDS))
    add("--date", metavar="DAY", default="", help="a day of it, 2026-11-21; today without it")
    add("--language", choices=["en", "vi"], default="en", help="the language to tell it in")
