"""What proving and fetching a model cost: beside ``sha256sum`` and beside a bare copy over HTTP that also hashes.

The hub stands in on this machine, so the line is as fast as it gets and only our own work shows.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import httpx2

from diary_desktop.domain.catalogue import CatalogueModel, ModelFile
from diary_desktop.engines.minilm_files import sha256_of
from diary_desktop.engines.model_transfer import Transfer
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.hub import Hub, serving

from .figures import Figure, seconds_of

REVISION = "0123456789" * 4
WHERE = f"owner/name/resolve/{REVISION}/weights.bin"


def measure(quick: bool) -> list[Figure]:
    """512 MB, seven times each in turn; with ``quick`` 64 MB, three times."""
    size, repeats = (64 << 20, 3) if quick else (512 << 20, 7)
    with tempfile.TemporaryDirectory(prefix="diary-benchmark-") as folder:
        path = Path(folder) / "weights.bin"
        path.write_bytes(os.urandom(size))
        sha256_of(path)  # from here on it is read from memory, by everybody
        return [_proving(path, repeats), _fetching(path, repeats)]


def _proving(path: Path, repeats: int) -> Figure:
    ours, theirs = [], []
    for _ in range(repeats):
        theirs.append(seconds_of(lambda: subprocess.run(["sha256sum", path], check=True, capture_output=True)))
        ours.append(seconds_of(lambda: sha256_of(path)))
    return Figure("verify_ratio", statistics.median(ours) / statistics.median(theirs), "x", 1.25, 1.0)


def _fetching(path: Path, repeats: int) -> Figure:
    """Both by a client of their own, as a download is; what was fetched is removed when the clock stands still."""
    file = ModelFile(path.name, path.stat().st_size, sha256_of(path))
    model = CatalogueModel("name", "answering", "Name", "owner/name", REVISION, (file,), "MIT", ("en",))
    new_client = partial(httpx2.Client, timeout=60, trust_env=False, verify=False)
    bare, into = path.with_name("bare"), path.parent / "here"
    into.mkdir()
    ours, theirs = [], []
    with serving({WHERE: path.read_bytes()}) as hub:
        transfer = Transfer(new_client, hub.endpoint, lambda _: True)
        for _ in range(repeats):
            theirs.append(seconds_of(lambda: _bare_copy(new_client, hub, bare)))
            ours.append(seconds_of(lambda: transfer.fetch(model, file, into, lambda _: None, Token())))
            bare.unlink()
            (into / file.name).unlink()
    return Figure("download_ratio", statistics.median(ours) / statistics.median(theirs), "x", 1.2, 1.0)


def _bare_copy(new_client: Callable[[], httpx2.Client], hub: Hub, to: Path) -> None:
    digest = hashlib.sha256()
    with new_client() as client, client.stream("GET", hub.url(WHERE)) as response, to.open("wb") as out:
        for block in response.iter_raw():
            out.write(block)
            digest.update(block)
        out.flush()
        os.fsync(out.fileno())
