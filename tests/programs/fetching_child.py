"""Fetches models in children of its own, each killed or met by a full disk at another point, and goes on after each.

Started with the address of a stand-in for the host and an empty folder. Says one JSON line for each sweep: how many
points there were, and how the children ended. Whatever is shown as installed after any of them must be whole.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, NoReturn

import httpx2

from diary_desktop.domain.catalogue import Catalogue, CatalogueModel, ModelFile, Role
from diary_desktop.domain.errors import DiaryError
from diary_desktop.engines import model_transfer
from diary_desktop.engines.installed import installed_models
from diary_desktop.engines.model_store import INCOMING, ModelFolder
from diary_desktop.engines.model_transfer import Transfer
from diary_desktop.runtime.engine_thread import Token

KILOBYTE = 1_024
REVISION = "0123456789" * 4

Content = dict[str, bytes]

_reached: list[int] = []
"""The point of this child, once it came to it."""

_random = random.Random(7)
WITS: Content = {"wits.gguf": _random.randbytes(12 * KILOBYTE + 300)}
EARS: Content = {"model.bin": _random.randbytes(3_000), "config.json": b"{}"}


def model_of(key: str, role: Role, content: Content) -> CatalogueModel:
    files = tuple(ModelFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in content.items())
    return CatalogueModel(key, role, key, f"owner/{key}", REVISION, files, "MIT", ("en",))


CATALOGUE = Catalogue(("127.0.0.1",), (model_of("wits", "answering", WITS), model_of("ears", "listening", EARS)))


def served() -> dict[str, bytes]:
    """What the stand-in is to give, by address."""
    return {
        f"{model.hub}/resolve/{REVISION}/{name}": data
        for model, content in zip(CATALOGUE.models, (WITS, EARS), strict=True)
        for name, data in content.items()
    }


def store_of(root: Path, endpoint: str) -> ModelFolder:
    client = partial(httpx2.Client, timeout=20, trust_env=False, verify=False)
    return ModelFolder(root, CATALOGUE, lambda: Transfer(client, endpoint, lambda host: host == "127.0.0.1"))


def fetch(store: ModelFolder, model: CatalogueModel) -> None:
    store.fetch(model, lambda *_: None, Token())


def ended(set_up: Callable[[], None], do: Callable[[], None]) -> str:
    """How a child that does it ended: ``killed``, ``fetched``, or the kind of error it met.

    ``fetched all the same``: its point was reached, where nothing but tidying up was going on.
    """
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            set_up()
            do()
            os.write(tell, b"fetched all the same" if _reached else b"fetched")
        except DiaryError as error:
            os.write(tell, type(error).__name__.encode())
        finally:
            os._exit(0)
    os.close(tell)
    os.waitpid(child, 0)
    with os.fdopen(told, "rb") as said:
        return said.read().decode() or "killed"


def kill() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def full() -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


def at_byte(number: int, happens: Callable[[], NoReturn]) -> None:
    """From here on in this process: once so many bytes of a file lie on the disk."""
    write = model_transfer._Part.write

    def watched(part: model_transfer._Part, out: IO[bytes], block: bytes) -> None:
        if part.size + len(block) < number:
            write(part, out, block)
            return
        write(part, out, block[: number - part.size])
        out.flush()
        happens()

    setattr(model_transfer._Part, "write", watched)  # noqa: B010  for the rest of this process


def at_change(number: int, happens: Callable[[], NoReturn]) -> None:
    """From here on in this process: before the change of that number which is made to the disk."""
    changes = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal changes
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir"):
            changes += 1
            if changes == number:
                _reached.append(number)
                happens()

    sys.addaudithook(watch)


def must_be_whole(store: ModelFolder) -> None:
    """Whatever is shown holds what it must, byte for byte; nothing else is used."""
    shown = store.installed()
    assert all(store.verify(one, lambda *_: None, Token()) for one in shown), shown
    assert not any(one.name.startswith(".") for one in shown)
    here = installed_models(store.root)
    used = {one for one in (here.listening, here.answering) if one is not None}
    assert used <= {store.place_of(one) for one in shown}


def must_be_fetched(store: ModelFolder, model: CatalogueModel) -> None:
    """The next try brings it, and leaves nothing lying about."""
    fetch(store, model)
    must_be_whole(store)
    assert [one.key for one in store.installed() if one.proved and one.key == model.key]
    assert not list((store.root / INCOMING).iterdir())
    assert not [one for one in store.root.rglob("*") if one.name.endswith((".part", ".old", ".new"))]


def bytes_swept(store: ModelFolder, happens: Callable[[], NoReturn]) -> Counter[str]:
    """One file, at its first byte, every kilobyte, the byte on both sides of one, and its last ones."""
    (model, _), (whole,) = CATALOGUE.models, map(len, WITS.values())
    points = sorted({0, 1, KILOBYTE - 1, KILOBYTE + 1, whole - 1, whole, *range(KILOBYTE, whole, KILOBYTE)})
    ends: Counter[str] = Counter()
    for point in points:
        ends[ended(partial(at_byte, point, happens), partial(fetch, store, model))] += 1
        assert store.installed() == []
        must_be_fetched(store, model)
        store.remove(store.installed()[0])
    return ends


def changes_swept(store: ModelFolder, happens: Callable[[], NoReturn], *, anew: bool) -> Counter[str]:
    """Two files, before every single change to the disk; ``anew``: over a model that is there already."""
    model = CATALOGUE.models[1]
    ends: Counter[str] = Counter()
    while True:
        if anew:
            fetch(store, model)
        number = sum(ends.values()) + 1
        end = ended(partial(at_change, number, happens), partial(fetch, store, model))
        must_be_whole(store)
        must_be_fetched(store, model)
        store.remove(store.installed()[0])
        if end == "fetched":  # there is no such change any more
            return ends
        ends[end] += 1


def tell(what: str, ends: Counter[str]) -> None:
    sys.stdout.write(json.dumps({"what": what, **ends}) + "\n")


def main(endpoint: str, folder: Path) -> None:
    for name, happens in (("kill", kill), ("full", full)):
        bytes_ = bytes_swept(store_of(folder / f"{name}-bytes", endpoint), happens)
        tell(f"{name} at bytes", bytes_)
        for anew in (False, True):
            changes = changes_swept(store_of(folder / f"{name}-changes-{anew}", endpoint), happens, anew=anew)
            tell(f"{name} at changes{' anew' if anew else ''}", changes)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
