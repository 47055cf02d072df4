"""Options of ``prove``. Apart from the verb, because the window starts here and must not read its services."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

HELP = {"prove": "plants invented words in a diary of its own and looks where they are left: files, network, memory"}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """The window gives the places in this way: an argument could be seen by other programs."""
    text = "read the places (JSON: vault, models, state) from the first line of standard input"
    parsers["prove"].add_argument("--places-stdin", action="store_true", help=text)
