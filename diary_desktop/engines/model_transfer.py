"""Fetches one file of a model over HTTPS: goes on after a break, waits out a stall, and believes only the hash.

Written here because huggingface_hub deletes what arrived when a call fails and compares sizes only; that our addresses
are those it makes is held by a test. The host's protocol, as measured with a local server: a GET answers 200, or 206
to ``Range``; large files are passed on to another host; ``X-Linked-Etag`` is their SHA-256 and ``X-Linked-Size`` their
size.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import httpx2

from diary_desktop.domain.catalogue import ModelFile
from diary_desktop.domain.errors import CancelToken, DiskFull, DownloadFailed, WrongFile
from diary_desktop.engines.disk_errors import disk

STALL_SECONDS: Final = 60.0
"""Without a byte the connection counts as broken."""

TRIES: Final = 5
"""In a row without a single new byte; a byte begins the count anew."""

LONGEST_WAIT: Final = 60.0
"""Seconds between two tries, whatever the host asks for."""

MOST_REDIRECTS: Final = 5

SPARE_BYTES: Final = 64 * 1024 * 1024
"""Left free on the disk, for the diary itself."""

_BLOCK: Final = 1 << 20
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_SHA256 = re.compile(r"[0-9a-f]{64}")

Told = Callable[[int], None]
"""Told how many bytes of the file are there."""


class Transfer:
    """One download at a time, on one connection. Not for a process that holds the diary's keys."""

    def __init__(
        self,
        client: httpx2.Client,
        allowed: Callable[[str], bool],
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """``allowed`` says of a host name whether it may be asked; ``pause`` waits seconds between two tries."""
        self._client = client
        self._allowed = allowed
        self._pause = pause

    def fetch(self, url: str, file: ModelFile, into: Path, told: Told, token: CancelToken) -> Path:
        """The file in the folder ``into``, proved. What arrived of it before is taken up again.

        Raises ``DownloadFailed``, ``DiskFull``, ``StorageError``, ``Cancelled``; then no file of that name is there.
        """
        part = _Part(into / f"{file.name}.part", file)
        require_space(into, file.size - part.size)
        told(part.size)
        with disk():
            self._to_the_end(url, part, told, token)
            return part.proved(into / file.name)

    def _to_the_end(self, url: str, part: _Part, told: Told, token: CancelToken) -> None:
        tries = 0
        while part.size < part.file.size:
            before = part.size
            try:
                self._try(url, part, told, token)
            except _Again as reason:
                tries = 1 if part.size > before else tries + 1
                if tries >= TRIES:
                    raise DownloadFailed from reason
                self._pause(min(LONGEST_WAIT, max(reason.seconds, 2.0 ** (tries - 1))))

    def _try(self, url: str, part: _Part, told: Told, token: CancelToken) -> None:
        """Raises ``_Again`` for whatever may be better the next time."""
        try:
            with self._answer(url, part, token) as response, part.open(_start(response, part)) as out:
                for block in response.iter_raw():  # as it comes: blocks of a size of ours would be lost with the line
                    token.raise_if_cancelled()
                    part.write(out, block)
                    told(part.size)
        except httpx2.TransportError as error:
            raise _Again from error
        if part.size < part.file.size:
            raise _Again

    @contextmanager
    def _answer(self, url: str, part: _Part, token: CancelToken) -> Iterator[httpx2.Response]:
        """The first answer that is not a redirect."""
        for _ in range(MOST_REDIRECTS):
            token.raise_if_cancelled()
            if not self._allowed(httpx2.URL(url).host):
                raise DownloadFailed(
                    "The host passed the request on to another that was not agreed to, so it was not followed.",
                    "Try again later, or bring the model on a stick.",
                )
            asked = {"Accept-Encoding": "identity", **({"Range": f"bytes={part.size}-"} if part.size else {})}
            with self._client.stream("GET", url, headers=asked, follow_redirects=False) as response:
                _check_promise(response, part.file)
                if not response.has_redirect_location:
                    _check_status(response)
                    yield response
                    return
                url = str(response.url.join(response.headers["Location"]))
        raise DownloadFailed("The host sends the request round in circles.", "Try again later.")


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


class _Again(Exception):
    """Worth another try, ``seconds`` from now at the earliest."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__()
        self.seconds = seconds


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


def _check_promise(response: httpx2.Response, file: ModelFile) -> None:
    """What the host says of a large file beforehand saves fetching gigabytes that are not it."""
    etag = response.headers.get("X-Linked-Etag", "").removeprefix("W/").strip('"')
    size = response.headers.get("X-Linked-Size", str(file.size))
    if (_SHA256.fullmatch(etag) and etag != file.sha256) or size != str(file.size):
        raise _wrong()


def _check_status(response: httpx2.Response) -> None:
    status = response.status_code
    if status in (httpx2.codes.OK, httpx2.codes.PARTIAL_CONTENT):
        return
    if status == httpx2.codes.TOO_MANY_REQUESTS or status >= httpx2.codes.INTERNAL_SERVER_ERROR:
        raise _Again(_asked_wait(response))
    if status in (httpx2.codes.UNAUTHORIZED, httpx2.codes.FORBIDDEN):
        raise DownloadFailed("The host wants an account for this file.", "Choose another model.")
    if status == httpx2.codes.NOT_FOUND:
        raise DownloadFailed("The host does not have this file any more.", "Choose another model.")
    raise DownloadFailed("The host refused (answer {status}).", "Try again later.", status=status)


def _asked_wait(response: httpx2.Response) -> float:
    """Seconds the host asks to wait; 0 where it does not say, or says a date."""
    asked = response.headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else 0.0


def _wrong() -> WrongFile:
    return WrongFile()


def require_space(folder: Path, wanted: int) -> None:
    """Raises ``DiskFull`` where ``wanted`` bytes would leave too few on the disk that holds ``folder``."""
    free = shutil.disk_usage(folder).free
    if free < wanted + SPARE_BYTES:
        raise DiskFull(
            "There is not enough room on the disk: {wanted} MB are needed, {free} MB are free.",
            "Free some space and try again: it goes on where it stopped.",
            wanted=-(-(wanted + SPARE_BYTES) // 1_000_000),
            free=free // 1_000_000,
        )
