"""A sequence of equal dataclasses as a few arrays: opening a hundred thousand summaries takes a fraction of a second.

Each field is written by what its type says, so that a field more of a known type needs nothing here; ``signature``
changes with it, and what was kept under another signature is made anew.
"""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, fields
from datetime import datetime
from itertools import accumulate, pairwise, repeat
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.entry import EntrySummary, Mood
from diary_desktop.domain.moment import Moment

Array = npt.NDArray[Any]
Arrays = Mapping[str, Array]

K = TypeVar("K")

ID_BYTES = 16
_NONE = np.iinfo(np.int64).min
"""What NumPy itself takes for "no time"."""

_BLOCK = 1 << 17
"""Bytes of text decoded at a time, and"""
_STRETCH = 2_000
"""objects filled at a time: it stays in the processor's cache, and other threads get their turn in between."""


@dataclass(frozen=True, slots=True)
class Column:
    """How values of one type become arrays, each under a name of its own, and come back."""

    write: Callable[[Sequence[Any]], dict[str, Array]]
    read: Callable[[Arrays], Iterable[Any]]


def signature() -> str:
    """What the columns depend on."""
    return ",".join(f"{field.name}:{field.type}" for field in fields(EntrySummary))


def summary_arrays(summaries: Sequence[EntrySummary]) -> dict[str, Array]:
    """Arrays named ``field.part``."""
    found: dict[str, Array] = {}
    for field in fields(EntrySummary):
        values = [getattr(one, field.name) for one in summaries]
        found |= {f"{field.name}.{part}": array for part, array in _column(field).write(values).items()}
    return found


def summaries_of(arrays: Arrays) -> list[EntrySummary]:
    """The summaries back, in order. Raises ``KeyError`` or ``ValueError`` for arrays of anything else."""
    columns: list[list[Any]] = []
    for field in fields(EntrySummary):
        head = f"{field.name}."
        own = {name.removeprefix(head): array for name, array in arrays.items() if name.startswith(head)}
        columns.append(list(_column(field).read(own)))
    return _made(EntrySummary, columns)


def _made(kind: type[K], columns: Sequence[list[Any]]) -> list[K]:
    """Objects of a frozen dataclass, of the values of each field in turn.

    Past its own ``__init__``, in half the time (measured). Raises ``ValueError`` for columns of different lengths.
    """
    count = len(columns[0])
    if any(len(values) != count for values in columns):
        raise ValueError("columns of different lengths")
    setters = [getattr(kind, field.name).__set__ for field in fields(kind)]  # type: ignore[arg-type]  # a dataclass
    made: list[K] = []
    for first in range(0, count, _STRETCH):
        some = list(map(kind.__new__, repeat(kind, min(_STRETCH, count - first))))
        for setter, values in zip(setters, columns, strict=True):
            deque(map(setter, some, values[first : first + _STRETCH]), maxlen=0)
        made += some
    return made


def _column(field: Field[Any]) -> Column:
    return _OWN.get(field.name) or _COLUMNS[str(field.type)]


def write_texts(values: Sequence[str]) -> dict[str, Array]:
    """All of them as one text, and where each ends."""
    whole = "".join(values).encode("utf-8", "surrogatepass")
    return {"text": np.frombuffer(whole, np.uint8), "ends": np.fromiter(accumulate(map(len, values)), np.int64)}


def read_texts(arrays: Arrays) -> list[str]:
    """As they were. In blocks, so that nothing is decoded for long in one go."""
    whole, ends = arrays["text"].data, arrays["ends"]
    decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
    found: list[str] = []
    rest, begins = "", 0
    for first in range(0, max(len(whole), 1), _BLOCK):
        block = rest + decoder.decode(whole[first : first + _BLOCK], first + _BLOCK >= len(whole))
        after = int(np.searchsorted(ends, begins + len(block), "right"))
        borders = [0, *(ends[len(found) : after] - begins).tolist()]
        found += [block[start:end] for start, end in pairwise(borders)]
        begins += borders[-1]
        rest = block[borders[-1] :]
    return found


def read_ids(ids: Array) -> list[bytes]:
    """Ids that lie end to end. Raises ``ValueError`` for a part of one."""
    whole = np.frombuffer(ids, f"V{ID_BYTES}")
    found: list[bytes] = []
    for first in range(0, len(whole), _STRETCH):  # NumPy keeps Python's lock for as long as it makes a list
        found += whole[first : first + _STRETCH].tolist()
    return found


def local_times(arrays: Arrays) -> npt.NDArray[np.int64]:
    """When each summary's entry was: local time in microseconds since 1970."""
    happened: npt.NDArray[np.int64] = arrays["happened.local"]
    return np.where(happened == _NONE, arrays["told.local"], happened)


def _write_bytes(values: Sequence[bytes]) -> dict[str, Array]:
    ends = np.fromiter(accumulate(map(len, values)), np.int64)
    return {"bytes": np.frombuffer(b"".join(values), np.uint8), "ends": ends}


def _read_bytes(arrays: Arrays) -> list[bytes]:
    whole = arrays["bytes"].tobytes()
    return [whole[start:end] for start, end in pairwise([0, *arrays["ends"].tolist()])]


def _read_ids(arrays: Arrays) -> list[bytes]:
    found = read_ids(arrays["bytes"])
    if not np.array_equal(arrays["ends"], np.arange(1, len(found) + 1) * ID_BYTES):
        raise ValueError("no ids")
    return found


def _write_moments(values: Sequence[Moment | None]) -> dict[str, Array]:
    there = [one for one in values if one is not None]
    local = np.full(len(values), _NONE, np.int64)
    local[[one is not None for one in values]] = np.array([one.local for one in there], "datetime64[us]").view(np.int64)
    zones = {zone: number for number, zone in enumerate(dict.fromkeys(one.zone for one in there))}
    return {
        "local": local,
        "offset": np.array([one.offset_minutes for one in there], np.int32),
        "zone": np.array([zones[one.zone] for one in there], np.int32),
        **{f"zones.{part}": array for part, array in write_texts(list(zones)).items()},
    }


def _read_moments(arrays: Arrays) -> list[Moment | None]:
    local = arrays["local"]
    there = local != _NONE
    zones = read_texts({"text": arrays["zones.text"], "ends": arrays["zones.ends"]})
    times: list[datetime] = local[there].astype("datetime64[us]").tolist()
    names = [zones[number] for number in arrays["zone"].tolist()]
    made = _made(Moment, [times, arrays["offset"].tolist(), names])
    if there.all():
        return [*made]
    moments = iter(made)
    return [next(moments) if one else None for one in there.tolist()]


def _write_tuples(values: Sequence[tuple[str, ...]]) -> dict[str, Array]:
    ends = np.fromiter(accumulate(map(len, values)), np.int64)
    return {"members": ends, **write_texts([text for one in values for text in one])}


def _read_tuples(arrays: Arrays) -> list[tuple[str, ...]]:
    texts = read_texts(arrays)
    return [tuple(texts[start:end]) for start, end in pairwise([0, *arrays["members"].tolist()])]


def _repeated(column: Column) -> Column:
    """For values of which most are the same few: each once, and which of them every summary has."""

    def write(values: Sequence[Any]) -> dict[str, Array]:
        once = {value: number for number, value in enumerate(dict.fromkeys(values))}
        which = np.fromiter((once[value] for value in values), np.int32, len(values))
        return {"which": which, **{f"once.{part}": array for part, array in column.write(list(once)).items()}}

    def read(arrays: Arrays) -> Iterable[Any]:
        head = "once."
        once = list(column.read({name[len(head) :]: one for name, one in arrays.items() if name.startswith(head)}))
        return map(once.__getitem__, arrays["which"].tolist())

    return Column(write, read)


def _write_numbered(values: Sequence[tuple[tuple[str, float], ...]]) -> dict[str, Array]:
    named = [one for value in values for one in value]
    ends = np.fromiter(accumulate(map(len, values)), np.int64)
    numbers = np.array([number for _, number in named], np.float64)
    return {"members": ends, "numbers": numbers, **write_texts([name for name, _ in named])}


def _read_numbered(arrays: Arrays) -> list[tuple[tuple[str, float], ...]]:
    named = list(zip(read_texts(arrays), arrays["numbers"].tolist(), strict=True))
    return [tuple(named[start:end]) for start, end in pairwise([0, *arrays["members"].tolist()])]


def _plain(dtype: type[np.generic]) -> Column:
    return Column(lambda values: {"value": np.array(values, dtype)}, lambda arrays: arrays["value"].tolist())


_MOODS: list[Mood | None] = [None, *Mood]
_MOMENTS = Column(_write_moments, _read_moments)
_BYTES = Column(_write_bytes, _read_bytes)

_COLUMNS: dict[str, Column] = {
    "EntryId": Column(_write_bytes, _read_ids),
    "bytes": _BYTES,
    "str": Column(write_texts, read_texts),
    "tuple[str, ...]": _repeated(Column(_write_tuples, _read_tuples)),
    "tuple[tuple[str, float], ...]": _repeated(Column(_write_numbered, _read_numbered)),
    "Moment": _MOMENTS,
    "Moment | None": _MOMENTS,
    "Mood | None": Column(
        lambda values: {"value": np.array([_MOODS.index(one) for one in values], np.int8)},
        lambda arrays: [_MOODS[number] for number in arrays["value"].tolist()],
    ),
    "int": _plain(np.int64),
    "float": _plain(np.float64),
    "bool": _plain(np.bool_),
}

_OWN = {"place": _repeated(Column(write_texts, read_texts))}
"""Fields whose type does not tell how they are best kept."""
