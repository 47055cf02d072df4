"""Fetches one file of a model over HTTPS: goes on after a break, waits out a stall, and believes only the hash.

Written here because huggingface_hub deletes what arrived when a call fails and compares sizes only; addresses and what
lies there are asked through it (``hub_files``). The host's protocol, as measured with a local server: a GET answers
200, or 206 to ``Range``; large files are passed on to another host.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import httpx2

from diary_desktop.domain.catalogue import CatalogueModel, ModelFile
from diary_desktop.domain.errors import CancelToken, DownloadFailed, WrongFile
from diary_desktop.engines.disk_errors import disk, require_space
from diary_desktop.engines.host_answers import Again, check_status, in_circles, passed_on
from diary_desktop.engines.hub_files import HubFiles

STALL_SECONDS: Final = 60.0
"""Without a byte the connection counts as broken."""

TRIES: Final = 5
"""In a row without a single new byte; a byte begins the count anew."""

LONGEST_WAIT: Final = 60.0
"""Seconds between two tries, whatever the host asks for."""

MOST_REDIRECTS: Final = 5

_BLOCK: Final = 1 << 20
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")

Told = Callable[[int], None]
"""Told how many bytes of the file are there."""


class Transfer:
    """One download at a time. Not for a process that holds the diary's keys."""

    def __init__(
        self,
        new_client: Callable[[], httpx2.Client],
        endpoint: str,
        allowed: Callable[[str], bool],
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """``endpoint`` is the host's address without a path; ``allowed`` says of a host name whether it may be asked.

        ``pause`` waits seconds between two tries.
        """
        self._new_client = new_client
        self._hub = HubFiles(new_client, endpoint, allowed)
        self._allowed = allowed
        self._pause = pause

    def fetch(self, model: CatalogueModel, file: ModelFile, into: Path, told: Told, token: CancelToken) -> Path:
        """The file of ``model`` in the folder ``into``, proved. What arrived of it before is taken up again.

        Raises ``DownloadFailed``, ``DiskFull``, ``StorageError``, ``Cancelled``; then no file of that name is there.
        """
        part = _Part(into / f"{file.name}.part", file)
        require_space(into, file.size - part.size)
        told(part.size)
        with disk():
            with self._new_client() as client:
                self._to_the_end(client, model, part, told, token)
            return part.proved(into / file.name)

    def _to_the_end(
        self, client: httpx2.Client, model: CatalogueModel, part: _Part, told: Told, token: CancelToken
    ) -> None:
        tries, asked = 0, False
        while part.size < part.file.size:
            before = part.size
            try:
                token.raise_if_cancelled()
                if not asked:
                    self._hub.check(model, part.file)
                    asked = True
                self._try(client, self._hub.address(model, part.file), part, told, token)
            except Again as reason:
                tries = 1 if part.size > before else tries + 1
                if tries >= TRIES:
                    raise DownloadFailed from reason
                self._pause(min(LONGEST_WAIT, max(reason.seconds, 2.0 ** (tries - 1))))

    def _try(self, client: httpx2.Client, url: str, part: _Part, told: Told, token: CancelToken) -> None:
        """Raises ``Again`` for whatever may be better the next time."""
        try:
            with self._answer(client, url, part, token) as response, part.open(_start(response, part)) as out:
                for block in response.iter_raw():  # as it comes: blocks of a size of ours would be lost with the line
                    token.raise_if_cancelled()
                    part.write(out, block)
                    told(part.size)
        except httpx2.TransportError as error:
            raise Again from error
        if part.size < part.file.size:
            raise Again

    @contextmanager
    def _answer(self, client: httpx2.Client, url: str, part: _Part, token: CancelToken) -> Iterator[httpx2.Response]:
        """The first answer that is not a redirect."""
        for _ in range(MOST_REDIRECTS):
            token.raise_if_cancelled()
            if not self._allowed(httpx2.URL(url).host):
                raise passed_on()
            asked = {"Accept-Encoding": "identity", **({"Range": f"bytes={part.size}-"} if part.size else {})}
            with client.stream("GET", url, headers=asked, follow_redirects=False) as response:
                if not response.has_redirect_location:
                    check_status(response)
                    yield response
                    return
                url = _next(response)
        raise in_circles()


class _Part:
    """What has arrived of a file, on the disk, and its hash so far."""

    def __init__(self, path: Path, file: ModelFile) -> None:
        self.path = path
        self.file = file
        self.size = 0
        self._digest = hashlib.sha256()
        if path.is_file() and path.stat().st_size <= file.size:
            self._take_up()

    def _take_up(self) -> None:
        with self.path.open("rb") as file:
            while block := file.read(_BLOCK):
                self._digest.update(block)
                self.size += len(block)

    @contextmanager
    def open(self, start: int) -> Iterator[IO[bytes]]:
        """For writing from ``start``: where it stopped, or the beginning."""
        if start == 0:
            self.size, self._digest = 0, hashlib.sha256()
        with self.path.open("r+b" if self.size else "wb") as out:
            out.seek(self.size)
            yield out

    def write(self, out: IO[bytes], block: bytes) -> None:
        if self.size + len(block) > self.file.size:
            self.path.unlink()
            raise _wrong()
        out.write(block)
        self._digest.update(block)
        self.size += len(block)

    def proved(self, final: Path) -> Path:
        """Under its final name, flushed. Raises ``DownloadFailed`` and removes it where the hash is another."""
        if self._digest.hexdigest() != self.file.sha256:
            self.path.unlink()
            raise _wrong()
        with self.path.open("r+b") as file:  # Windows flushes only what may be written
            os.fsync(file.fileno())
        self.path.replace(final)
        return final


def _next(response: httpx2.Response) -> str:
    """Where the request is passed on to."""
    try:
        return str(response.url.join(response.headers["Location"]))
    except httpx2.InvalidURL as error:
        raise passed_on() from error


def _start(response: httpx2.Response, part: _Part) -> int:
    """The byte the answer begins with. Raises where it is not the file that was asked for."""
    if response.status_code == httpx2.codes.PARTIAL_CONTENT:
        found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if not found or int(found[1]) != part.size or int(found[3]) != part.file.size:
            raise _wrong()
        return part.size
    if response.headers.get("Content-Length", str(part.file.size)) != str(part.file.size):
        raise _wrong()
    return 0


def _wrong() -> WrongFile:
    return WrongFile()
