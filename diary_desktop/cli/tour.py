"""The main job from end to end without a window, on sample notes, and a look through the files for leaks."""

from __future__ import annotations

import json
import secrets
import shutil
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import numpy as np

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.conversation import Answer, Question
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import DiaryError
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.passage import Vectors
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.proof import Finding, look_through, sought_in, words_held

from .describe import answer_fields, answer_page
from .output import Output


class TourFailed(DiaryError):
    """The tour ran, but something it promises did not hold."""

    what = "The tour did not hold what it promises: {reason}"
    hint = "Run `diary-desktop doctor` and report both."


@dataclass(frozen=True, slots=True)
class Note:
    """A note to take in: its file and how many days ago it was told."""

    file: Path
    days_ago: int


@dataclass(frozen=True, slots=True)
class Samples:
    """What the tour speaks: notes, and the question to ask, spoken or (where there is no file) typed."""

    notes: tuple[Note, ...]
    question: str
    question_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the tour plays: a diary that opens at ``folder``, an empty one beside it, and how to write a WAV."""

    folder: Path
    diary: Callable[[Path], Journeys]
    close: Callable[[Journeys], None]
    write_wav: Callable[[Path, Sound], None]
    versions: dict[str, str] = field(default_factory=dict)


def samples_of(args: Namespace, bundled: Samples) -> Samples:
    """The bundled notes, or those that were named; a typed question replaces the spoken one."""
    notes = tuple(Note(file, number) for number, file in enumerate(args.audio)) if args.audio else bundled.notes
    if args.question:
        return Samples(notes, args.question)
    return Samples(notes, bundled.question, bundled.question_file)


def bundled_samples(folder: Path) -> Samples:
    """The notes that come with the program, as ``notes.json`` in ``folder`` lists them."""
    index = json.loads((folder / "notes.json").read_text(encoding="utf-8"))
    notes = tuple(Note(folder / one["file"], one["days_ago"]) for one in index["notes"])
    return Samples(notes, index["question"]["text"], folder / index["question"]["file"])


class Tour:
    """One walk through. ``steps`` holds the seconds each step took."""

    def __init__(self, stage: Stage, samples: Samples, out: Output) -> None:
        self._stage = stage
        self._samples = samples
        self._out = out
        self.steps: dict[str, float] = {}
        self._passphrase = secrets.token_urlsafe(12).encode()

    def run(self) -> int:
        """All steps; 0 when everything held. Raises ``TourFailed`` and the errors of the services."""
        vault = self._stage.folder / "vault"
        self._make_empty_vault()
        journeys = self._stage.diary(vault)
        try:
            with self._step("create"):
                journeys.session.create(bytearray(self._passphrase))
            entries = self._notes(journeys)
            answer = self._ask(journeys)
            spoken = self._speak(journeys, answer)
            vectors = self._vectors(journeys, entries)
            self._reopen(journeys, entries)
        finally:
            self._stage.close(journeys)
        finding = self._proof(vault, entries, answer, vectors)
        shutil.rmtree(self._stage.folder / "empty")
        self._report(entries, answer, spoken, finding)
        return 0

    def _make_empty_vault(self) -> None:
        """A vault without entries: words that lie in it are names the store writes of its own."""
        journeys = self._stage.diary(self._stage.folder / "empty")
        try:
            journeys.session.create(bytearray(self._passphrase))
        finally:
            self._stage.close(journeys)

    def _notes(self, journeys: Journeys) -> list[Entry]:
        entries: list[Entry] = []
        with self._step("transcribe"):
            for note in self._samples.notes:
                told = _days_before(journeys.clock(), note.days_ago)
                entry = journeys.dictation.take_in(note.file, Token(), happened=told)
                entries.append(entry)
                fields = {"id": entry.entry_id.hex(), "date": entry.when.isoformat(), "transcript": entry.text}
                self._out.event("note", f"{entry.when.local:%d %B}  {entry.text}", **fields)
        with self._step("index"):
            for entry in entries:
                journeys.indexer.index(entry, Token())
        return entries

    def _ask(self, journeys: Journeys) -> Answer:
        text = self._question(journeys)
        self._out.event("question", f"\nYou ask: {text}", question=text)
        with self._step("answer"):
            answer = journeys.answerer.answer(Question(text, journeys.clock()), Token())
        journeys.conversations.add(journeys.conversations.begin(text), answer)
        self._out.event("answer", answer_page(answer), **answer_fields(answer))
        if not answer.citations:
            raise TourFailed(reason="the question found no entry.")
        return answer

    def _question(self, journeys: Journeys) -> str:
        """The spoken question as it was understood, or the typed one."""
        if self._samples.question_file is None:
            return self._samples.question
        with self._step("hear the question"):
            return journeys.dictation.heard_in(self._samples.question_file, Token()).text

    def _speak(self, journeys: Journeys, answer: Answer) -> Sound:
        with self._step("speak"):
            sound = journeys.narrator.render(journeys.answerer.spoken(answer), "en", Token())
            self._stage.write_wav(self._stage.folder / "answer.wav", sound)
        self._out.event("spoken", f"The answer was spoken: {sound.seconds:.1f} s.", seconds=round(sound.seconds, 2))
        if not sound.seconds:
            raise TourFailed(reason="the spoken answer is empty.")
        return sound

    def _reopen(self, journeys: Journeys, entries: Sequence[Entry]) -> None:
        with self._step("lock"):
            journeys.session.lock()
        with self._step("unlock"):
            journeys.session.unlock(Secrets(passphrase=bytearray(self._passphrase)))
        texts = {journeys.diary.get(one.entry_id).text for one in journeys.diary.summaries()}
        if texts != {entry.text for entry in entries}:
            raise TourFailed(reason="after unlocking, the entries were not those that were kept.")
        with self._step("lock again"):
            journeys.session.lock()
        self._out.event("reopened", "Locked and opened again: every entry is there.", entries=len(entries))

    def _vectors(self, journeys: Journeys, entries: Sequence[Entry]) -> Vectors:
        return np.concatenate([journeys.indexer.vectors_of(entry, Token()) for entry in entries])

    def _proof(self, vault: Path, entries: Sequence[Entry], answer: Answer, vectors: Vectors) -> Finding:
        """Nothing readable in the vault, and proof that looking finds what is there."""
        texts = [text for entry in entries for text in (entry.text, entry.title)] + [answer.question.text]
        with self._step("prove"):
            harmless = words_held(self._stage.folder / "empty", sought_in(texts))
            finding = look_through(vault, texts, vectors, harmless)
            control = self._planted(texts, vectors, harmless)
        if finding.found:
            raise TourFailed(reason=f"{len(finding.found)} words or vectors can be read in the vault's files.")
        kinds = {one.startswith("vector ") for one in control.found}
        if kinds != ({True, False} if finding.words else {True}):  # two letters cannot be told from chance
            raise TourFailed(reason="the planted plain copy was not found, so looking proves nothing.")
        return finding

    def _planted(self, texts: Sequence[str], vectors: Vectors, harmless: set[str]) -> Finding:
        """What is found in a plain copy of the notes and their vectors, which is removed at once."""
        folder = self._stage.folder / "planted"
        folder.mkdir()
        try:
            (folder / "notes").write_text("\n".join(texts), encoding="utf-8")
            (folder / "vectors").write_bytes(vectors.astype(np.float32).tobytes())
            return look_through(folder, texts, vectors, harmless)
        finally:
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()

    def _report(self, entries: Sequence[Entry], answer: Answer, spoken: Sound, finding: Finding) -> None:
        sentence = (
            f"\nLooked through {finding.files} files, {finding.size / 1024:.0f} KiB: none of {finding.words} words and "
            f"{finding.vectors} vectors can be read. A planted plain copy was found.\n"
            f"{sum(self.steps.values()):.1f} s in all: "
            + ", ".join(f"{name} {seconds:.1f}" for name, seconds in self.steps.items())
        )
        self._out.event(
            "tour",
            sentence,
            ok=True,
            transcripts=[entry.text for entry in entries],
            question=answer.question.text,
            spoken_seconds=round(spoken.seconds, 2),
            proof={"files": finding.files, "bytes": finding.size, "words": finding.words, "vectors": finding.vectors},
            seconds={name: round(seconds, 2) for name, seconds in self.steps.items()},
            versions=self._stage.versions,
            **{name: value for name, value in answer_fields(answer).items() if name != "seconds"},
        )

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        start = time.monotonic()
        yield
        self.steps[name] = self.steps.get(name, 0.0) + time.monotonic() - start


def _days_before(now: Moment, days: int) -> Moment:
    return Moment(now.local - timedelta(days=days), now.offset_minutes, now.zone)
