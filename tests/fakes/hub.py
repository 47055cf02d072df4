"""A stand-in for the model hub on this machine: the same answers to HEAD and GET, and bad manners on request."""

from __future__ import annotations

import hashlib
import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

COMMIT = "c0ffee" + "0" * 34


@dataclass
class Manners:
    """How the next answer misbehaves; the default does not."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut_at: int | None = None
    """Bytes of the body sent before the connection is dropped."""
    stall: bool = False
    """Whether it then stays silent instead of closing."""
    body: bytes | None = None
    """Sent instead of the file."""
    deaf_to_ranges: bool = False
    to: str = ""
    """Where the request is passed on to."""


@dataclass
class Hub:
    """``script`` is used up answer by answer; what comes after it is answered well."""

    files: dict[str, bytes]
    script: list[Manners] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and ``Range`` of every request."""
    port: int = 0
    released: threading.Event = field(default_factory=threading.Event)

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
        yield hub
    finally:
        hub.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = False

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
        hub.asked.append((self.command, path, self.headers.get("Range", "")))
        manners = hub.script.pop(0) if hub.script else Manners()
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
            self.wfile.write(body if manners.cut_at is None else body[: manners.cut_at])
            self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
            return
        if manners.stall:
            self.hub.released.wait(30)
        self.close_connection = manners.cut_at is not None

    def _refuse(self, manners: Manners, status: int) -> None:
        self.send_response(302 if manners.to else status)
        for name, value in ({"Content-Length": "0"} | manners.headers).items():
            self.send_header(name, value)
        if manners.to:
            self.send_header("Location", manners.to)
        self.end_headers()

    def _start(self) -> int:
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        return int(found[1]) if found else 0

    def _headers(self, content: bytes, start: int, body: bytes) -> dict[str, str]:
        found = {
            "X-Repo-Commit": COMMIT,
            "X-Linked-Etag": f'"{hashlib.sha256(content).hexdigest()}"',
            "X-Linked-Size": str(len(content)),
            "Content-Length": str(len(body)),
        }
        if start:
            found["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        return found
