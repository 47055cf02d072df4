"""Options of the vault's own verbs. Apart from the verbs, because the window starts here and reads no service."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

HELP = {
    "verify": "open every record of the diary once and name what is damaged",
    "compact": "make the diary's folder as small as it can be",
}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """They take none of their own."""
    assert parsers.keys() >= HELP.keys()
