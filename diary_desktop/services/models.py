"""Models as the window deals with them: what is there and what suits, and every change made by a child process.

The diary's own process connects to nothing and loads no file nobody vouches for; it reads what the child says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.domain.models import Computer, Installed, Offered, Shelf, Suggested, Tried, starter_name
from diary_desktop.runtime.event_bus import EventBus

Fields = Mapping[str, object]

RunModels = Callable[[Sequence[str], str, CancelToken, Callable[[Fields], None]], Sequence[Fields]]
"""Words after ``diary-desktop models``, a line of standard input, a token, and who hears of progress."""


class Models:
    """Runs on the models lane; every method waits for its child. Raises what ``diary-desktop models`` ends with."""

    def __init__(self, run: RunModels, changed: Callable[[], None], bus: EventBus) -> None:
        """``changed`` is called once other models lie in the folder, so that engines are loaded anew."""
        self._run = run
        self._changed = changed
        self._bus = bus

    def look(self, languages: Sequence[str], token: CancelToken) -> Shelf:
        """What is there, what may be had, and what suits a person of these languages."""
        listed = self._run(["list"], "", token, _unheard)
        suggested = self._run(["recommend", "--language", *languages], "", token, _unheard)
        return Shelf(
            tuple(_installed(one) for one in listed if one["event"] == "installed"),
            tuple(_offered(one) for one in listed if one["event"] == "offered"),
            tuple(_suggested(one) for one in suggested if one["event"] == "choice"),
            next((str(one["host"]) for one in listed if one["event"] == "host"), ""),
            next((_computer(one) for one in suggested if one["event"] == "machine"), Computer()),
            tuple(languages),
        )

    def fetch(self, keys: Sequence[str], job: JobId, token: CancelToken) -> None:
        """Fetch what a person agreed to, one model after another; the ones before a failure stay."""
        for key in keys:
            self.fetch_one(key, job, token)

    def fetch_one(self, key: str, job: JobId, token: CancelToken) -> None:
        """One of them; it is used at the next job of its engine."""
        self._run(["download", key, "--yes"], "", token, self._teller(job, key))
        self._changed()

    def use(self, one: Installed, token: CancelToken) -> None:
        """It is the one of its role from now on."""
        self._run(["use", one.name], "", token, _unheard)
        self._changed()

    def take_in(self, kit: Path, job: JobId, token: CancelToken, *, unknown: bool = False) -> tuple[Installed, ...]:
        """The models of a kit. Raises ``UnknownModel`` where it holds others than the catalogue's, unless allowed."""
        words = ["import", "-", *(["--unverified"] if unknown else [])]
        found = self._run(words, str(kit), token, self._teller(job, "kit"))
        self._changed()
        return tuple(_installed(one) for one in found if one["event"] == "installed")

    def pack(self, kit: Path, job: JobId, token: CancelToken) -> None:
        """All installed models into one file."""
        self._run(["export", "-"], str(kit), token, self._teller(job, "kit"))

    def remove(self, one: Installed, token: CancelToken) -> None:
        """Out of the folder."""
        self._run(["remove", one.name, "--yes"], "", token, _unheard)
        self._changed()

    def verify(self, one: Installed, job: JobId, token: CancelToken) -> bool:
        """Read every byte again."""
        found = self._run(["verify", one.name], "", token, self._teller(job, one.name))
        return all(bool(each["proved"]) for each in found if each["event"] == "verified")

    def try_one(self, one: Installed, language: str, token: CancelToken) -> Tried:
        """Twenty seconds of its work, in a process of its own."""
        (found,) = self._run(["trial", one.name, "--language", language], "", token, _unheard)
        return _tried(one.name, found)

    def try_starter(self, role: str, language: str, token: CancelToken) -> Tried:
        """What came with the diary for a role, in the same way."""
        (found,) = self._run(["trial", "--starter", role, "--language", language], "", token, _unheard)
        return _tried(starter_name(role), found)

    def _teller(self, job: JobId, step: str) -> Callable[[Fields], None]:
        def told(event: Fields) -> None:
            self._bus.publish(Progress(job, int(str(event["done"])), int(str(event["total"])), step))

        return told


def no_models(*_: object) -> Sequence[Fields]:
    """Where nobody runs children, as in most tests: an empty folder and nothing to be had."""
    return ()


def _tried(name: str, found: Fields) -> Tried:
    return Tried(
        name,
        float(str(found["speed"])),
        str(found["unit"]),
        float(str(found["load_seconds"])),
        int(str(found["memory_mb"])),
        float(str(found.get("first_seconds", 0.0))),
    )


def _computer(found: Fields) -> Computer:
    names = ("cores", "memory_bytes", "memory_free_bytes", "disk_free_bytes")
    return Computer(*(int(str(found[name])) for name in names))


def _unheard(_: Fields) -> None:
    """Progress of something short."""


def _installed(found: Fields) -> Installed:
    return Installed(
        str(found["role"]),
        str(found["model"]),
        str(found["key"]),
        int(str(found["bytes"])),
        bool(found["proved"]),
        bool(found.get("used", True)),
        int(str(found.get("rank", 0))),
        str(found.get("title", found["model"])),
        str(found.get("licence", "")),
    )


def _offered(found: Fields) -> Offered:
    return Offered(
        str(found["role"]),
        str(found["key"]),
        str(found["title"]),
        int(str(found["bytes"])),
        str(found["licence"]),
        int(str(found.get("memory_bytes", 0))),
        _files(found.get("files", [])),
    )


def _files(found: object) -> tuple[tuple[str, int], ...]:
    assert isinstance(found, list)
    return tuple((str(name), int(size)) for name, size in found)


def _suggested(found: Fields) -> Suggested:
    keys = found["models"]
    assert isinstance(keys, list)
    return Suggested(
        str(found["step"]), tuple(str(one) for one in keys), int(str(found["bytes"])), bool(found["recommended"])
    )
