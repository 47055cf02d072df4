"""Runs one benchmark by its name."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from .ask import measure as ask
from .backup import measure as backup
from .figures import Figure, print_figures
from .keys import measure as keys
from .locking import measure as locking
from .models import measure as models
from .start import measure as start
from .steps import measure as steps
from .typing_hour import measure as typing_hour
from .vault import measure as vault
from .voice import ROWS, Asked
from .voice import measure as voice
from .window import ROWS as WINDOW_ROWS
from .window import measure as window

BENCHMARKS: dict[str, Callable[[bool], Sequence[Figure]]] = {
    "ask": ask,
    "backup": backup,
    "keys": keys,
    "models": models,
    "start": start,
    "steps": steps,
    "typing": typing_hour,
    "vault": lambda quick: [*vault(quick), *locking(quick)],
}


def main() -> int:
    """Exit code 0; a figure that misses its goal is shown, not hidden, and does not fail the run."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure.")
    parser.add_argument("name", choices=sorted([*BENCHMARKS, "voice", "window"]))
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, no long lifetime")
    parser.add_argument("--minutes", type=float, default=10.0, help="voice: how long the rows that listen last")
    rows = sorted({*ROWS, *WINDOW_ROWS})
    parser.add_argument("--only", action="append", default=[], choices=rows, help="voice, window: this row alone")
    args = parser.parse_args()
    if args.name == "voice":
        figures: Sequence[Figure] = voice(Asked(args.quick, args.minutes), args.only)
    elif args.name == "window":
        figures = window(args.quick, args.only)
    else:
        figures = BENCHMARKS[args.name](args.quick)
    print_figures(args.name, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
