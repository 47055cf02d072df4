"""Reads the command line: options before or after the verb, secrets never among them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from . import (
    backup_arguments,
    bin_arguments,
    conversation_arguments,
    desktop_arguments,
    export_arguments,
    import_arguments,
    insights_arguments,
    key_arguments,
    model_arguments,
    prove_arguments,
    vault_arguments,
    words_arguments,
)

EXIT_CODES = """\
exit codes:
  0 done   1 unforeseen   2 not understood   3 the vault cannot be opened or made   4 wrong passphrase
  5 sound or microphone   6 a model is missing or damaged   7 the disk refused, or a record is damaged
  8 backup   9 nothing about that in the diary   130 interrupted

The passphrase is asked for, or read from the first line of standard input with --passphrase-stdin.
It is never taken from an argument or from the environment, which other programs can see.
"""

VERBS = {
    "create": "make a new diary with a passphrase and 12 recovery words",
    "add": "keep a note, written or from an audio or video file",
    "list": "all entries, newest first",
    "show": "one entry, whole",
    "search": "passages that hold or resemble some words",
    "ask": "a question, answered with dated quotes from the diary",
    **conversation_arguments.HELP,
    **key_arguments.DESCRIPTIONS,
    **vault_arguments.HELP,
    **words_arguments.HELP,
    **bin_arguments.HELP,
    **backup_arguments.HELP,
    **export_arguments.HELP,
    **import_arguments.HELP,
    **insights_arguments.HELP,
    **prove_arguments.HELP,
    **model_arguments.HELP,
    **desktop_arguments.HELP,
    "doctor": "versions, devices and models, to paste into a bug report",
    "tour": "the main job on sample notes, in a diary that is removed afterwards",
}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options as a namespace; ``verb`` is None where the window is wanted."""
    parser = argparse.ArgumentParser(
        prog="diary-desktop",
        description="A voice diary that keeps everything on this computer. Without a verb it opens its window.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    text = "begin to record, in the window that is open or in a new one"
    parser.add_argument("--record", action="store_true", help=text)
    _options(parser, defaults=True)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    parsers = {verb: verbs.add_parser(verb, help=text, description=text.capitalize()) for verb, text in VERBS.items()}
    for one in parsers.values():
        _options(one, defaults=False)
    text = "also write a key file that opens the diary, to be kept apart from it"
    parsers["create"].add_argument("--new-key-file", type=Path, metavar="FILE", help=text)
    _add(parsers["add"])
    parsers["show"].add_argument("id", metavar="ID", help="the entry's id, or its first digits as `list` shows them")
    parsers["search"].add_argument("text", metavar="TEXT", help=f"what to look for; {_DASH}")
    parsers["ask"].add_argument("question", metavar="QUESTION", help=f"the question; {_DASH}")
    parsers["ask"].add_argument("--speak", action="store_true", help="read the answer aloud")
    text = "go on with the conversation last asked in: the question may lean on those before it"
    parsers["ask"].add_argument("--continue", dest="goes_on", action="store_true", help=text)
    conversation_arguments.add_arguments(parsers)
    key_arguments.add_arguments(parsers)
    _tour(parsers["tour"])
    bin_arguments.add_arguments(parsers)
    backup_arguments.add_arguments(parsers)
    export_arguments.add_arguments(parsers)
    import_arguments.add_arguments(parsers)
    insights_arguments.add_arguments(parsers)
    prove_arguments.add_arguments(parsers)
    model_arguments.add_arguments(parsers)
    desktop_arguments.add_arguments(parsers)
    vault_arguments.add_arguments(parsers)
    words_arguments.add_arguments(parsers)
    return parser.parse_args(arguments)


_DASH = "- reads it from standard input, which is better: arguments are visible to other programs"


def _options(parser: argparse.ArgumentParser, *, defaults: bool) -> None:
    """The options of every verb. Below a verb they have no default, so that one given before it stays."""

    def default(value: object) -> object:
        return value if defaults else argparse.SUPPRESS

    add = parser.add_argument
    add("--vault", type=Path, metavar="DIR", default=default(None), help="the diary's folder")
    add("--models", type=Path, metavar="DIR", default=default(None), help="the folder of installed models")
    add("--json", action="store_true", default=default(False), help="one JSON object a line and nothing else")
    secret = parser.add_mutually_exclusive_group()
    text = "read the passphrase from the first line of standard input"
    secret.add_argument("--passphrase-stdin", action="store_true", default=default(False), help=text)
    text = "open with the 12 recovery words from the first line of standard input"
    secret.add_argument("--recovery-words-stdin", action="store_true", default=default(False), help=text)
    text = "open with a key file"
    secret.add_argument("--key-file", type=Path, metavar="FILE", default=default(None), help=text)
    text = "open with this computer's keystore, where `diary-desktop keystore on` was said"
    secret.add_argument("--keystore", action="store_true", default=default(False), help=text)
    text = "open a folder that is older than what this computer has seen, after restoring it on purpose"
    add("--accept-older-state", action="store_true", default=default(False), help=text)


def _add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--audio", type=Path, metavar="FILE", help="an audio or video file to keep and write down")
    what.add_argument("--text", metavar="TEXT", help=f"a written note; {_DASH}")
    parser.add_argument("--date", metavar="WHEN", help="when it happened: 2026-11-21 or '2026-11-21 21:40'")
    text = "the language spoken: en, vi, ..., or auto to detect it; else the one of the settings"
    parser.add_argument("--language", metavar="CODE", default="", help=text)
    parser.add_argument("--title", metavar="TITLE", default="", help="a title; else the first words serve")


def _tour(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--audio", type=Path, metavar="FILE", nargs="+", help="your own notes instead of the samples")
    parser.add_argument("--question", metavar="TEXT", help="your own question")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the diary and the spoken answer in this folder")
