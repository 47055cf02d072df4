"""Scores retrieval on the question sets beside the checkout: dates, pepys, locomo, counting, injection.

    python -m tests.evaluation [SET ...] [--words-only] [--keep FOLDER] [--json]

Drives the pure functions of ``diary_desktop.retrieval`` with the diary's own embedding model. The sets and their
scorer are not part of the project; where they are absent it says so and ends with code 2. ``--keep`` keeps vectors
between runs (the first run embeds about 15,000 passages, which takes minutes).
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from diary_desktop.engines.minilm_embedder import MiniLmEmbedder
from diary_desktop.engines.minilm_files import minilm_files

from .diaries import Embed, Row, dialogue_diary, entries_diary, read_rows
from .predictions import answer_predictions, date_predictions
from .vectors import KeptVectors

SETS_FOLDER = Path(__file__).resolve().parents[2] / ".." / "shared" / "evals"
SETS = ("dates", "pepys", "locomo", "counting", "injection")


def main() -> int:
    """Exit code 0 once every set was scored, 2 where the sets are absent."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description="Score retrieval.")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all without any")
    parser.add_argument("--words-only", action="store_true", help="without the embedding model")
    parser.add_argument("--keep", type=Path, help="folder in which vectors are kept between runs")
    parser.add_argument("--json", action="store_true", help="print one JSON line a set and nothing else")
    args = parser.parse_args()
    if unknown := set(args.sets) - set(SETS):
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    if not SETS_FOLDER.is_dir():
        sys.stderr.write("The question sets are not here; nothing was measured.\n")
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        keep = args.keep or Path(scratch)
        embed = None if args.words_only else KeptVectors(MiniLmEmbedder(minilm_files()), keep).of
        for name in args.sets or SETS:
            _score(name, embed, Path(scratch) / f"{name}.jsonl", as_json=args.json)
    return 0


def _score(name: str, embed: Embed, predictions: Path, as_json: bool) -> None:
    questions = sorted((SETS_FOLDER / name).rglob("questions.jsonl"))
    lines = [json.dumps(row, ensure_ascii=False) for path in questions for row in _predicted(name, path, embed)]
    predictions.write_text("\n".join(lines), "utf-8")
    score = runpy.run_path(str(SETS_FOLDER / "score.py"))["main"]
    gold = [str(path) for path in questions]
    score(["--gold", *gold, "--pred", str(predictions), "--set", name, *(["--json"] if as_json else [])])


def _predicted(name: str, questions: Path, embed: Embed) -> Iterator[Row]:
    if name == "dates":
        return date_predictions(read_rows(questions))
    make = dialogue_diary if name == "locomo" else entries_diary
    return answer_predictions(make(questions.parent, embed), embed)


if __name__ == "__main__":
    sys.exit(main())
