"""The sets' diaries as indexes of passages. A dialogue's sessions are its entries and the turns their passages."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.passage import Passage, Vectors
from diary_desktop.retrieval.ranking import EntryText, ReadTexts
from diary_desktop.retrieval.search_index import SearchIndex
from diary_desktop.retrieval.segment import NO_REVISION, IndexedPassage
from diary_desktop.retrieval.split import split_passages

Row = dict[str, Any]
"""One line of a set's file; the README of the sets says what each holds."""

Embed = Callable[[Sequence[str]], Vectors] | None


@dataclass(frozen=True, slots=True)
class Diary:
    """An index, what the set calls each passage's entry, and the questions asked of it."""

    index: SearchIndex
    read: ReadTexts
    names: dict[tuple[EntryId, int], str]
    questions: list[Row]


def read_rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def entries_diary(folder: Path, embed: Embed) -> Diary:
    """A diary of ``entries.jsonl`` and its ``questions.jsonl``."""
    passages: list[tuple[Passage, date]] = []
    texts: dict[EntryId, str] = {}
    for entry in read_rows(folder / "entries.jsonl"):
        day = date.fromisoformat(str(entry["date"])[:10])
        texts[EntryId(entry["id"].encode())] = entry["text"]
        passages += [(passage, day) for passage in split_passages(EntryId(entry["id"].encode()), entry["text"])]
    names = {(p.entry_id, p.number): p.entry_id.decode() for p, _ in passages}
    return Diary(_indexed(passages, embed), _reading(texts), names, read_rows(folder / "questions.jsonl"))


def dialogue_diary(folder: Path, embed: Embed) -> Diary:
    """A dialogue: each turn is a passage of its session and is what the set calls an entry."""
    passages: list[tuple[Passage, date]] = []
    names: dict[tuple[EntryId, int], str] = {}
    texts: dict[EntryId, str] = {}
    ends: dict[EntryId, tuple[int, int]] = {}
    for turn in read_rows(folder / "turns.jsonl"):
        session = EntryId(turn["session"].encode())
        caption = f" [{turn['image_caption']}]" if turn.get("image_caption") else ""
        text = f"{turn['speaker']}: {turn['text']}{caption}"
        number, start = ends.get(session, (0, 0))
        passages.append(
            (Passage(session, number, start, start + len(text), text), date.fromisoformat(turn["date"][:10]))
        )
        texts[session] = texts.get(session, "").ljust(start) + text
        names[session, number] = turn["id"]
        ends[session] = (number + 1, start + len(text) + 1)
    return Diary(_indexed(passages, embed), _reading(texts), names, read_rows(folder / "questions.jsonl"))


def _reading(texts: dict[EntryId, str]) -> ReadTexts:
    return lambda wanted: {one: EntryText("", {NO_REVISION: texts[one]}) for one in wanted}


def _indexed(passages: Sequence[tuple[Passage, date]], embed: Embed) -> SearchIndex:
    vectors = embed([passage.text for passage, _ in passages]) if embed else None
    return SearchIndex.build(
        IndexedPassage(passage, day, None if vectors is None else vectors[i])
        for i, (passage, day) in enumerate(passages)
    )
