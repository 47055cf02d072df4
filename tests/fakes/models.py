"""Models without children or a network: a folder of names, and what ``diary-desktop models`` would say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from diary_desktop.domain.errors import CancelToken, DiaryError, UnknownModel

Fields = dict[str, Any]

OFFERED = {"ears": ("listening", 3_000_000), "wits": ("answering", 40_000_000)}


class FakeModels:
    """Called as ``system.model_child.run_models`` is. ``asked`` keeps the words and lines of every call."""

    def __init__(self) -> None:
        self.here: dict[str, bool] = {}
        """Key or name, and whether it is proved."""
        self.asked: list[tuple[tuple[str, ...], str]] = []
        self.fails: dict[str, DiaryError] = {}
        """By action."""
        self.memory_free = 9 << 30
        self.before: Callable[[CancelToken], object] = lambda _: None
        """Called while a model is fetched."""

    def __call__(
        self, words: Sequence[str], given: str, token: CancelToken, told: Callable[[Mapping[str, object]], None]
    ) -> list[Fields]:
        self.asked.append((tuple(words), given))
        if words[0] in self.fails:
            raise self.fails.pop(words[0])
        action: Callable[..., list[Fields]] = getattr(self, f"_{words[0]}")
        return action(words[1:], token, told)

    def _list(self, *_: object) -> list[Fields]:
        said: list[Fields] = [{"event": "host", "host": "hub.example"}]
        said += [self._one(name) for name in self.here]
        return said + [
            {
                "event": "offered",
                "role": role,
                "key": key,
                "title": key.title(),
                "bytes": size,
                "licence": "MIT",
                "files": [[f"{key}.bin", size]],
            }
            for key, (role, size) in OFFERED.items()
            if key not in self.here
        ]

    def _recommend(self, *_: object) -> list[Fields]:
        size = sum(size for _, size in OFFERED.values())
        machine = {
            "cores": 4,
            "memory_bytes": 16 << 30,
            "memory_free_bytes": self.memory_free,
            "disk_free_bytes": 50 << 30,
        }
        return [{"event": "machine", **machine}] + [
            {"event": "choice", "step": step, "bytes": size, "models": list(OFFERED), "recommended": step == "light"}
            for step in ("light", "balanced", "best")
        ]

    def _download(self, words: Sequence[str], token: CancelToken, told: Callable[[Fields], None]) -> list[Fields]:
        size = OFFERED[words[0]][1]
        told({"event": "progress", "done": size // 2, "total": size})
        self.before(token)
        self.here[words[0]] = True
        return [{"event": "fetched", "key": words[0]}]

    def _import(self, words: Sequence[str], *_: object) -> list[Fields]:
        if "--unverified" not in words:
            raise UnknownModel
        self.here["own.gguf"] = False
        return [self._one("own.gguf")]

    def _export(self, *_: object) -> list[Fields]:
        return [{"event": "exported", "models": list(self.here)}]

    def _use(self, words: Sequence[str], *_: object) -> list[Fields]:
        return []

    def _remove(self, words: Sequence[str], *_: object) -> list[Fields]:
        del self.here[words[0]]
        return []

    def _verify(self, words: Sequence[str], *_: object) -> list[Fields]:
        return [{"event": "verified", "model": words[0], "proved": self.here[words[0]]}]

    def _trial(self, words: Sequence[str], *_: object) -> list[Fields]:
        measured = {"speed": 0.25, "unit": "seconds of work for a second of speech"}
        name = "starter" if words[0] == "--starter" else words[0]
        return [{"event": "trial", "model": name, "load_seconds": 1.5, "memory_mb": 400, **measured}]

    def _one(self, name: str) -> Fields:
        role, size = OFFERED.get(name, ("answering", 5_000_000))
        key = name if name in OFFERED else ""
        return {
            "event": "installed",
            "role": role,
            "model": name,
            "key": key,
            "bytes": size,
            "proved": self.here[name],
            "title": name.title() if name in OFFERED else name,
            "licence": "MIT",
        }
