"""What a snapshot holds: summaries as columns, and the index as flat arrays. Both ways, without any input or output."""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import and_, attrgetter, eq
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.entry import EntryId, EntrySummary, RevisionId
from diary_desktop.domain.passage import Vectors
from diary_desktop.ports.snapshot import Parts, SnapshotKind, SnapshotPage
from diary_desktop.ports.storage import Stamp
from diary_desktop.retrieval import split, tokens
from diary_desktop.retrieval.halves import widen
from diary_desktop.retrieval.joining import Living, joined
from diary_desktop.retrieval.postings import Postings, smallest
from diary_desktop.retrieval.search_index import SearchIndex
from diary_desktop.retrieval.segment import Flags, Segment

from .columns import local_times, read_ids, read_texts, signature, summaries_of, summary_arrays, write_texts
from .packing import packed, unpacked

FORMAT = 1
_NUMBER = re.compile(r"\b(?:snapshot|tokens|passages) (\d+)\b")
_EPOCH_DAY = 719_163
"""The first of January 1970 as Python counts days."""
_HOUR = 3_600_000_000
_ROWS = 1 << 15
"""Vectors turned into float16 at a time."""
_STRETCH = 2_000
"""Entries looked at in one go: other threads get their turn in between."""


class _Nothing(NamedTuple):
    sequence: int = -1
    revision_id: bytes = b""


_GONE = _Nothing()
"""The stamp of an entry that is gone: no other is like it."""


def label() -> str:
    """Every version the content depends on."""
    return f"snapshot {FORMAT}, tokens {tokens.VERSION}, passages {split.VERSION}, summaries {signature()}"


def is_newer(other: str) -> bool:
    """Whether that label is of a version after this one: any of its numbers is higher."""
    pairs = zip(_NUMBER.findall(other), _NUMBER.findall(label()), strict=False)
    return any(int(theirs) > int(ours) for theirs, ours in pairs)


@dataclass(frozen=True, slots=True)
class Content:
    """A diary in memory: summaries, the vault's stamp of each, the index, and the model of its vectors."""

    summaries: Sequence[EntrySummary]
    stamps: Sequence[Stamp]
    index: SearchIndex
    model_id: str


@dataclass(frozen=True, slots=True, eq=False)
class _Listed:
    """What is made of ids and summaries: entries as they are listed, then those of the segment."""

    summaries: list[EntrySummary]
    fresh: list[bool]
    columns: Mapping[str, npt.NDArray[Any]]
    times: npt.NDArray[np.int64]
    entry_ids: list[EntryId]
    revision_ids: list[RevisionId]
    numbers: dict[EntryId, int]


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """A snapshot as read. Entry e of the segment is summary ``indexed[e]``; ``embedded`` tells which have vectors.

    ``summaries`` come newest first, those in the bin included. ``fresh`` tells of each whether the vault has its entry
    as it was; where the index lagged behind it has not.
    """

    summaries: list[EntrySummary]
    fresh: list[bool]
    segment: Segment
    indexed: npt.NDArray[np.int32]
    embedded: Flags
    model_id: str


def parts_of(content: Content) -> Parts:
    """What is to be sealed. Entries whose index is not of their newest revision are marked, and opened singly later."""
    at = {one.entry_id: number for number, one in enumerate(content.summaries) if one.binned is None}
    living = [_current(one, at, content.stamps) for one in content.index.living()]
    segment = joined(living, with_vectors=False)
    indexed = np.array([at[one] for one in segment.entry_ids], np.int32)
    sequences = np.array([one.sequence for one in content.stamps], np.int64)
    sequences[_unindexed(content.summaries, segment)] = 0
    return {
        SnapshotKind.IDS: packed(
            {
                "sequences": sequences,
                "revisions": _ids([one.revision_id for one in content.stamps]),
                "indexed": indexed,
                "embedded": np.concatenate([np.zeros(0, np.bool_), *(_embedded(one) for one in living)]),
                "width": np.array([_width(living)]),
                **{f"model.{name}": array for name, array in write_texts([content.model_id]).items()},
            }
        ),
        SnapshotKind.SUMMARIES: packed(summary_arrays(content.summaries)),
        SnapshotKind.VECTORS: list(_halves(living)),
        SnapshotKind.LEXICON: packed(write_texts(list(segment.postings.terms))),
        SnapshotKind.POSTINGS: packed(_posting_arrays(segment)),
    }


def _room(size: int, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    """``size`` bytes, of the system's own empty pages: the C library would write all over them first, with Python's
    lock held. Private ones, for those that may be shared take twice as long (measured)."""
    return np.frombuffer(mmap.mmap(-1, size, access=mmap.ACCESS_COPY), dtype) if size else np.empty(0, dtype)


class Reading:
    """Puts pages together. One thread takes them, while another makes ready what has come whole.

    Vectors become float32 on the way, so that nothing lies in memory twice.
    """

    def __init__(self, lengths: Mapping[SnapshotKind, int], stamps: Mapping[EntryId, Stamp]) -> None:
        """``stamps`` are the vault's own, of every entry."""
        self._missing = dict(lengths)
        self._stamps = stamps
        others = (kind for kind in SnapshotKind if kind is not SnapshotKind.VECTORS)
        self._bytes = {kind: _room(lengths[kind], np.uint8) for kind in others}
        self._vectors = _room(2 * lengths[SnapshotKind.VECTORS], np.float32)
        self._listed: _Listed | None = None

    def take(self, page: SnapshotPage) -> None:
        """Any page, each once."""
        size = len(page.content)
        if page.kind is SnapshotKind.VECTORS:
            widen(np.frombuffer(page.content, "<i2"), self._vectors[page.at // 2 : (page.at + size) // 2])
        else:
            self._bytes[page.kind][page.at : page.at + size] = np.frombuffer(page.content, np.uint8)
        self._missing[page.kind] -= size

    def prepare(self) -> None:
        """Make what lists need once its pages are there: the vectors, which hardly need Python, go on coming.

        Raises ``KeyError`` or ``ValueError`` where they do not fit.
        """
        whole = not self._missing[SnapshotKind.IDS] and not self._missing[SnapshotKind.SUMMARIES]
        if whole and self._listed is None:
            self._listed = self._made()

    def taken(self, begins_at: int) -> Taken:
        """The whole, days beginning at that hour. Raises ``KeyError`` or ``ValueError`` where it does not fit."""
        self.prepare()
        listed = self._listed
        if listed is None:
            raise ValueError("pages are missing")
        ids = listed.columns
        return Taken(
            summaries=listed.summaries,
            fresh=listed.fresh,
            segment=self._segment(listed, (listed.times - begins_at * _HOUR) // (24 * _HOUR) + _EPOCH_DAY),
            indexed=ids["indexed"],
            embedded=ids["embedded"],
            model_id=read_texts({"text": ids["model.text"], "ends": ids["model.ends"]})[0],
        )

    def _made(self) -> _Listed:
        columns = unpacked(self._bytes.pop(SnapshotKind.SUMMARIES).data)
        summaries, times = summaries_of(columns), local_times(columns)
        ids = unpacked(self._bytes[SnapshotKind.IDS].data)
        revisions = read_ids(ids["revisions"])
        entry_ids, chosen = [one.entry_id for one in summaries], ids["indexed"].tolist()
        indexed = [entry_ids[i] for i in chosen]
        return _Listed(
            summaries=summaries,
            fresh=_fresh(self._stamps, entry_ids, ids["sequences"].tolist(), revisions),
            columns=ids,
            times=times[ids["indexed"]],
            entry_ids=indexed,
            revision_ids=[RevisionId(revisions[i]) for i in chosen],
            numbers={entry_id: number for number, entry_id in enumerate(indexed)},
        )

    def _segment(self, listed: _Listed, days: npt.NDArray[np.int64]) -> Segment:
        arrays = unpacked(self._bytes[SnapshotKind.POSTINGS].data)
        terms = read_texts(unpacked(self._bytes.pop(SnapshotKind.LEXICON).data))
        width = int(listed.columns["width"][0])
        first_row, rows = arrays["first_row"], len(arrays["starts"])
        return Segment(
            entry_ids=listed.entry_ids,
            revision_ids=listed.revision_ids,
            numbers=listed.numbers,
            first_row=first_row,
            days=np.repeat(days.astype(np.int32), np.diff(first_row)),
            starts=arrays["starts"],
            ends=arrays["ends"],
            lengths=arrays["lengths"],
            postings=Postings(
                {term: number for number, term in enumerate(terms)}, arrays["places"], arrays["rows"], arrays["counts"]
            ),
            vectors=self._vectors.reshape(rows, width) if rows else np.zeros((0, width), np.float32),
        )


def _fresh(
    stamps: Mapping[EntryId, Stamp], entry_ids: Sequence[EntryId], sequences: Sequence[int], revisions: Sequence[bytes]
) -> list[bool]:
    """Which entries are now as they were; no step of Python for each, as somebody waits.

    Raises ``ValueError`` for columns of different lengths.
    """
    if not len(entry_ids) == len(sequences) == len(revisions):
        raise ValueError("columns of different lengths")
    fresh: list[bool] = []
    for first in range(0, len(entry_ids), _STRETCH):
        some = slice(first, first + _STRETCH)
        now = list(map(stamps.get, entry_ids[some], repeat(_GONE)))
        same = map(eq, map(attrgetter("sequence"), now), sequences[some])
        fresh += map(and_, same, map(eq, map(attrgetter("revision_id"), now), revisions[some]))
    return fresh


def _posting_arrays(segment: Segment) -> dict[str, npt.NDArray[np.generic]]:
    postings = segment.postings
    return {
        "first_row": segment.first_row,
        "starts": segment.starts,
        "ends": segment.ends,
        "lengths": segment.lengths,
        "places": postings.places,
        "rows": postings.rows,
        "counts": smallest(postings.counts),
    }


def _current(living: Living, at: Mapping[EntryId, int], stamps: Sequence[Stamp]) -> Living:
    """Without entries that are gone or in the bin, or whose newest revision is not the one indexed."""
    segment = living.segment
    known = (at.get(entry_id) for entry_id in segment.entry_ids)
    same = np.array(
        [
            number is not None and stamps[number].revision_id == revision
            for number, revision in zip(known, segment.revision_ids, strict=True)
        ],
        np.bool_,
    )
    return Living(segment, living.alive & np.repeat(same, np.diff(segment.first_row)))


def _unindexed(summaries: Sequence[EntrySummary], segment: Segment) -> list[int]:
    """Summaries of entries with words that cannot be found by them yet; outside the bin."""
    known = segment.numbers
    return [i for i, one in enumerate(summaries) if one.words and one.binned is None and one.entry_id not in known]


def _embedded(living: Living) -> Flags:
    """Whether each living entry has vectors: all its rows or none."""
    segment = living.segment
    if not segment.vectors.shape[1]:
        return np.zeros(int(living.entries.sum()), np.bool_)
    first = segment.vectors[segment.first_row[:-1][living.entries]]
    return np.asarray(first.any(axis=1))


def _halves(living: Sequence[Living]) -> Iterator[memoryview]:
    """The living rows as float16, a piece at a time; zeros where a block's vectors are of another width."""
    width = _width(living)
    for one in living:
        rows = np.flatnonzero(one.alive)
        for first in range(0, len(rows), _ROWS):
            chosen = rows[first : first + _ROWS]
            vectors = one.segment.vectors
            made: Vectors = vectors[chosen] if vectors.shape[1] == width else np.zeros((len(chosen), width), np.float32)
            if made.size:
                yield made.astype("<f2").reshape(-1).view(np.uint8).data


def _width(living: Sequence[Living]) -> int:
    return max((one.segment.vectors.shape[1] for one in living), default=0)


def _ids(ids: Sequence[bytes]) -> npt.NDArray[np.uint8]:
    return np.frombuffer(b"".join(ids), np.uint8)
