"""Options of the numbers over many entries, apart from the verb, because the window starts here."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

HELP = {"insights": "days, words, moods, tags, people, places, trackers and questions in numbers"}

TABLES = ("numbers", "mood", "words", "spoken", "questions", "tags", "hours", "year", "people", "places", "trackers")


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """Which days, and in which form."""
    add = parsers["insights"].add_argument
    text = "the last 30 days, 12 or 52 weeks up to now, or everything"
    add("--range", dest="span", choices=["month", "weeks", "year", "all"], default="weeks", help=text)
    text = "print tables as CSV, or only the one named; whoever can read the output can read them"
    add(
        "--csv", nargs="?", const="all", metavar="TABLE", choices=["all", *TABLES], help=f"{text} ({', '.join(TABLES)})"
    )
