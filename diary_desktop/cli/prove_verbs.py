"""``diary-desktop prove``: plants words and sounds in a diary of its own, and says what is left of them where."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from diary_desktop.domain.errors import DiaryError, InputError
from diary_desktop.services.proof_report import ProofReport

from .output import Output

Told = Callable[[str, int, int], None]
Prove = Callable[[Mapping[str, Path], Told], ProofReport]

_STEPS = {
    "write": "A diary of its own is made; invented words are written and an invented sound is recorded into it.",
    "search": "They are searched for and asked about.",
    "speak": "They are spoken, where there is a voice.",
    "erase": "Other words are binned and erased.",
    "lock": "The diary is locked.",
    "memory": "Memory is looked through.",
    "files": "Files are looked through.",
}
_MARKS = {True: "holds  ", False: "BROKEN ", None: "figure "}


class ProofFailed(DiaryError):
    """Something was found that must not be there, or looking did not work."""

    what = "The proof did not hold: {names}."
    hint = "Keep the report and run `diary-desktop doctor`; both hold no word of your diary."


def prove(args: Namespace, out: Output, run: Prove) -> int:
    """Run the proof and say the report; 1 where it does not hold."""

    def told(step: str, done: int, total: int) -> None:
        if not done:
            out.note(_STEPS[step])
        if out.as_json:
            out.event("progress", step=step, done=done, total=total)

    report = run(_places() if args.places_stdin else {}, told)
    out.event("proof", page(report), **report.fields())
    if not report.holds:
        raise ProofFailed(names=", ".join(one.name for one in report.checks if one.ok is False))
    return 0


def page(report: ProofReport) -> str:
    """The report for a person."""
    lines = [f"\nProved on {report.when.replace('T', ' ')}:"]
    for one in report.checks:
        lines.append(f"{_MARKS[one.ok]} {one.name:<12} {one.result.format(**one.values)}")
        lines.append(f"        {'':<12} {one.limit}")
    lines += ["Looked through:", *(f"  {one}" for one in report.folders)]
    lines += ["Not looked through (model files, which are only read):", *(f"  {one}" for one in report.skipped)]
    return "\n".join(lines)


def _places() -> dict[str, Path]:
    try:
        found = json.loads(sys.stdin.readline())
        return {name: Path(found[name]) for name in ("vault", "models", "state")}
    except (ValueError, KeyError, TypeError) as error:
        raise InputError from error
