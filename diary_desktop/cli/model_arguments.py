"""Options of ``diary-desktop models``. Apart from the verbs, because the window starts here."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

HELP = {"models": "what hears, answers, remembers and speaks: see, choose, fetch once, prove, carry on a stick"}

_WHAT = {
    "list": "what is installed and what may be fetched",
    "recommend": "three sets of models for this computer, and the one that suits it",
    "download": "fetch models from the one host the catalogue names, after asking",
    "verify": "read every byte of what is installed and compare it with the catalogue",
    "trial": "how fast each installed model is on this computer, 20 seconds each",
    "use": "use an installed model for its role from now on; the one before stays",
    "remove": "delete an installed model",
    "export": "pack installed models into one file, for a stick",
    "import": "take in such a file, or one model as it is, proved again; needs no network",
}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """The things to do, each with its options."""
    actions = parsers["models"].add_subparsers(dest="action", metavar="ACTION", required=True)
    made = {name: actions.add_parser(name, help=text, description=text.capitalize()) for name, text in _WHAT.items()}
    made["try"] = actions.add_parser("try")  # what `trial` starts in a process of its own; listed nowhere
    for one in made.values():
        text = "one JSON object a line and nothing else"
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=text)
        text = "another list of models than the one that came with the diary; it is checked in the same way"
        one.add_argument("--catalogue", type=Path, metavar="FILE", help=text)
        text = "the folder of installed models"
        one.add_argument("--models", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=text)
    text = "also those whose licence does not allow every use"
    made["list"].add_argument("--all", action="store_true", help=text)
    text = "languages you speak to the diary: en, vi, ..."
    made["recommend"].add_argument("--language", nargs="+", default=["en"], metavar="CODE", help=text)
    made["download"].add_argument("key", nargs="+", metavar="MODEL", help="its key, as `models list` shows it")
    made["verify"].add_argument("name", nargs="*", metavar="MODEL", help="only these, by key or name")
    made["trial"].add_argument("name", nargs="*", metavar="MODEL", help="only these, by key or name")
    text = "the language to try them in"
    made["trial"].add_argument("--language", default="en", metavar="CODE", help=text)
    text = "the starter of these roles as well, or alone: listening, memory, speaking"
    made["trial"].add_argument("--starter", action="append", default=[], metavar="ROLE", help=text)
    made["use"].add_argument("name", metavar="MODEL", help="by key or name")
    made["remove"].add_argument("name", metavar="MODEL", help="by key or name")
    made["export"].add_argument(
        "kit", type=Path, metavar="FILE", help="the file to write; - reads its name from standard input"
    )
    made["export"].add_argument("name", nargs="*", metavar="MODEL", help="only these, by key or name")
    made["import"].add_argument(
        "kit",
        type=Path,
        metavar="FILE",
        help="kit, or one model's folder or file; - reads its name from standard input",
    )
    text = "take in what the catalogue does not vouch for, too"
    made["import"].add_argument("--unverified", action="store_true", help=text)
    for name in ("download", "remove"):
        made[name].add_argument("--yes", action="store_true", help="do not ask")
