"""Runs the long experiments, or some of them by name, and adds up what was done over all runs."""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import time
from pathlib import Path

from tests.loop_disk import NoLoopDisk

from .experiments import EXPERIMENTS, Bench
from .place import quick_parent
from .tally import Tally


def main() -> int:
    """Exit code 1 where anything went wrong in this run or an earlier one."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description="Break the diary, or fail to.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(EXPERIMENTS)}; all without one")
    parser.add_argument("--rounds", type=int, help="at most so many more of each; up to its goal without it")
    kept = Path(tempfile.gettempdir()) / "diary-torture.json"
    parser.add_argument("--state", type=Path, default=kept, help="where the counts are kept (%(default)s)")
    args = parser.parse_args()
    if unknown := set(args.names) - set(EXPERIMENTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    names = args.names or list(EXPERIMENTS)
    tally = Tally(args.state, names)
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="diary-torture-", dir=quick_parent()))
        bench = Bench(Path(folder), stack)
        goals = {name: goal for name in names if (goal := _run(name, tally, bench, args.rounds)) is not None}
    print(tally.table(goals))
    print(tally.json_line(goals))
    return 1 if any(tally.of(name).wrong for name in names) else 0


def _run(name: str, tally: Tally, bench: Bench, rounds: int | None) -> int | None:
    """Batch after batch, each kept as soon as it is done. Returns the goal, nothing where it cannot be tried here."""
    count, experiment = tally.of(name), EXPERIMENTS[name]
    goal = experiment.rounds(bench)
    last = goal if rounds is None else min(goal, count.done + rounds)
    while count.done < last:
        started = time.monotonic()
        try:
            done, said = experiment.batch(bench, count.done)
        except NoLoopDisk as why:
            print(f"{name}: left out, {why}", file=sys.stderr, flush=True)
            return None
        count.add(done, said, time.monotonic() - started)
        tally.keep()
        print(f"{name}: {count.done} of {goal}, {count.wrong} wrong", file=sys.stderr, flush=True)
    return goal


if __name__ == "__main__":
    sys.exit(main())
