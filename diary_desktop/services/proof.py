"""Looks for the diary in its own files, as a thief would: readable words and vectors that should not be there."""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

SHORTEST_WORD = 6
"""Letters; a shorter word turns up in random bytes by chance."""

VECTOR_BYTES = 16
"""Bytes of a vector looked for: long enough never to occur by chance, short enough to find a torn copy."""

_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST_WORD},}}")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look through ``files`` files of ``size`` bytes found of ``words`` words and ``vectors`` vectors."""

    files: int
    size: int
    words: int
    vectors: int
    found: tuple[str, ...]


def long_words(texts: Iterable[str]) -> set[str]:
    """Every word of six letters or more, as written, in lower case and capitalised."""
    words = {word for text in texts for word in _WORD.findall(text)}
    return words | {word.lower() for word in words} | {word.capitalize() for word in words}


def needles(words: Iterable[str]) -> dict[bytes, str]:
    """How each word could lie on disk: UTF-8, and UTF-16 as some libraries keep text."""
    return {word.encode(coding): word for word in words for coding in ("utf-8", "utf-16-le", "utf-16-be")}


def vector_needles(vectors: npt.NDArray[np.floating]) -> dict[bytes, str]:
    """The beginning of each row as float64, float32 and float16 bytes."""
    return {
        np.ascontiguousarray(row, dtype=kind).tobytes()[:VECTOR_BYTES]: f"vector {number} ({np.dtype(kind).name})"
        for kind in (np.float64, np.float32, np.float16)
        for number, row in enumerate(vectors)
    }


def search_files(folder: Path, wanted: dict[bytes, str]) -> Iterator[tuple[Path, str]]:
    """Every (file, name) where a wanted byte string lies in a file below ``folder``, or in a file's own name."""
    names = {needle: name for needle, name in wanted.items() if needle}
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        spelled = str(file.relative_to(folder)).encode()
        yield from ((file, name) for needle, name in names.items() if needle in spelled)
        if file.stat().st_size:
            with file.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content:
                yield from [(file, name) for needle, name in names.items() if content.find(needle) >= 0]


def look_through(
    folder: Path, texts: Iterable[str], vectors: npt.NDArray[np.floating], harmless: Iterable[str] = ()
) -> Finding:
    """Search ``folder`` for the long words of ``texts`` (but for ``harmless`` ones) and for ``vectors``."""
    words = long_words(texts) - set(harmless)
    wanted = needles(words) | vector_needles(vectors)
    found = sorted({name for _, name in search_files(folder, wanted)})
    files = [one for one in folder.rglob("*") if one.is_file()]
    return Finding(len(files), sum(one.stat().st_size for one in files), len(words), len(vectors), tuple(found))


def words_held(folder: Path, words: set[str]) -> set[str]:
    """Which of ``words`` lie in the files anyway, as in an empty vault whose library writes names of its own."""
    return {name for _, name in search_files(folder, needles(words))}
