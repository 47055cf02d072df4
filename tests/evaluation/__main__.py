"""Asks the diary the questions of a set and writes down what it answers, or scores all sets beside the checkout.

    python -m tests.evaluation --set DIR --out FILE [--engine quoted|llm] [--entries turns|sessions]
    python -m tests.evaluation [SET ...] [--engine quoted|llm] [--entries turns|sessions] [--json]

A diary is made in a scratch folder with the product's own vault, index and services; the entries of the set are
kept in it with their dates, and each question is asked as the window asks it. ``--keep`` names a folder in which
vectors are kept between runs (the first run embeds about 15,000 passages, which takes minutes); ``--words-only`` goes
without the embedding model, ``--models`` says where a language model lies. The large sets and their scorer are not
part of the project; where they are absent only the small sets ``own`` and ``own_vi`` (Vietnamese questions over a
Vietnamese diary) are asked, and ``marks``, which types those without their marks.
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from diary_desktop import app
from diary_desktop.domain.conversation import Answer
from diary_desktop.domain.errors import ModelMissing
from diary_desktop.engines.installed import installed_models
from diary_desktop.engines.minilm_embedder import MiniLmEmbedder
from diary_desktop.ports.language import Embedder, LanguageModel

from .marking import shares
from .marks import recalls
from .predictions import answers, readings
from .scratch_diary import Engines, no_model, scratch_diary
from .sets import Row, Unit, read_rows, read_set
from .vectors import KeptVectors

SETS_FOLDER = Path(__file__).resolve().parents[2] / ".." / "shared" / "evals"
OWN, OWN_VI = (Path(__file__).resolve().parent / name for name in ("own", "own_vi"))
SETS = ("own", "own_vi", "marks", "dates", "pepys", "locomo", "counting", "injection")


def main() -> int:
    """Exit code 0 once every set was answered, 2 where one or the language model is absent."""
    args = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            engines = Engines(_embedder(args, Path(scratch)), _language_model(args))
        except ModelMissing as missing:
            sys.stderr.write(f"{missing}\n")
            return 2
        if args.set is not None:
            return _one_set(args, engines)
        for name in _wanted(args):
            score = _SCORERS.get(name) or partial(_score, name)
            score(args, engines, Path(scratch) / f"{name}.jsonl")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description="Answer and score question sets.")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all without any")
    parser.add_argument("--set", type=Path, metavar="DIR", help="one set folder, answered into --out and not scored")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the predictions of --set go")
    parser.add_argument("--engine", choices=("quoted", "llm"), default="quoted", help="who words the answers")
    parser.add_argument("--entries", choices=("turns", "sessions"), default="turns", help="the entries of a dialogue")
    parser.add_argument("--models", type=Path, default=app.places().models, help="folder of installed models")
    parser.add_argument("--words-only", action="store_true", help="without the embedding model")
    parser.add_argument("--keep", type=Path, help="folder in which vectors are kept between runs")
    parser.add_argument("--json", action="store_true", help="print one JSON line a set and nothing else")
    args = parser.parse_args()
    if unknown := set(args.sets) - set(SETS):
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    if (args.set is None) != (args.out is None):
        parser.error("--set and --out belong together")
    return args


def _wanted(args: argparse.Namespace) -> Sequence[str]:
    if SETS_FOLDER.is_dir():
        return args.sets or SETS
    sys.stderr.write("The large question sets are not here; only the small ones are asked.\n")
    return [name for name in args.sets if name in _SCORERS] or ("own", "own_vi", "marks")


def _embedder(args: argparse.Namespace, scratch: Path) -> Callable[[], Embedder]:
    if args.words_only:
        return _no_embedder
    return lambda: KeptVectors(MiniLmEmbedder(), args.keep or scratch / "vectors")


def _no_embedder() -> Embedder:
    raise ModelMissing(role="memory")


def _language_model(args: argparse.Namespace) -> Callable[[], LanguageModel]:
    """Raises ``ModelMissing`` where a model is to word the answers and there is none."""
    if args.engine == "quoted":
        return no_model
    found = installed_models(args.models)
    if found.answering is None:
        raise ModelMissing(role="answering")
    return partial(app.load_language_model, found)


def _one_set(args: argparse.Namespace, engines: Engines) -> int:
    if not (args.set / "questions.jsonl").exists():
        sys.stderr.write("There are no questions in that folder.\n")
        return 2
    _write(args.out, _predicted(args.set, args.entries, engines))
    return 0


def _predicted(folder: Path, unit: Unit, engines: Engines) -> Iterator[Row]:
    asked = read_set(folder, unit)
    if not asked.entries:
        yield from readings(asked.questions)
        return
    with tempfile.TemporaryDirectory() as scratch, scratch_diary(Path(scratch), engines, asked.entries) as diary:
        taken: list[Answer] = []
        started = time.monotonic()
        for prediction, answer in answers(diary, asked.questions):
            taken.append(answer)
            yield prediction
        _tell_times(folder, taken, time.monotonic() - started)


def _tell_times(folder: Path, taken: list[Answer], seconds: float) -> None:
    spent = sorted(answer.seconds for answer in taken)
    p50, p95 = (spent[int(share * (len(spent) - 1))] for share in (0.5, 0.95))
    first = sorted(map(_first_shown, taken))[int(0.95 * (len(taken) - 1))]
    told = (
        f"{folder.name}: {len(taken)} answers, p50 {p50:.3f} s, p95 {p95:.3f} s, first shown p95 {first:.3f} s, "
        f"all {seconds:.0f} s\n"
    )
    sys.stderr.write(told)


def _first_shown(answer: Answer) -> float:
    """Seconds until the first quotes were on the screen, or the whole answer where it was not quoted."""
    passed = 0.0
    for stage, seconds in answer.context.seconds if answer.context is not None else ():
        passed += seconds
        if stage == "quote":
            return passed
    return answer.seconds


def _score(name: str, args: argparse.Namespace, engines: Engines, predictions: Path) -> None:
    folders = [path.parent for path in sorted((SETS_FOLDER / name).rglob("questions.jsonl"))]
    _write(predictions, (row for folder in folders for row in _predicted(folder, args.entries, engines)))
    score = runpy.run_path(str(SETS_FOLDER / "score.py"))["main"]
    gold = [str(folder / "questions.jsonl") for folder in folders]
    score(["--gold", *gold, "--pred", str(predictions), "--set", name, *(["--json"] if args.json else [])])


def _score_own(args: argparse.Namespace, engines: Engines, predictions: Path, folder: Path = OWN) -> None:
    _write(predictions, _predicted(folder, args.entries, engines))
    _print(args, folder.name, shares(read_set(folder).questions, read_rows(predictions)))


def _score_marks(args: argparse.Namespace, engines: Engines, predictions: Path) -> None:
    """The Vietnamese questions as they are, without marks, and with their letters taken apart."""
    asked = read_set(OWN_VI)
    with tempfile.TemporaryDirectory() as scratch, scratch_diary(Path(scratch), engines, asked.entries) as diary:
        found = recalls(diary, asked.questions)
    _write(predictions, [found])
    _print(args, "marks", found)


def _print(args: argparse.Namespace, name: str, found: dict[str, float]) -> None:
    table = "".join(f"{kind:<20}{share:>8.3f}\n" for kind, share in found.items())
    line = json.dumps({"set": name, "level": None, "all": found, "by": {}})
    sys.stdout.write(f"{'' if args.json else table}{line}\n")


def _write(file: Path, rows: Iterable[Row]) -> None:
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


_SCORERS: dict[str, Callable[[argparse.Namespace, Engines, Path], None]] = {
    "own": _score_own,
    "own_vi": partial(_score_own, folder=OWN_VI),
    "marks": _score_marks,
}
"""Those that lie in the project."""


if __name__ == "__main__":
    sys.exit(main())
