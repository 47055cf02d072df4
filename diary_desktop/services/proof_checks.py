"""The looks of a proof that end in a result: files, the planted control, the erased entry, connections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.passage import Vectors

from .file_scan import Roots, Scanned, scan
from .proof import Finder, vector_needles
from .proof_encodings import encodings_of
from .proof_report import (
    CONNECTIONS_LIMIT,
    CONNECTIONS_NONE,
    CONNECTIONS_SOME,
    CONNECTIONS_UNKNOWN,
    CONTROL_FOUND,
    CONTROL_LIMIT,
    CONTROL_MISSED,
    ERASED_CLEAN,
    ERASED_FOUND,
    ERASED_LIMIT,
    FILES_CLEAN,
    FILES_FOUND,
    FILES_LIMIT,
    SOCKETS_LEAK,
    SOCKETS_LIMIT,
    SOCKETS_OPEN,
    SOCKETS_REFUSED,
    SOCKETS_UNKNOWN,
    Check,
)
from .socket_guard import OFF, ON


@dataclass(frozen=True, slots=True)
class Traces:
    """Byte strings to look for in files; each one's name says which word it is and how it is written."""

    wanted: dict[bytes, str]

    @classmethod
    def of(cls, words: Iterable[str], vectors: Vectors, sound: Mapping[bytes, str]) -> Traces:
        """All the ways of ``words``, each row of ``vectors`` in three widths, pieces of a ``sound``.

        No two words are told apart.
        """
        found: dict[bytes, str] = {}
        for word in words:
            for needle, way in encodings_of(word).items():
                found.setdefault(needle, way)
        return cls(found | vector_needles(vectors) | dict(sound))

    def joined(self, other: Traces) -> Traces:
        """Both."""
        return Traces(self.wanted | other.wanted)

    @property
    def ways(self) -> set[str]:
        return set(self.wanted.values())

    def scan(
        self, roots: Roots, since: float, token: CancelToken, told: Callable[[int, int], None]
    ) -> tuple[Scanned, list[tuple[Path, bytes]]]:
        """Read the files once. Beside what was read, each file with each byte string found in it."""
        finder = Finder({needle: needle.hex() for needle in self.wanted})
        scanned = scan(roots, finder, since, token, told)
        return scanned, [(file, bytes.fromhex(name)) for file, name in scanned.found]


Look = tuple[Scanned, list[tuple[Path, bytes]]]


def files_check(look: Look, traces: Traces) -> Check:
    """Nothing of what was kept can be read anywhere."""
    scanned, found = look
    places = {file for file, needle in found if needle in traces.wanted}
    values: dict[str, int | str] = {"files": scanned.files, "older": scanned.older, "ways": len(traces.ways)}
    values["size"] = readable_size(scanned.size)
    if places:
        return Check("files", False, FILES_FOUND, values | {"places": len(places)}, FILES_LIMIT)
    return Check("files", True, FILES_CLEAN, values, FILES_LIMIT)


def erased_check(look: Look, traces: Traces) -> Check:
    """Nothing of what was erased can be read anywhere."""
    places = {file for file, needle in look[1] if needle in traces.wanted}
    if places:
        return Check("erased", False, ERASED_FOUND, {"places": len(places)}, ERASED_LIMIT)
    return Check("erased", True, ERASED_CLEAN, {}, ERASED_LIMIT)


def control_check(folder: Path, traces: Traces) -> Check:
    """A plain file for every byte string is planted, must be found, and is removed."""
    folder.mkdir(mode=0o700)
    finder = Finder({needle: needle.hex() for needle in traces.wanted})
    missed: set[str] = set()
    file = folder / "planted"
    try:
        for needle, way in traces.wanted.items():
            file.write_bytes(b"before " + needle + b" after")
            if needle.hex() not in finder.names_in_file(file):
                missed.add(way)
    finally:
        file.unlink(missing_ok=True)
        folder.rmdir()
    values = {"ways": len(traces.ways), "missed": len(missed)}
    if missed:
        return Check("control", False, CONTROL_MISSED, values, CONTROL_LIMIT)
    return Check("control", True, CONTROL_FOUND, values, CONTROL_LIMIT)


def connections_check(looks: Sequence[int | None], refused: int) -> Check:
    """No look at the own sockets found one to a network. ``refused``: attempts of Python code."""
    known = [one for one in looks if one is not None]
    values: dict[str, int | str] = {"looks": len(known), "refused": refused, "open": max(known, default=0)}
    if any(known):
        return Check("connections", False, CONNECTIONS_SOME, values, CONNECTIONS_LIMIT)
    if not known:
        return Check("connections", None, CONNECTIONS_UNKNOWN, values, CONNECTIONS_LIMIT)
    return Check("connections", True, CONNECTIONS_NONE, values, CONNECTIONS_LIMIT)


def sockets_check(own: str, begun: str) -> Check:
    """What an attempt at a socket gave in this process, and in one begun from it."""
    if own != ON:
        return Check("sockets", None, SOCKETS_OPEN if own == OFF else SOCKETS_UNKNOWN, {}, SOCKETS_LIMIT)
    sound = begun == ON
    return Check("sockets", sound, SOCKETS_REFUSED if sound else SOCKETS_LEAK, {}, SOCKETS_LIMIT)


def readable_size(count: int) -> str:
    """Bytes as a person says them, in powers of 1,000."""
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} B"
