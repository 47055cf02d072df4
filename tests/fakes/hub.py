"""A stand-in for the model hub on this machine: the same answers to HEAD and GET, and bad manners on request."""

from __future__ import annotations

import hashlib
import re
import socketserver
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from huggingface_hub import constants


@contextmanager
def _library_may_ask() -> Iterator[None]:
    """As in the one process that fetches: the hub's own library may ask, and tells nobody else about it."""
    before = constants.HF_HUB_OFFLINE, constants.HF_HUB_DISABLE_TELEMETRY
    constants.HF_HUB_OFFLINE, constants.HF_HUB_DISABLE_TELEMETRY = False, True
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE, constants.HF_HUB_DISABLE_TELEMETRY = before


@dataclass
class Manners:
    """How the next answer misbehaves; the default does not."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut_at: int | None = None
    """Bytes of the body sent before the connection is dropped."""
    stall: bool = False
    """Whether it then stays silent instead of closing."""
    slow: int = 0
    """Bytes sent at a time, with a hundredth of a second between them; 0 for all at once."""
    body: bytes | None = None
    """Sent instead of the file."""
    deaf_to_ranges: bool = False
    to: str = ""
    """Where the request is passed on to."""


@dataclass
class Hub:
    """``script`` is used up answer by answer to GET, ``heads`` by those to HEAD; what comes after is answered well."""

    files: dict[str, bytes]
    script: list[Manners] = field(default_factory=list)
    heads: list[Manners] = field(default_factory=list)
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and ``Range`` of every request."""
    headers: list[dict[str, str]] = field(default_factory=list)
    """What else each of them said."""
    port: int = 0
    released: threading.Event = field(default_factory=threading.Event)
    _hashes: dict[int, str] = field(default_factory=dict)

    def hash_of(self, content: bytes) -> str:
        """In hexadecimal. A host knows it beforehand as well."""
        if id(content) not in self._hashes:
            self._hashes[id(content)] = hashlib.sha256(content).hexdigest()
        return self._hashes[id(content)]

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Path and ``Range`` of every GET."""
        return [(path, part) for method, path, part in self.requests if method == "GET"]

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"{self.endpoint}/{path}"


@contextmanager
def serving(files: dict[str, bytes], script: list[Manners] | None = None) -> Iterator[Hub]:
    """The hub, served until the block ends. Paths are as in addresses: ``owner/name/resolve/REVISION/file``."""
    hub = Hub(files, list(script or ()))
    handler = type("_Bound", (_Handler,), {"hub": hub})
    server = _Server(("127.0.0.1", 0), handler)
    hub.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, name="hub")
    thread.start()
    try:
        with _library_may_ask():
            yield hub
    finally:
        hub.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed is no news; anything else is."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # handed on as it came

    def server_bind(self) -> None:
        """Without the look-up of its own name that the library makes here."""
        socketserver.TCPServer.server_bind(self)


class _Handler(BaseHTTPRequestHandler):
    hub: ClassVar[Hub]
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""

    def _answer(self, *, with_body: bool) -> None:
        hub, path = self.hub, self.path.lstrip("/")
        hub.requests.append((self.command, path, self.headers.get("Range", "")))
        hub.headers.append({name.lower(): value for name, value in self.headers.items()})
        script = hub.script if with_body else hub.heads
        manners = script.pop(0) if script else Manners()
        content = hub.files.get(path)
        if manners.to or manners.status >= 400 or content is None:
            self._refuse(manners, 404 if content is None else manners.status)
            return
        start = 0 if manners.deaf_to_ranges else self._start()
        body = (content if manners.body is None else manners.body)[start:]
        self.send_response(206 if start else manners.status)
        for name, value in (self._headers(content, start, body) | manners.headers).items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self._send(body, manners)

    def _send(self, body: bytes, manners: Manners) -> None:
        try:
            self._write(body if manners.cut_at is None else body[: manners.cut_at], manners.slow)
            self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
            return
        if manners.stall:
            self.hub.released.wait(30)
        self.close_connection = manners.cut_at is not None

    def _write(self, body: bytes, slow: int) -> None:
        for start in range(0, len(body), slow or len(body) or 1):
            self.wfile.write(body[start : start + slow] if slow else body)
            if slow:
                time.sleep(0.01)

    def _refuse(self, manners: Manners, status: int) -> None:
        self.send_response(302 if manners.to else status)
        told = self._headers(self.hub.files[self.path.lstrip("/")], 0, b"") if manners.to else {"Content-Length": "0"}
        for name, value in (told | manners.headers).items():
            self.send_header(name, value)
        if manners.to:
            self.send_header("Location", manners.to)
        self.end_headers()

    def _start(self) -> int:
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        return int(found[1]) if found else 0

    def _headers(self, content: bytes, start: int, body: bytes) -> dict[str, str]:
        commit = re.search(r"/resolve/([0-9a-f]{40})/", self.path)
        found = {
            "X-Repo-Commit": commit[1] if commit else "",
            "X-Linked-Etag": f'"{self.hub.hash_of(content)}"',
            "X-Linked-Size": str(len(content)),
            "Content-Length": str(len(body)),
        }
        if start:
            found["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        return found
