"""What the verbs about keys are called and take; apart from what they do, which needs more to be loaded."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

DESCRIPTIONS = {
    "passphrase": "change the passphrase (the new one is asked for, or is the next line of standard input)",
    "keys": "what opens the diary, and since when",
    "words": "new recovery words, or check the ones on your paper",
    "key-file": "add a key file, or let one go",
    "rekey": "seal the whole diary under a new key, or go on with that where it was interrupted",
    "keystore": "let this computer's keystore open the diary, or no longer",
}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """The arguments of these verbs."""
    parsers["words"].add_argument("action", choices=("new", "check"))
    add = parsers["key-file"].add_argument
    add("action", choices=("add", "remove"))
    add("target", metavar="FILE|ID", help="where to write the new file; or the id of the one to remove, as in `keys`")
    parsers["keystore"].add_argument("action", choices=("on", "off"))
    text = "take another passphrase with it (asked for, or the next line of standard input)"
    parsers["rekey"].add_argument("--new-passphrase", action="store_true", help=text)
