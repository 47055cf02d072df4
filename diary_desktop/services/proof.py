"""Looks for the diary in its own files, as a thief would: readable words and vectors that should not be there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

SHORTEST_WORD = 6
"""Letters; a shorter word turns up in random bytes by chance."""

VECTOR_BYTES = 16
"""Bytes of a vector looked for: long enough never to occur by chance, short enough to find a torn copy."""

PIECE = 1 << 20
"""Bytes of a file looked at in one go."""

_KEY_BYTES = 3
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


def sought_in(texts: Iterable[str]) -> set[str]:
    """What to look for of ``texts``: their long words, and whole what has none but is long enough itself."""
    texts = list(texts)
    short = {text.strip() for text in texts if not _WORD.search(text)}
    return long_words(texts) | {text for text in short if len(text) >= SHORTEST_WORD}


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


class Finder:
    """Finds many byte strings at once, in one pass over the bytes however many there are.

    Each wanted string is known by three of its bytes, those that are least like the zeros most files are full of.
    """

    def __init__(self, wanted: Mapping[bytes, str]) -> None:
        self.wanted = {needle: name for needle, name in wanted.items() if len(needle) >= _KEY_BYTES}
        self.longest = max(map(len, self.wanted), default=0)
        self._known = np.zeros(1 << 8 * _KEY_BYTES, np.bool_)
        self._by_key: dict[bytes, list[tuple[int, bytes]]] = {}
        for needle in self.wanted:
            at = _telling(needle)
            key = needle[at : at + _KEY_BYTES]
            self._known[int.from_bytes(key, "little")] = True
            self._by_key.setdefault(key, []).append((at, needle))

    def names_in(self, content: bytes) -> set[str]:
        """The names of all that ``content`` holds."""
        return {self.wanted[needle] for needle in self._needles_in(content)}

    def names_in_file(self, file: Path, look_up: Callable[[int], None] | None = None) -> set[str]:
        """The same of a file of any size. ``look_up`` is told the bytes read after each piece. Raises ``OSError``."""
        found: set[str] = set()
        rest = b""
        with file.open("rb") as handle:
            while piece := handle.read(PIECE):
                found |= self.names_in(rest + piece)
                rest = (rest + piece)[-max(1, self.longest - 1) :]
                if look_up is not None:
                    look_up(len(piece))
        return found

    def _needles_in(self, content: bytes) -> Iterator[bytes]:
        raw = np.frombuffer(content, np.uint8)
        if len(raw) < _KEY_BYTES:
            return
        keys = raw[:-2].astype(np.uint32)
        keys |= raw[1:-1].astype(np.uint32) << 8
        keys |= raw[2:].astype(np.uint32) << 16
        for place in np.flatnonzero(self._known[keys]).tolist():
            for at, needle in self._by_key[content[place : place + _KEY_BYTES]]:
                if content.startswith(needle, max(0, place - at)) and place >= at:
                    yield needle


def _telling(needle: bytes) -> int:
    """Where its three most telling bytes begin."""
    windows = range(len(needle) - _KEY_BYTES + 1)
    return max(windows, key=lambda at: len(set(needle[at : at + _KEY_BYTES]) - {0}))


def search_files(folder: Path, wanted: dict[bytes, str]) -> Iterator[tuple[Path, str]]:
    """Every (file, name) where a wanted byte string lies in a file below ``folder``, or in a file's own name."""
    finder = Finder(wanted)
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        spelled = finder.names_in(str(file.relative_to(folder)).encode())
        yield from ((file, name) for name in sorted(spelled | finder.names_in_file(file)))


def look_through(
    folder: Path, texts: Iterable[str], vectors: npt.NDArray[np.floating], harmless: Iterable[str] = ()
) -> Finding:
    """Search ``folder`` for what is sought of ``texts`` (but for ``harmless`` words) and for ``vectors``."""
    words = sought_in(texts) - set(harmless)
    wanted = needles(words) | vector_needles(vectors)
    found = sorted({name for _, name in search_files(folder, wanted)})
    files = [one for one in folder.rglob("*") if one.is_file()]
    return Finding(len(files), sum(one.stat().st_size for one in files), len(words), len(vectors), tuple(found))


def words_held(folder: Path, words: set[str]) -> set[str]:
    """Which of ``words`` lie in the files anyway, as in an empty vault whose library writes names of its own."""
    return {name for _, name in search_files(folder, needles(words))}
