"""Options of the export, apart from the verb, because the window starts here and must not read its services."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

HELP = {"export": "write everything, some days or some tags into an open archive that any program can read"}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """Where to, in which format, and how much."""
    add = parsers["export"].add_argument
    text = "json: a zip with one documented JSON file, its schema, and the recordings as Ogg/Opus files"
    add("--format", choices=["json"], default="json", help=text)
    add(
        "--to", type=Path, metavar="PATH", required=True, help="the archive to write; PATH.unfinished until it is whole"
    )
    add("--plain", action="store_true", help="do not ask: the archive is not encrypted, whoever has it can read it")
    add("--from", dest="first", metavar="DAY", help="the first day, such as 2026-01-01")
    add("--until", dest="last", metavar="DAY", help="the last day")
    add("--tag", dest="tags", action="append", metavar="TAG", help="only what bears this tag; may stand several times")
    add("--no-sounds", action="store_true", help="leave the recordings out")
